import { foldName } from '@gorodok/identifiers';

export type Sex = 'male' | 'female';

/** The sex that a patronymic tells: «Игоревна», «Кузьминична», «Ильич», «Эльдар оглы». */
export function sexOfPatronymic(patronymic: string | null): Sex | null {
  const folded = foldName(patronymic ?? '');
  if (/(?:вна|чна|кызы|гызы)$/u.test(folded)) return 'female';
  if (/(?:вич|ьич|мич|кич|нич|оглы|оглу|улы)$/u.test(folded)) return 'male';
  return null;
}

/** The sex that the ending of a surname tells, where it tells any: «Снегирёв», «Скрябина». */
export function sexOfSurname(surname: string): Sex | null {
  const folded = foldName(surname);
  if (/(?:ова|ева|ина|ына|ская|цкая)$/u.test(folded)) return 'female';
  if (/(?:ов|ев|ин|ын|ский|цкий)$/u.test(folded)) return 'male';
  return null;
}

/** Letters that stand together in no Russian name: three equal ones, a doubled й, a soft or hard sign behind a vowel. */
export const looksMistyped = (name: string): boolean =>
  /(\p{L})\1\1|йй|ъъ|ьь|[аеёиоуыэюя][ьъ]/u.test(name.toLowerCase());

/** A patronymic that ends as none does: «Сергеевия». */
export const patronymicLooksMistyped = (patronymic: string): boolean =>
  looksMistyped(patronymic) || sexOfPatronymic(patronymic) === null;

/** «Викторич», «Петровна» where a first name belongs. */
export const looksLikePatronymic = (firstName: string): boolean =>
  /(?:ович|евич|орич|овна|евна|ична)$/u.test(foldName(firstName));

// Days that people type to get past a mandatory field, and that somebody may be born on all the same.
const doubtfulBirthdays = new Set(['1970-01-01', '1980-01-01', '1990-01-01', '2000-01-01']);
export const isDoubtfulBirthday = (day: string): boolean => doubtfulBirthdays.has(day);
