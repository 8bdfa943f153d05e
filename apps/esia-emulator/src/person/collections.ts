import type { EmulatorParts } from '../emulator-parts.ts';
import type { Account } from '../accounts/account.ts';
import { isActive } from '../consents/consent.ts';
import {
  addressRecords,
  consentRecord,
  contactRecords,
  documentRecords,
  kidRecord,
} from './person-record.ts';
import type { RestEntity } from './person-record.ts';

/** A collection of a person: its name in `embed`, the scopes of which one opens it, and its content. */
export interface Collection {
  embedName: string;
  scopes: readonly string[];
  records(
    parts: EmulatorParts,
    account: Account,
    granted: ReadonlySet<string>,
    /** The system that reads. */
    clientId: string,
  ): RestEntity[];
}

const kidScopes = ['kid_fullname', 'kid_birthdate', 'kid_gender', 'kid_snils'];

/** By their word in the address. */
export const collections: ReadonlyMap<string, Collection> = new Map([
  [
    'docs',
    {
      embedName: 'documents',
      scopes: ['id_doc', 'birth_cert_doc'],
      records: (_parts, account, granted) => documentRecords(account, granted, ''),
    },
  ],
  [
    'ctts',
    {
      embedName: 'contacts',
      scopes: ['contacts', 'mobile', 'email'],
      records: (_parts, account, granted) => contactRecords(account, granted),
    },
  ],
  [
    'addrs',
    {
      embedName: 'addresses',
      scopes: ['addresses'],
      records: (_parts, account, granted) => addressRecords(account, granted),
    },
  ],
  [
    'kids',
    {
      embedName: 'kids',
      scopes: kidScopes,
      records: (parts, account, granted) =>
        account.kids.flatMap((oid) => {
          const kid = parts.accounts.find(oid);
          return kid ? [kidRecord(kid, granted)] : [];
        }),
    },
  ],
  [
    'consents',
    {
      embedName: 'consents',
      scopes: ['openid'],
      records: (parts, account, _granted, clientId) =>
        parts.consents
          .list(account)
          .filter((consent) => consent.permission !== null && consent.clientId === clientId)
          .map((consent) => consentRecord(consent, isActive(consent, parts.clock()))),
    },
  ],
] satisfies [string, Collection][]);

/** A child's documents are a collection below the child. */
export const kidDocuments: Collection = {
  embedName: 'documents',
  scopes: ['kid_birth_cert_doc'],
  records: (_parts, kid, granted) => documentRecords(kid, granted, 'kid_'),
};

export function isOpen(collection: Collection, granted: ReadonlySet<string>): boolean {
  return collection.scopes.some((scope) => granted.has(scope));
}

/** The collection as ЕСИА writes it: elements are entities, or absolute addresses of entities. */
export function collectionRecord(
  records: readonly RestEntity[],
  url: string,
  form: 'elements' | 'links',
): RestEntity {
  return {
    stateFacts: ['hasSize'],
    size: records.length,
    elements: form === 'elements' ? records : records.map((record) => `${url}/${String(record['id'])}`),
  };
}
