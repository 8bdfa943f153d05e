// Who a Russian card speaks of: the boxes «Фамилия», «Имя», «Отчество» as people fill them, put in order.
import type { Sex } from '../card.ts';
import {
  looksLikePatronymic,
  looksLikeSurname,
  sexOfPatronymic,
  patronymicStem,
  surnameStem,
} from './endings.ts';
import { findFirstName, firstNameSpellings, type FirstName } from './first-names.ts';
import { NameForms, type NameForm } from './name-form.ts';
import { nameWords } from './name-words.ts';
import { consonantsOf, soundOf } from './sound.ts';

export interface PersonName {
  readonly surname: NameForm | undefined;
  readonly firstName: NameForm | undefined;
  readonly patronymic: NameForm | undefined;
  /** As the name tells it. */
  readonly sex: Sex | undefined;
}

interface Boxes {
  surname: string[];
  firstName: string[];
  patronymic: string[];
}

const firstNameBySound = new Map<string, string>();
for (const spelling of firstNameSpellings) {
  const sound = soundOf(spelling);
  if (!firstNameBySound.has(sound)) firstNameBySound.set(sound, spelling);
}

/** Also where it is misspelt, as long as it sounds the same and cannot be a surname. */
const isFirstName = (word: string | undefined): boolean =>
  word !== undefined &&
  (findFirstName(word, undefined) !== undefined ||
    (word.length > 2 && firstNameBySound.has(soundOf(word)) && !looksLikeSurname(word)));

/** Reads names and remembers what it has read: people share names. */
export class RussianNames {
  readonly surnames = new NameForms();
  readonly firstNames = new NameForms();
  readonly patronymics = new NameForms();
  readonly #words = new Map<string, readonly string[]>();

  read(surname: string, firstName: string, patronymic: string, sex: Sex | undefined): PersonName {
    const boxes = inOrder({
      surname: [...this.#wordsOf(surname)],
      firstName: [...this.#wordsOf(firstName)],
      patronymic: [...this.#wordsOf(patronymic)],
    });
    const patronymicWord = boxes.patronymic.join('');
    const firstWord = boxes.firstName.join('-');
    const told = sexOfPatronymic(patronymicWord) ?? sex;
    const found = findFirstName(firstWord, told);
    return {
      surname: this.#surname(boxes.surname.join('-')),
      firstName: this.#firstName(firstWord, found, told),
      patronymic: this.#patronymic(patronymicWord),
      sex: sexOfPatronymic(patronymicWord) ?? found?.sex,
    };
  }

  #wordsOf(raw: string): readonly string[] {
    if (raw === '') return [];
    const found = this.#words.get(raw);
    if (found) return found;
    const words = nameWords(raw);
    // A copy: the text as read is a window on the whole line of the file and would keep it in memory.
    this.#words.set(Buffer.from(raw).toString(), words);
    return words;
  }

  #surname(word: string): NameForm | undefined {
    if (word === '') return undefined;
    return this.surnames.form(word, () => {
      const text = word.split('-').map(surnameStem).join('-');
      const sound = soundOf(text);
      return { text, sound, consonants: consonantsOf(sound) };
    });
  }

  #firstName(word: string, found: FirstName | undefined, sex: Sex | undefined): NameForm | undefined {
    if (word === '') return undefined;
    return this.firstNames.form(found ? `${word}/${found.name}` : word, () => {
      const bySound = found ? undefined : firstNameBySound.get(soundOf(word));
      const name = found?.name ?? (bySound && findFirstName(bySound, sex)?.name);
      const sound = soundOf(name ?? word);
      const isKnown = found !== undefined;
      return { text: word, sound, consonants: consonantsOf(sound), isKnown, letter: name ?? word };
    });
  }

  #patronymic(word: string): NameForm | undefined {
    if (word === '') return undefined;
    return this.patronymics.form(word, () => {
      const text = patronymicStem(word);
      const sound = soundOf(text);
      return { text, whole: word, sound, consonants: consonantsOf(sound) };
    });
  }
}

/** Puts a name wholly typed into one box, and words that stand in each other's boxes, where they belong. */
function inOrder(boxes: Boxes): Boxes {
  const apart = takenApart(boxes);
  const { surname, firstName, patronymic } = apart;
  const [first] = firstName;
  const [last] = surname;
  if (first !== undefined && !isFirstName(first)) {
    const [middle] = patronymic;
    if (looksLikePatronymic(first) && !(middle !== undefined && looksLikePatronymic(middle))) {
      // «Иванова | Петровна | Анна»; or the first name is in the surname's box: «Анна | Петровна | Иванова».
      if (isFirstName(middle) || middle === undefined || !isFirstName(last))
        return { surname, firstName: patronymic, patronymic: firstName };
      return { surname: patronymic, firstName: surname, patronymic: firstName };
    }
    if (isFirstName(patronymic[0])) return { surname, firstName: patronymic, patronymic: firstName };
    if (isFirstName(last) && (looksLikeSurname(first) || !looksLikeSurname(last ?? '')))
      return { surname: firstName, firstName: surname, patronymic };
  }
  return apart;
}

/** «Иванова Анна Петровна» in one box; «Иванова А. П.»; «Анна Петровна» in the box of the first name. */
function takenApart({ surname, firstName, patronymic }: Boxes): Boxes {
  if (surname.length >= 2 && firstName.length === 0) {
    const ending = surname.findIndex(looksLikePatronymic);
    // «Анна Петровна Иванова»: the surname stands last.
    if (ending === 1 && surname.length >= 3 && isFirstName(surname[0]))
      return { surname: surname.slice(2), firstName: surname.slice(0, 1), patronymic: surname.slice(1, 2) };
    const [last = '', first = '', ...rest] = surname;
    const middle = patronymic.length > 0 ? patronymic : rest;
    return { surname: [last], firstName: [first], patronymic: middle };
  }
  if (surname.length >= 2 && firstName.length > 0 && surname.includes(firstName[0] ?? ''))
    return {
      surname: surname.slice(0, 1),
      firstName,
      patronymic: patronymic.length > 0 ? patronymic : surname.slice(2),
    };
  if (firstName.length >= 2) {
    const at = firstName.findIndex(looksLikePatronymic);
    if (surname.length === 0 && firstName.length >= 3)
      return takenApart({ surname: firstName, firstName: [], patronymic });
    if (at > 0) return { surname, firstName: firstName.slice(0, at), patronymic: firstName.slice(at) };
    if (patronymic.length === 0 && firstName.every((word) => word.length === 1))
      return { surname, firstName: firstName.slice(0, 1), patronymic: firstName.slice(1) };
  }
  if (patronymic.length >= 2 && surname.length === 0 && firstName.length === 0)
    return takenApart({ surname: patronymic, firstName: [], patronymic: [] });
  return { surname, firstName, patronymic };
}
