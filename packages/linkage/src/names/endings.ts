// Russian surnames and patronymics without what only tells the sex of their bearer.

/** The surname without its gender: Иванов and Иванова, Каменский and Каменская are one. */
export function surnameStem(surname: string): string {
  if (surname.length < 4) return surname;
  if (/(?:ов|ев|ин|ын)а$/u.test(surname)) return surname.slice(0, -1);
  if (/(?:ая|ий|ый|ой|яя)$/u.test(surname) && surname.length > 4) return surname.slice(0, -2);
  return surname;
}

const patronymicEnding = /(?:инична|ична|овна|евна|ович|евич|ич)$/u;
// «Сын» and «дочь» behind the father's name.
const kinship = /(?:оглы|оглу|улы|уулу|угли|кызы|гызы|кизи|кзы)$/u;

/** The father's name inside a patronymic, as near as it can be told: Петрович and Петровна are one. */
export function patronymicStem(patronymic: string): string {
  const father = patronymic.replace(kinship, '');
  if (father !== patronymic && father.length >= 2) return father;
  const stem = patronymic.replace(patronymicEnding, '');
  if (stem.length < 2 || stem === patronymic) return patronymic;
  return stem.replace(/[иь]$/u, '');
}

/** Whether a word can only be a patronymic by its ending; surnames such as Абрамович look the same. */
export const looksLikePatronymic = (word: string): boolean =>
  word.length > 4 &&
  (/(?:инична|ична|овна|евна|ович|евич|льич|итич|укич|омич|ьмич)$/u.test(word) || kinship.test(word));

/** The sex that a patronymic tells of. */
export function sexOfPatronymic(patronymic: string): 'male' | 'female' | undefined {
  if (/(?:на|кызы|гызы|кизи|кзы)$/u.test(patronymic)) return 'female';
  return /(?:ич|оглы|оглу|улы|уулу|угли)$/u.test(patronymic) ? 'male' : undefined;
}

export const looksLikeSurname = (word: string): boolean =>
  /(?:ов|ев|ин|ын|ова|ева|ина|ына|ский|цкий|ская|цкая|енко|чук|их|ых|ая)$/u.test(word);
