import { createHash } from 'node:crypto';
import type { EsiaDocument } from '@gorodok/esia';
import { formatSnils } from '@gorodok/identifiers';
import type { Account } from '../accounts/account.ts';
import type { Consent } from '../consents/consent.ts';
import type { AccountSeed } from '../storage/account-seed.ts';

/** An answer of the REST interface; fields without data or without the scope are left out, as ЕСИА does. */
export type RestEntity = Readonly<Record<string, unknown>>;

const certificatesOfBirth = ['RF_BRTH_CERT', 'FID_BRTH_CERT', 'OLD_BRTH_CERT', 'BRTH_CERT'];

/** The person, with the fields that the granted scopes open. */
export function personRecord(account: Account, scopes: ReadonlySet<string>, verifying: boolean): RestEntity {
  const { birthPlace, citizenship = 'RUS', birthDate, documents } = account;
  const current = documents.findIndex(({ type }) => !certificatesOfBirth.includes(type));
  return tagged({
    stateFacts: ['EntityRoot'],
    ...fieldsOf(account, scopes, ''),
    ...(scopes.has('birthplace') && birthPlace !== undefined ? { birthPlace } : {}),
    ...(scopes.has('citizenship') && birthDate !== null ? { citizenship } : {}),
    ...(scopes.has('id_doc') && current >= 0 ? { rIdDoc: documentId(account, current) } : {}),
    trusted: account.level !== 'unconfirmed',
    status: 'REGISTERED',
    verifying,
    rfgUOperatorCheck: false,
    containsUpCfmCode: account.postalCode !== undefined,
    ...(account.level === 'child' ? { kidAccCreatedByParent: true } : {}),
  });
}

/** A child in «Семья и дети», with the fields that the kid_ scopes open; its number is its OID. */
export function kidRecord(kid: AccountSeed, scopes: ReadonlySet<string>): RestEntity {
  return tagged({ stateFacts: ['EntityRoot'], id: kid.oid, ...fieldsOf(kid, scopes, 'kid_') });
}

function fieldsOf(account: AccountSeed, scopes: ReadonlySet<string>, prefix: '' | 'kid_'): RestEntity {
  const { lastName, firstName, middleName, birthDate, gender, snils } = account;
  return {
    ...(scopes.has(`${prefix}fullname`)
      ? { lastName, firstName, ...(middleName === null ? {} : { middleName }) }
      : {}),
    ...(scopes.has(`${prefix}birthdate`) && birthDate !== null ? { birthDate: russianDate(birthDate) } : {}),
    ...(scopes.has(`${prefix}gender`) && gender !== null ? { gender: gender === 'male' ? 'M' : 'F' } : {}),
    ...(scopes.has(`${prefix}snils`) && snils !== null ? { snils: formatSnils(snils) } : {}),
  };
}

/** Identity documents and certificates of birth, each by its own scope. */
export function documentRecords(
  account: AccountSeed,
  scopes: ReadonlySet<string>,
  prefix: '' | 'kid_',
): RestEntity[] {
  return account.documents.flatMap((document, index) => {
    const scope = certificatesOfBirth.includes(document.type) ? `${prefix}birth_cert_doc` : 'id_doc';
    return scopes.has(scope) ? [documentRecord(document, documentId(account, index))] : [];
  });
}

const documentId = (account: AccountSeed, index: number) => account.oid * 100 + index;

function documentRecord(document: EsiaDocument, id: number): RestEntity {
  const { type, series, number, issueDate, issuedBy, issueId, verified } = document;
  return tagged({
    stateFacts: ['EntityRoot'],
    id,
    type,
    vrfStu: verified ? 'VERIFIED' : 'NOT_VERIFIED',
    ...(series === null ? {} : { series }),
    ...(number === null ? {} : { number }),
    ...(issueDate === null ? {} : { issueDate: russianDate(issueDate) }),
    ...(issueId === null ? {} : { issueId }),
    ...(issuedBy === null ? {} : { issuedBy }),
  });
}

/** The phone and e-mail with which the person signs in. */
export function contactRecords(account: AccountSeed, scopes: ReadonlySet<string>): RestEntity[] {
  const { phone, email } = account.login;
  const contact = (id: number, type: string, value: string) =>
    tagged({ stateFacts: ['Identifiable'], id, type, vrfStu: 'VERIFIED', value });
  const all = scopes.has('contacts');
  return [
    ...(phone !== undefined && (all || scopes.has('mobile'))
      ? [contact(account.oid * 100 + 1, 'MBT', phone.replace(/^\+7(\d{3})/, '+7($1)'))]
      : []),
    ...(email !== undefined && (all || scopes.has('email'))
      ? [contact(account.oid * 100 + 2, 'EML', email)]
      : []),
  ];
}

export function addressRecords(account: AccountSeed, scopes: ReadonlySet<string>): RestEntity[] {
  if (!scopes.has('addresses')) return [];
  return (account.addresses ?? []).map(({ kind, text }, index) =>
    tagged({
      stateFacts: ['Identifiable'],
      id: account.oid * 100 + index,
      type: kind === 'residence' ? 'PLV' : 'PRG',
      addressStr: text,
      countryId: 'RUS',
    }),
  );
}

/** What the person has allowed this system; the layout is our own, as the real one is not published. */
export function consentRecord({ id, permission, expiresAt }: Consent, active: boolean): RestEntity {
  const named = (names: readonly string[] = []) => names.map((sysname) => ({ sysname }));
  return tagged({
    stateFacts: ['Identifiable'],
    id,
    sysname: permission?.type,
    status: active ? 'ACTIVE' : 'ENDED',
    actions: named(permission?.actions),
    purposes: named(permission?.purposes),
    scopes: named(permission?.scopes),
    ...(expiresAt === null ? {} : { expiresOn: Math.floor(new Date(expiresAt).getTime() / 1000) }),
  });
}

/** Adds the tag of the content: 40 upper-case hexadecimal digits. */
function tagged(entity: RestEntity): RestEntity {
  return { ...entity, eTag: createHash('sha1').update(JSON.stringify(entity)).digest('hex').toUpperCase() };
}

function russianDate(date: string): string {
  return date.split('-').toReversed().join('.');
}
