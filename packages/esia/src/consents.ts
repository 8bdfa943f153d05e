import { isObject, readText } from './json.ts';
import type { JsonObject } from './json.ts';
import type { RestClient } from './rest.ts';
import type { EsiaTokens } from './tokens.ts';

/** An electronic consent that a system asks for («Согласия и доверенности»), in the words of ЕСИА's registry of types. */
export interface EsiaConsentRequest {
  /** The type of the consent, such as EDU_JOURNAL. */
  type: string;
  /** The organisation that answers for the data. */
  responsible: string;
  expiresInMinutes: number;
  /** One at least: `ALL_ACTIONS_TO_DATA` unless the type demands others. */
  actions?: readonly string[];
  purposes: readonly string[];
  scopes: readonly string[];
}

/**
 * The parameter `permissions`: unpadded base64url of a JSON array. With it only `openid` goes into `scope`, and it is not among what
 * is signed.
 */
export function permissionsParameter(requests: readonly EsiaConsentRequest[]): string {
  const named = (names: readonly string[]) => names.map((sysname) => ({ sysname }));
  const permissions = requests.map((request) => ({
    sysname: request.type,
    responsibleObject: request.responsible,
    expire: request.expiresInMinutes,
    actions: named(request.actions ?? ['ALL_ACTIONS_TO_DATA']),
    purposes: named(request.purposes),
    scopes: named(request.scopes),
  }));
  return Buffer.from(JSON.stringify(permissions), 'utf8').toString('base64url');
}

/** A consent that stands in the person's «Согласия и доверенности». */
export interface EsiaConsent {
  id: string;
  type: string;
  purposes: string[];
  scopes: string[];
  active: boolean;
  expiresAt: Date | null;
}

/** Where the consents of a person are read. Not published as far as we know: the emulator's own choice, to be changed here. */
const consentsPath = (oid: number) => `/rs/prns/${oid}/consents`;

/** Reads what the person has allowed this system. */
export async function readConsents(rest: RestClient, tokens: EsiaTokens): Promise<EsiaConsent[]> {
  const consents = await rest.elements(undefined, consentsPath(tokens.oid), tokens.accessToken);
  return consents.flatMap(toConsent);
}

function toConsent(element: JsonObject): EsiaConsent[] {
  const type = readText(element, 'sysname');
  if (type === null) return [];
  const id = element['id'];
  const expires = element['expiresOn']; // seconds since 1970, as ЕСИА writes `updatedOn`
  return [
    {
      id: typeof id === 'number' ? String(id) : (readText(element, 'id') ?? ''),
      type,
      purposes: readNames(element['purposes']),
      scopes: readNames(element['scopes']),
      active: element['status'] === 'ACTIVE',
      expiresAt: typeof expires === 'number' ? new Date(expires * 1000) : null,
    },
  ];
}

function readNames(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  const items: unknown[] = list;
  return items.flatMap((item) => (isObject(item) ? (readText(item, 'sysname') ?? []) : []));
}
