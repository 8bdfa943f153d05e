// Who a Russian card speaks of: the boxes «Фамилия», «Имя», «Отчество» as people fill them, put in order.
import type { Sex } from '../card.ts';
import {
  looksLikePatronymic,
  looksLikeSurname,
  sexOfPatronymic,
  patronymicStem,
  surnameStem,
} from './endings.ts';
import { findFirstNames, firstNameSpellings } from './first-names.ts';
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

/** The words of one box; `only` where it is one, as nearly always. */
interface Box {
  readonly words: readonly string[];
  readonly only: Word | undefined;
}

interface Boxes {
  readonly surname: readonly string[];
  readonly firstName: readonly string[];
  readonly patronymic: readonly string[];
}

const firstNameBySound = new Map<string, string>();
for (const spelling of firstNameSpellings) {
  const sound = soundOf(spelling);
  if (!firstNameBySound.has(sound)) firstNameBySound.set(sound, spelling);
}

/** Also where it is misspelt, as long as it sounds the same and cannot be a surname. */
const isFirstName = (word: string | undefined): boolean =>
  word !== undefined &&
  (findFirstNames(word, undefined).length > 0 ||
    (word.length > 2 && firstNameBySound.has(soundOf(word)) && !looksLikeSurname(word)));

/** One word of a name: what it may be, and its forms once it has been that. */
interface Word {
  readonly text: string;
  readonly isFirstName: boolean;
  readonly sexAsPatronymic: Sex | undefined;
  surname?: NameForm;
  patronymic?: NameForm;
  readonly firstNames: Map<Sex | undefined, { form: NameForm; sex: Sex | undefined }>;
}

/** Reads names and remembers what it has read: people share names. */
export class RussianNames {
  readonly surnames = new NameForms();
  readonly firstNames = new NameForms();
  readonly patronymics = new NameForms();
  /** What stands in a box, by what was typed into it. */
  readonly #boxes = new Map<string, Box>([['', { words: [], only: undefined }]]);
  readonly #words = new Map<string, Word>();

  read(surname: string, firstName: string, patronymic: string, sex: Sex | undefined): PersonName {
    const boxes = [this.#box(surname), this.#box(firstName), this.#box(patronymic)] as const;
    const [last, first, father] = areInPlace(...boxes)
      ? [boxes[0].only, boxes[1].only, boxes[2].only]
      : this.#putInOrder(...boxes);
    const told = father?.sexAsPatronymic ?? sex;
    const given = this.#firstName(first, told);
    return {
      surname: this.#surname(last),
      firstName: given?.form,
      patronymic: this.#patronymic(father),
      sex: father?.sexAsPatronymic ?? given?.sex,
    };
  }

  #box(raw: string): Box {
    const found = this.#boxes.get(raw);
    if (found) return found;
    const words = nameWords(raw);
    const [first] = words;
    const box = { words, only: words.length === 1 && first !== undefined ? this.#word(first) : undefined };
    // A copy: the text as read is a window on the whole line of the file and would keep it in memory.
    this.#boxes.set(Buffer.from(raw).toString(), box);
    return box;
  }

  #putInOrder(
    surname: Box,
    firstName: Box,
    patronymic: Box,
  ): [Word | undefined, Word | undefined, Word | undefined] {
    const boxes = inOrder({
      surname: surname.words,
      firstName: firstName.words,
      patronymic: patronymic.words,
    });
    return [
      this.#joined(boxes.surname, '-'),
      this.#joined(boxes.firstName, '-'),
      this.#joined(boxes.patronymic, ''),
    ];
  }

  #joined(words: readonly string[], by: string): Word | undefined {
    const text = words.length === 1 ? (words[0] ?? '') : words.join(by);
    return text === '' ? undefined : this.#word(text);
  }

  #word(text: string): Word {
    const found = this.#words.get(text);
    if (found) return found;
    const word: Word = {
      text,
      isFirstName: isFirstName(text),
      sexAsPatronymic: sexOfPatronymic(text),
      firstNames: new Map(),
    };
    this.#words.set(text, word);
    return word;
  }

  #surname(word: Word | undefined): NameForm | undefined {
    if (!word) return undefined;
    word.surname ??= this.surnames.form(word.text, () => {
      const text = word.text.split('-').map(surnameStem).join('-');
      const sound = soundOf(text);
      return { text, sound, consonants: consonantsOf(sound) };
    });
    return word.surname;
  }

  #firstName(
    word: Word | undefined,
    sex: Sex | undefined,
  ): { form: NameForm; sex: Sex | undefined } | undefined {
    if (!word) return undefined;
    const known = word.firstNames.get(sex);
    if (known) return known;
    const found = findFirstNames(word.text, sex);
    const bySound = found.length > 0 ? undefined : firstNameBySound.get(soundOf(word.text));
    const heard = bySound === undefined ? [] : findFirstNames(bySound, sex);
    const name = (found[0] ?? heard[0])?.name ?? word.text;
    const sound = soundOf(name);
    const form = this.firstNames.form(`${word.text}/${name}`, () => ({
      text: word.text,
      sound,
      consonants: consonantsOf(sound),
      names: found.map((firstName) => firstName.name),
      letter: name,
    }));
    const firstName = { form, sex: found[0]?.sex };
    word.firstNames.set(sex, firstName);
    return firstName;
  }

  #patronymic(word: Word | undefined): NameForm | undefined {
    if (!word) return undefined;
    word.patronymic ??= this.patronymics.form(word.text, () => {
      const text = patronymicStem(word.text);
      const sound = soundOf(text);
      return { text, whole: word.text, sound, consonants: consonantsOf(sound) };
    });
    return word.patronymic;
  }
}

/** Nearly all cards have a word in each box, and the right one. */
const areInPlace = (surname: Box, firstName: Box, patronymic: Box): boolean =>
  surname.only !== undefined && firstName.only?.isFirstName === true && patronymic.words.length <= 1;

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
