import type { JsonObject } from './json.ts';
import { readText } from './json.ts';
import type { RestClient } from './rest.ts';
import type { EsiaTokens } from './tokens.ts';

/** A phone or an e-mail of the person. */
export interface EsiaContact {
  kind: 'mobile' | 'home_phone' | 'email';
  /** As ЕСИА writes it: `+7(977)1234567`. */
  value: string;
  verified: boolean;
}

const kinds: ReadonlyMap<string | null, EsiaContact['kind']> = new Map([
  ['MBT', 'mobile'],
  ['PHN', 'home_phone'],
  ['EML', 'email'],
]);

/** Reads the contacts that the scopes `mobile`, `email` or `contacts` open; other kinds are left out. */
export async function readContacts(rest: RestClient, tokens: EsiaTokens): Promise<EsiaContact[]> {
  const contacts = await rest.elements(undefined, `/rs/prns/${tokens.oid}/ctts`, tokens.accessToken);
  return contacts.flatMap(toContact);
}

function toContact(element: JsonObject): EsiaContact[] {
  const kind = kinds.get(readText(element, 'type'));
  const value = readText(element, 'value');
  if (!kind || value === null) return [];
  return [{ kind, value, verified: element['vrfStu'] === 'VERIFIED' }];
}
