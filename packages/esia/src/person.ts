import { isObject, readDate, readDigits, readText } from './json.ts';
import type { JsonObject } from './json.ts';
import { protocolError } from './error.ts';
import type { RestClient } from './rest.ts';
import type { EsiaLevel, EsiaTokens } from './tokens.ts';

/** A person as ЕСИА knows it. A field is null when the scope was not granted or ЕСИА has no such data. */
export interface EsiaPerson {
  oid: number;
  /** ЕСИА vouches for the identity: said by the token and not denied by the record. */
  trusted: boolean;
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
}

export interface EsiaDocument {
  /** ЕСИА's own word: RF_PASSPORT, RF_BRTH_CERT, FID_DOC, … */
  type: string;
  series: string | null;
  number: string | null;
  /** `YYYY-MM-DD` */
  issueDate: string | null;
  issuedBy: string | null;
  /** Department code of a passport, 6 digits. */
  issueId: string | null;
  /** ЕСИА has checked the document with its registry. */
  verified: boolean;
}

/** Reads the record and the documents of the person who signed in. */
export async function readPerson(rest: RestClient, tokens: EsiaTokens): Promise<EsiaPerson> {
  const path = `/rs/prns/${tokens.oid}`;
  const record = await rest.get(`${path}?embed=(documents.elements)`, tokens.accessToken);
  if (!isObject(record)) throw unreadable();
  const documents = await rest.elements(record['documents'], `${path}/docs`, tokens.accessToken);
  return toPerson(record, documents, tokens);
}

function toPerson(record: JsonObject, documents: JsonObject[], tokens: EsiaTokens): EsiaPerson {
  const lastName = readText(record, 'lastName');
  const firstName = readText(record, 'firstName');
  if (lastName === null || firstName === null) throw unreadable();
  const trusted = tokens.trusted && record['trusted'] !== false;
  return {
    oid: tokens.oid,
    trusted,
    level: tokens.level === 'confirmed' && !trusted ? 'unconfirmed' : tokens.level,
    lastName,
    firstName,
    middleName: readText(record, 'middleName'),
    birthDate: readDate(record, 'birthDate'),
    gender: readGender(record),
    snils: readSnils(record),
    documents: documents.flatMap(toDocument),
  };
}

/** A document as ЕСИА writes it; one without a type is none. */
export function toDocument(element: JsonObject): EsiaDocument[] {
  const type = readText(element, 'type');
  if (type === null) return [];
  return [
    {
      type,
      series: readText(element, 'series'),
      number: readText(element, 'number'),
      issueDate: readDate(element, 'issueDate'),
      issuedBy: readText(element, 'issuedBy'),
      issueId: readDigits(element, 'issueId'),
      verified: element['vrfStu'] === 'VERIFIED',
    },
  ];
}

export function readSnils(record: JsonObject): string | null {
  const digits = readDigits(record, 'snils');
  return digits?.length === 11 ? digits : null;
}

export function readGender(record: JsonObject): EsiaPerson['gender'] {
  if (record['gender'] === 'M') return 'male';
  return record['gender'] === 'F' ? 'female' : null;
}

function unreadable() {
  return protocolError(
    'The person record of ЕСИА has no surname or first name',
    'Check that the scope `fullname` is asked for and registered for this system.',
  );
}
