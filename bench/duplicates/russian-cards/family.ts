// Families as they are, before anybody types them.
import { snilsCheckDigits } from '@gorodok/identifiers';
import { addDays } from '../../region/calendar.ts';
import { streets } from '../../region/data/streets.ts';
import {
  drawFirstName,
  patronymicFrom,
  surnameFor,
  type NameStock,
  type Sex,
} from '../../region/people/names.ts';
import { drawSurname } from '../../region/people/surnames.ts';
import type { Random } from '../../region/random.ts';

export interface Human {
  readonly id: number;
  readonly surname: string;
  readonly maidenName: string | undefined;
  readonly firstName: string;
  readonly patronymic: string | null;
  readonly sex: Sex;
  readonly birthDate: string;
  readonly snils: string;
  readonly certificate: Document;
  /** The present one first. */
  readonly passports: readonly Document[];
  /** The present one first, then one of former times. */
  readonly phones: readonly string[];
  readonly emails: readonly string[];
}

export interface Document {
  readonly series: string;
  readonly number: string;
}

export interface Family {
  readonly parents: readonly Human[];
  readonly children: readonly Human[];
  readonly addresses: readonly Address[];
}

export interface Address {
  readonly settlement: string;
  readonly street: string;
  readonly house: number;
  readonly flat: number | undefined;
}

const settlements = [
  'г. Челябинск',
  'г. Магнитогорск',
  'г. Златоуст',
  'г. Миасс',
  'г. Копейск',
  'г. Озёрск',
  'г. Троицк',
  'г. Сатка',
  'г. Чебаркуль',
  'с. Аргаяш',
  'с. Варна',
  'п. Бреды',
  'с. Агаповка',
  'с. Кунашак',
  'с. Уйское',
  'с. Октябрьское',
  'д. Березовка',
  'п. Увельский',
] as const;

/** Of families; each number is a share, chosen before anything was measured. */
const shares = {
  turkic: 0.12,
  foreign: 0.015,
  bothParents: 0.68,
  fatherOnly: 0.04,
  ownSurnameOfMother: 0.12,
  twins: 0.025,
  sonBearsFathersName: 0.03,
  fatherBearsHisFathersName: 0.04,
} as const;

/** Draws families one after another; nobody's number is given twice. */
export class Families {
  readonly #random: Random;
  #people = 0;
  #documents = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  next(): Family {
    const random = this.#random;
    const stock: NameStock = random.chance(shares.turkic)
      ? 'turkic'
      : random.chance(shares.foreign)
        ? 'foreign'
        : 'russian';
    const stem = drawSurname(random, stock);
    const births = this.#births();
    const youngest = births.at(-1) ?? '2015-01-01';
    const oldest = births[0] ?? youngest;
    const fatherFirst = drawFirstName(random, stock, 'male', 'adult');
    const father = this.#adult(stock, 'male', oldest, {
      stem,
      firstName: fatherFirst,
      fatherName: random.chance(shares.fatherBearsHisFathersName) ? fatherFirst : undefined,
    });
    const motherStem = random.chance(shares.ownSurnameOfMother) ? drawSurname(random, stock) : stem;
    const mother = this.#adult(stock, 'female', oldest, {
      stem: motherStem,
      maiden: drawSurname(random, stock),
    });
    const kind = random.next();
    const parents =
      kind < shares.bothParents
        ? [mother, father]
        : kind < shares.bothParents + shares.fatherOnly
          ? [father]
          : [mother];
    const children = this.#children(stock, stem, father, births);
    return { parents, children, addresses: [this.#address(), this.#address()] };
  }

  /** Somebody who is in no family of a student: a teacher whose children are grown up. */
  single(): Human {
    const random = this.#random;
    const sex: Sex = random.chance(0.85) ? 'female' : 'male';
    const stock: NameStock = random.chance(shares.turkic) ? 'turkic' : 'russian';
    return this.#adult(stock, sex, `${random.integer(1985, 2010)}-06-15`, {
      stem: drawSurname(random, stock),
      maiden: sex === 'female' ? drawSurname(random, stock) : undefined,
    });
  }

  address(): Address {
    return this.#address();
  }

  /** Birth dates, the oldest child first; twins have one. */
  #births(): string[] {
    const random = this.#random;
    const count = [1, 1, 1, 2, 2, 2, 2, 3, 3, 4][random.integer(0, 9)] ?? 1;
    let date = addDays('2008-09-01', random.integer(0, 365 * 11));
    const births: string[] = [];
    while (births.length < count) {
      births.push(date);
      if (births.length < count && random.chance(shares.twins * 2)) births.push(date);
      date = addDays(date, random.integer(330, 2200));
    }
    return births.filter((birth) => birth < '2020-09-01').length > 0
      ? births.filter((birth) => birth < '2020-09-01')
      : births.slice(0, 1);
  }

  #children(stock: NameStock, stem: string, father: Human, births: readonly string[]): Human[] {
    const random = this.#random;
    const taken = new Set<string>();
    const namesake = random.chance(shares.sonBearsFathersName) ? father.firstName : undefined;
    return births.map((birthDate) => {
      const sex: Sex = random.chance(0.512) ? 'male' : 'female';
      let firstName =
        sex === 'male' && namesake && !taken.has(namesake)
          ? namesake
          : drawFirstName(random, stock, sex, 'child');
      while (taken.has(firstName)) firstName = drawFirstName(random, stock, sex, 'child');
      taken.add(firstName);
      const patronymic = father.patronymic === null ? null : patronymicFrom(father.firstName, sex);
      return this.#human({
        surname: surnameFor(stem, sex),
        maidenName: undefined,
        firstName,
        patronymic,
        sex,
        birthDate,
      });
    });
  }

  #adult(
    stock: NameStock,
    sex: Sex,
    firstChild: string,
    given: { stem: string; firstName?: string; fatherName?: string | undefined; maiden?: string | undefined },
  ): Human {
    const random = this.#random;
    const firstName = given.firstName ?? drawFirstName(random, stock, sex, 'adult');
    const fatherName = given.fatherName ?? drawFirstName(random, stock, 'male', 'adult');
    const birthDate = addDays(firstChild, -random.integer(19 * 365, 38 * 365));
    return this.#human({
      surname: surnameFor(given.stem, sex),
      maidenName: given.maiden === undefined ? undefined : surnameFor(given.maiden, sex),
      firstName,
      patronymic: stock === 'foreign' && random.chance(0.6) ? null : patronymicFrom(fatherName, sex),
      sex,
      birthDate,
    });
  }

  #human(
    identity: Pick<Human, 'surname' | 'maidenName' | 'firstName' | 'patronymic' | 'sex' | 'birthDate'>,
  ): Human {
    const id = ++this.#people;
    const account = String(100_000_000 + ((id * 61_803_397) % 899_000_000)).padStart(9, '0');
    return {
      ...identity,
      id,
      snils: account + snilsCheckDigits(account),
      certificate: this.#document(identity.birthDate < '2012' ? 'II-ИВ' : 'III-ИВ'),
      passports: [
        this.#document(`75${this.#random.integer(10, 25)}`),
        this.#document(`750${this.#random.integer(0, 9)}`),
      ],
      phones: [this.#phone(), this.#phone()],
      emails: [`${latinWord(this.#random)}${id}@mail.ru`, `${latinWord(this.#random)}.${id}@yandex.ru`],
    };
  }

  /** Documents of twins are written one after another, and so are their numbers. */
  #document(series: string): Document {
    this.#documents++;
    return { series, number: String(100_000 + ((this.#documents * 7) % 899_993)) };
  }

  #phone(): string {
    return `79${String(this.#random.integer(0, 999_999_999)).padStart(9, '0')}`;
  }

  #address(): Address {
    const random = this.#random;
    return {
      settlement: random.pickCommon(settlements),
      street: random.pick(streets),
      house: random.integer(1, 140),
      flat: random.chance(0.6) ? random.integer(1, 180) : undefined,
    };
  }
}

const latinWord = (random: Random): string =>
  Array.from({ length: 4 }, () => random.pick(Array.from('abdegiklmnoprstuv'))).join('');
