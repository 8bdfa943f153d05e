import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { BirthCertificate, Human, Passport } from '../people/human.ts';

/** The password of every account of the emulator: these people are invented, so it is told to everybody. */
const demonstrationPassword = 'Gorodok-74';

/** Shown among «Кем войти» of the emulator and printed by the demonstration. */
export type Feature = { role: string; note: string };

export type AccountDetails = {
  level: 'confirmed' | 'child' | 'unconfirmed';
  /** OIDs of the children that have accounts. */
  kids: readonly number[];
  feature?: Feature;
};

/** Who can sign in to the demonstration, and as whom. */
export type SignInHint = { role: string; name: string; login: string; password: string };

/** The accounts of the emulator of ЕСИА, written one by one; the file appears whole or not at all. */
export type AccountsFile = {
  add(human: Human, details: AccountDetails): void;
  /** The people of «Кем войти», in the order of adding. */
  hints: readonly SignInHint[];
  /** Puts the finished file in its place. */
  publish(): void;
  /** Removes what was not published. */
  discard(): void;
};

// ЕСИА gives a phone as digits alone.
const phoneLogin = (phone: string): string => phone.replace('+', '');

const passportOf = (passport: Passport) => ({
  type: 'RF_PASSPORT',
  series: passport.series,
  number: passport.number,
  issueDate: passport.issuedOn,
  issuedBy: passport.issuedBy,
  issueId: passport.departmentCode.replace('-', ''),
  verified: true,
});

const certificateOf = (certificate: BirthCertificate) => ({
  type: 'RF_BRTH_CERT',
  series: certificate.series,
  number: certificate.number,
  issueDate: certificate.issuedOn,
  issuedBy: certificate.issuedBy,
  issueId: null,
  verified: true,
});

function seedOf(human: Human, details: AccountDetails): object {
  const { snils } = human;
  return {
    oid: human.oid,
    login: { ...(human.phone ? { phone: phoneLogin(human.phone) } : {}), ...(snils ? { snils } : {}) },
    password: demonstrationPassword,
    level: details.level,
    lastName: human.surname,
    firstName: human.firstName,
    middleName: human.patronymic,
    birthDate: human.birthDate,
    gender: human.sex,
    snils,
    documents: [
      ...(human.passport ? [passportOf(human.passport)] : []),
      ...(human.birthCertificate ? [certificateOf(human.birthCertificate)] : []),
    ],
    addresses: [{ kind: 'registration', text: human.address }],
    kids: details.kids,
    ...(details.feature ? { note: details.feature.note, featured: true } : {}),
  };
}

const hintOf = (human: Human, { role }: Feature): SignInHint => ({
  role,
  name: [human.surname, human.firstName, human.patronymic].filter(Boolean).join(' '),
  login: human.phone ?? human.snils ?? '',
  password: demonstrationPassword,
});

/** Writes no file: for a region to be measured, which nobody signs in to through the emulator of ЕСИА. */
export const withoutAccounts = (): AccountsFile => ({
  hints: [],
  add: () => undefined,
  publish: () => undefined,
  discard: () => undefined,
});

/** Begins `accounts.json` of a folder, which is made if missing. */
export function createAccountsFile(folder: string): AccountsFile {
  mkdirSync(folder, { recursive: true });
  const [file, draft] = [join(folder, 'accounts.json'), join(folder, 'accounts.json.draft')];
  const descriptor = openSync(draft, 'w', 0o600);
  const hints: SignInHint[] = [];
  let waiting: string[] = [];
  let published = false;
  let separator = '[\n';
  const write = () => {
    if (waiting.length > 0) writeSync(descriptor, waiting.join(''));
    waiting = [];
  };
  return {
    hints,
    add: (human, details) => {
      waiting.push(separator + JSON.stringify(seedOf(human, details)));
      separator = ',\n';
      if (waiting.length >= 500) write();
      if (details.feature) hints.push(hintOf(human, details.feature));
    },
    publish: () => {
      waiting.push(separator === '[\n' ? '[]\n' : '\n]\n');
      write();
      closeSync(descriptor);
      renameSync(draft, file);
      published = true;
    },
    discard: () => {
      if (published) return;
      closeSync(descriptor);
      rmSync(draft, { force: true });
    },
  };
}
