import { hashText } from '../hash.ts';

/** One spelling of a surname, first name or patronymic with what is compared of it. Shared by all cards that write it so. */
export interface NameForm {
  /** Lower case, `ё` as `е`, without the ending that only tells the sex. */
  readonly text: string;
  /** With all of its endings. */
  readonly whole: string;
  /** By sound; for a first name that of the passport, whatever the diminutive. */
  readonly sound: string;
  /** The parts of a double name, where there are several. */
  readonly parts: readonly string[];
  /** The first names of the dictionary that it stands for, none in other fields: whoever bears another one is another human being. */
  readonly names: readonly string[];
  readonly isInitial: boolean;
  /** The first letter, of the passport's name where that is known. */
  readonly letter: number;
  readonly soundHash: number;
  /** Of the first three signs of the sound. */
  readonly beginningHash: number;
  /** Of the first two, which a slip further on leaves alone. */
  readonly twoLettersHash: number;
  /** Of the consonants. */
  readonly consonantHash: number;
  /** How many cards write it so, and how many anything of this sound: what is frequent proves little. */
  readonly frequency: Frequency;
  readonly frequencyOfSound: Frequency;
}

export interface Frequency {
  count: number;
}

interface Facts {
  text: string;
  whole?: string;
  sound: string;
  consonants: string;
  names?: readonly string[];
  letter?: string;
}

/** The spellings of one field, each once. */
export class NameForms {
  readonly #forms = new Map<string, NameForm>();
  readonly #sounds = new Map<string, Frequency>();
  total = 0;

  /** The form under a key of the caller's, made by `read` when it is first met. */
  form(key: string, read: () => Facts): NameForm {
    const found = this.#forms.get(key);
    if (found) return found;
    const { text, whole = text, sound, consonants, names = [], letter = text } = read();
    const ofSound = this.#sounds.get(sound) ?? { count: 0 };
    this.#sounds.set(sound, ofSound);
    const parts = text.includes('-') ? text.split('-').filter((part) => part.length > 1) : [];
    const form: NameForm = {
      text,
      whole,
      sound,
      parts,
      names,
      isInitial: text.length === 1,
      letter: letter.charCodeAt(0),
      soundHash: hashText(sound),
      beginningHash: hashText(sound.slice(0, 3)),
      twoLettersHash: hashText(sound.slice(0, 2)),
      consonantHash: hashText(consonants),
      frequency: { count: 0 },
      frequencyOfSound: ofSound,
    };
    this.#forms.set(key, form);
    return form;
  }

  /** A form that was read elsewhere, such as in another thread: this one's own of the key, or a copy, borne by nobody yet. */
  adopt(key: string, read: NameForm): NameForm {
    const found = this.#forms.get(key);
    if (found) return found;
    const ofSound = this.#sounds.get(read.sound) ?? { count: 0 };
    this.#sounds.set(read.sound, ofSound);
    const form = { ...read, frequency: { count: 0 }, frequencyOfSound: ofSound };
    this.#forms.set(key, form);
    return form;
  }

  /** All forms that were met, each with its key. */
  entries(): IterableIterator<[string, NameForm]> {
    return this.#forms.entries();
  }

  /** Says that one more card bears the form. */
  count(form: NameForm): void {
    form.frequency.count++;
    form.frequencyOfSound.count++;
    this.total++;
  }
}
