import type { EsiaDocument, EsiaLevel } from '@gorodok/esia';
import { parseEmail, parsePhone, parseSnils } from '@gorodok/identifiers';
import { loginKeys } from './account-directory.ts';
import { readJsonFile } from './json-file.ts';

/** One account of `accounts.json`, as a generator or a person writes it. */
export interface AccountSeed {
  /** ЕСИА's number of the person, a positive integer. */
  oid: number;
  /** One way to sign in at least, each in any usual writing; a phone is read as `+79001234567`. */
  login: { phone?: string; email?: string; snils?: string };
  /** Open, because these people are invented. */
  password: string;
  level: EsiaLevel;
  lastName: string;
  firstName: string;
  middleName: string | null;
  /** `YYYY-MM-DD` */
  birthDate: string | null;
  gender: 'male' | 'female' | null;
  /** 11 digits */
  snils: string | null;
  documents: EsiaDocument[];
  addresses?: AddressSeed[];
  /** OIDs of the children in «Семья и дети». */
  kids: number[];
  /** Not confirmed, yet its data have passed the check with the registries: a standard account, not a simplified one. */
  standard?: boolean;
  birthPlace?: string;
  /** RUS unless given. */
  citizenship?: string;
  /** «Вход с подтверждением»: a code by SMS, or of an app (`secret` in base32). */
  secondFactor?: { kind: 'sms' } | { kind: 'totp'; secret: string };
  /** Mnemonics of the systems that a parent has allowed this minor to enter, with the last day (`YYYY-MM-DD`). */
  parentConsents?: { clientId: string; until: string }[];
  /** The role, shown in «Кем войти». */
  note?: string;
  /** Listed in «Кем войти», where one click signs in. */
  featured?: boolean;
}

export interface AddressSeed {
  kind: 'residence' | 'registration';
  /** The whole address in one line. */
  text: string;
}

type Fields = Record<string, unknown>;
type Rule = readonly [field: string, sentence: string, holds: (fields: Fields) => boolean];

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isTextOrNull = (value: unknown) => value === null || isText(value);
const matches = (pattern: RegExp) => (value: unknown) => typeof value === 'string' && pattern.test(value);
const orNull = (holds: (value: unknown) => boolean) => (value: unknown) => value === null || holds(value);
const orAbsent = (holds: (value: unknown) => boolean) => (value: unknown) =>
  value === undefined || holds(value);
const oneOf =
  (...words: unknown[]) =>
  (value: unknown) =>
    words.includes(value);
const listOf = (holds: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.every(holds);
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isOid = (value: unknown) => Number.isSafeInteger(value) && Number(value) > 0;
const isDate = (value: unknown) =>
  matches(/^\d{4}-\d\d-\d\d$/)(value) && !Number.isNaN(Date.parse(String(value)));
const isElevenDigits = matches(/^\d{11}$/);

const isSecondFactor = (value: unknown) =>
  isObject(value) &&
  (value['kind'] === 'sms' || (value['kind'] === 'totp' && matches(/^[A-Z2-7]{16,}$/)(value['secret'])));
const isParentConsent = (value: unknown) =>
  isObject(value) && isText(value['clientId']) && isDate(value['until']);

const field = (name: string, sentence: string, holds: (value: unknown) => boolean): Rule => [
  name,
  sentence,
  (fields) => holds(fields[name]),
];

const documentRules: readonly Rule[] = [
  field('type', 'must be a word of ЕСИА such as RF_PASSPORT', matches(/^[A-Z_]+$/)),
  field('series', 'must be text or null', isTextOrNull),
  field('number', 'must be text or null', isTextOrNull),
  field('issueDate', 'must be YYYY-MM-DD or null', orNull(isDate)),
  field('issuedBy', 'must be text or null', isTextOrNull),
  field('issueId', 'must be 6 digits or null', orNull(matches(/^\d{6}$/))),
  field('verified', 'must be true or false', oneOf(true, false)),
];

const addressRules: readonly Rule[] = [
  field('kind', 'must be residence or registration', oneOf('residence', 'registration')),
  field('text', 'must be text', isText),
];

const loginRules: readonly Rule[] = [
  field(
    'phone',
    'must be a Russian phone',
    orAbsent((value) => isText(value) && parsePhone(value).ok),
  ),
  field(
    'email',
    'must be an e-mail address',
    orAbsent((value) => isText(value) && parseEmail(value).ok),
  ),
  field(
    'snils',
    'must be a СНИЛС with right check digits',
    orAbsent((value) => isText(value) && parseSnils(value).ok),
  ),
];

const accountRules: readonly Rule[] = [
  field('oid', 'must be a positive integer', isOid),
  field(
    'login',
    'must have phone, email or snils',
    (login) => isObject(login) && Object.values(login).some(isText),
  ),
  field('password', 'must be text', isText),
  field('level', 'must be confirmed, child or unconfirmed', oneOf('confirmed', 'child', 'unconfirmed')),
  field('lastName', 'must be text', isText),
  field('firstName', 'must be text', isText),
  field('middleName', 'must be text or null', isTextOrNull),
  field('birthDate', 'must be YYYY-MM-DD or null', orNull(isDate)),
  field('gender', 'must be male, female or null', oneOf('male', 'female', null)),
  field('snils', 'must be 11 digits or null', orNull(isElevenDigits)),
  field('documents', 'must be a list of documents', listOf(isObject)),
  field('addresses', 'must be a list of addresses', orAbsent(listOf(isObject))),
  field('kids', 'must be a list of OIDs', listOf(isOid)),
  field('standard', 'must be true or false', orAbsent(oneOf(true, false))),
  field('birthPlace', 'must be text', orAbsent(isText)),
  field('citizenship', 'must be three capital letters', orAbsent(matches(/^[A-Z]{3}$/))),
  field('secondFactor', 'must be {kind: sms}, or {kind: totp, secret}', orAbsent(isSecondFactor)),
  field('parentConsents', 'must be a list of {clientId, until}', orAbsent(listOf(isParentConsent))),
  field('note', 'must be text', orAbsent(isText)),
  field('featured', 'must be true or false', orAbsent(oneOf(true, false))),
];

/**
 * Reads and checks `accounts.json`.
 * @returns undefined when there is no such file.
 * @throws Error with every fault (the first twenty): place in the list, OID and field, never the value itself.
 */
export function readAccounts(file: string): AccountSeed[] | undefined {
  const content = readJsonFile(file);
  if (content === undefined) return undefined;
  if (!Array.isArray(content)) throw new Error(`${file} must hold a list of accounts`);
  const accounts: unknown[] = content;
  const faults = [...accounts.flatMap(faultsOfAccount), ...faultsBetween(accounts.filter(isObject))];
  if (faults.length === 0) return content.map(withCanonicalPhone);
  const more = faults.length > 20 ? `\n… and ${faults.length - 20} more` : '';
  throw new Error(`${file} has faults:\n${faults.slice(0, 20).join('\n')}${more}`);
}

function withCanonicalPhone(account: AccountSeed): AccountSeed {
  const phone = parsePhone(account.login.phone);
  return phone.ok ? { ...account, login: { ...account.login, phone: phone.value } } : account;
}

function faultsOfAccount(account: unknown, index: number): string[] {
  if (!isObject(account)) return [`account ${index + 1}: must be an object`];
  const place = `account ${index + 1} (oid ${isOid(account['oid']) ? String(account['oid']) : 'unknown'})`;
  return [
    ...faultsOf(account, accountRules, place, ''),
    ...faultsOf(account['login'], loginRules, place, 'login.'),
    ...faultsOfList(account['documents'], documentRules, place, 'documents'),
    ...faultsOfList(account['addresses'], addressRules, place, 'addresses'),
  ];
}

function faultsOfList(list: unknown, rules: readonly Rule[], place: string, name: string): string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((element, index) => faultsOf(element, rules, place, `${name}[${index}].`));
}

function faultsOf(fields: unknown, rules: readonly Rule[], place: string, prefix: string): string[] {
  if (!isObject(fields)) return [];
  return rules.flatMap(([name, sentence, holds]) =>
    holds(fields) ? [] : [`${place}: ${prefix}${name} ${sentence}`],
  );
}

/** An OID or a login stands once, and a child is an account of the same list. */
function faultsBetween(accounts: Fields[]): string[] {
  const oids = new Set<unknown>();
  const logins = new Set<string>();
  const faults: string[] = [];
  for (const { oid, login } of accounts) {
    if (oids.has(oid)) faults.push(`oid ${String(oid)} stands more than once`);
    oids.add(oid);
    for (const key of isObject(login) ? loginKeys(login) : []) {
      if (logins.has(key))
        faults.push(`oid ${String(oid)}: login.${key.split(' ')[0]} belongs to another account already`);
      logins.add(key);
    }
  }
  for (const { oid, kids } of accounts) {
    if (!Array.isArray(kids)) continue;
    for (const kid of kids)
      if (!oids.has(kid)) faults.push(`oid ${String(oid)}: kids names an unknown account`);
  }
  return faults;
}
