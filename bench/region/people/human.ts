import { ageOn } from '@gorodok/identifiers';
import { addDays } from '../calendar.ts';
import type { Random } from '../random.ts';
import type { Run } from '../run.ts';
import type { Sex } from './names.ts';

export type Passport = {
  series: string;
  number: string;
  issuedOn: string;
  issuedBy: string;
  departmentCode: string;
};
export type BirthCertificate = { series: string; number: string; issuedOn: string; issuedBy: string };
export type Citizenship = 'RUS' | 'TJK' | 'UZB' | 'KGZ' | 'AZE';

/** A human being as the state knows him or her: the truth that ЕСИА gives, whatever a card says. */
export type Human = {
  surname: string;
  firstName: string;
  patronymic: string | null;
  sex: Sex;
  birthDate: string;
  citizenship: Citizenship;
  snils: string | null;
  passport: Passport | null;
  birthCertificate: BirthCertificate | null;
  /** Number of a foreign passport or birth certificate. */
  foreignDocument: string | null;
  phone: string | null;
  email: string | null;
  address: string;
  /** ЕСИА's number of the person. */
  oid: number;
};

export type Identity = Pick<
  Human,
  'surname' | 'firstName' | 'patronymic' | 'sex' | 'birthDate' | 'citizenship'
>;

/** A passport is given at 14, 20 and 45 (Government decree 828 of 1997, now 2267 of 2023). */
function drawPassport(run: Run, random: Random, birthDate: string): Passport {
  const age = ageOn(birthDate, run.today);
  const givenAt = [45, 20, 14].find((birthday) => age >= birthday) ?? 14;
  const year = Number(birthDate.slice(0, 4)) + givenAt;
  const birthday = `${year}-${birthDate.slice(5) === '02-29' ? '03-01' : birthDate.slice(5)}`;
  const latest = addDays(run.today, -1);
  const issued = addDays(birthday, random.integer(5, 60));
  const issuedOn = issued > latest ? latest : issued;
  // ОКАТО of the region, then the year of the blank.
  const series = `75${issuedOn.slice(2, 4)}`;
  return {
    series,
    number: run.numbers.nextDocumentNumber(series),
    issuedOn,
    issuedBy: 'ГУ МВД РОССИИ ПО ЧЕЛЯБИНСКОЙ ОБЛАСТИ',
    departmentCode: `740-0${random.integer(10, 69)}`,
  };
}

/** The passport that stood before the present one: what an old card may still show. */
export function formerPassport(run: Run, random: Random, passport: Passport): Passport {
  const series = `75${String((Number(passport.series.slice(2)) + 90) % 100).padStart(2, '0')}`;
  return {
    ...passport,
    series,
    number: run.numbers.nextDocumentNumber(series),
    issuedOn: addDays(passport.issuedOn, -random.integer(3640, 3653)),
  };
}

function drawBirthCertificate(run: Run, random: Random, birthDate: string): BirthCertificate {
  const numeral = birthDate < '2012' ? 'II' : birthDate < '2018' ? 'III' : 'IV';
  const series = `${numeral}-ИВ`;
  const registered = addDays(birthDate, random.integer(2, 30));
  return {
    series,
    number: run.numbers.nextDocumentNumber(series),
    issuedOn: registered,
    issuedBy: 'ОТДЕЛ ЗАГС ЧЕЛЯБИНСКОЙ ОБЛАСТИ',
  };
}

const expectedPassportAge = 14;

/** Gives a human being numbers, documents and contacts that suit age and citizenship. */
export function createHuman(run: Run, random: Random, identity: Identity, address: string): Human {
  const age = ageOn(identity.birthDate, run.today);
  const isCitizen = identity.citizenship === 'RUS';
  const oid = run.numbers.nextOid();
  return {
    ...identity,
    snils: isCitizen || random.chance(0.4) ? run.numbers.nextSnils() : null,
    passport: isCitizen && age >= expectedPassportAge ? drawPassport(run, random, identity.birthDate) : null,
    birthCertificate: isCitizen && age < 18 ? drawBirthCertificate(run, random, identity.birthDate) : null,
    foreignDocument: isCitizen
      ? null
      : `4${run.numbers.nextDocumentNumber(identity.citizenship)}${random.integer(10, 99)}`,
    phone: age >= 10 ? run.numbers.nextPhone() : null,
    // example.com is reserved (RFC 2606): nobody ever receives what is sent there.
    email: age >= 18 && random.chance(0.55) ? `person${oid}@example.com` : null,
    address,
    oid,
  };
}
