import type { JsonObject } from './json.ts';
import { readDate, readText } from './json.ts';
import { readGender, readSnils, toDocument } from './person.ts';
import type { EsiaDocument, EsiaPerson } from './person.ts';
import type { RestClient } from './rest.ts';
import type { EsiaTokens } from './tokens.ts';

/** A child in the parent's «Семья и дети», as far as the scopes `kid_…` open it. */
export interface EsiaChild extends Pick<EsiaPerson, 'middleName' | 'birthDate' | 'gender' | 'snils'> {
  /** ЕСИА's number of the child below the parent; whether it is the child's own OID is not published. */
  id: string;
  lastName: string | null;
  firstName: string | null;
  documents: EsiaDocument[];
}

/**
 * Reads the children of the person who signed in, with their documents; nobody where the scope was not granted.
 * Only the path of the collection is known from live use, the layout of its elements is not: whatever is missing reads as null.
 */
export async function readChildren(rest: RestClient, tokens: EsiaTokens): Promise<EsiaChild[]> {
  const path = `/rs/prns/${tokens.oid}/kids`;
  const children = await rest.elements(undefined, path, tokens.accessToken);
  return Promise.all(
    children.flatMap((child) => {
      const id = readId(child);
      return id === null ? [] : [readChild(rest, tokens, `${path}/${id}/docs`, child, id)];
    }),
  );
}

async function readChild(
  rest: RestClient,
  tokens: EsiaTokens,
  documentsPath: string,
  child: JsonObject,
  id: string,
): Promise<EsiaChild> {
  const documents = await rest.elements(child['documents'], documentsPath, tokens.accessToken);
  return {
    id,
    lastName: readText(child, 'lastName'),
    firstName: readText(child, 'firstName'),
    middleName: readText(child, 'middleName'),
    birthDate: readDate(child, 'birthDate'),
    gender: readGender(child),
    snils: readSnils(child),
    documents: documents.flatMap(toDocument),
  };
}

/** A number in the records seen; only digits may become part of an address. */
function readId(child: JsonObject): string | null {
  const id = child['id'] ?? child['oid'];
  return /^\d{1,20}$/.test(String(id)) ? String(id) : null;
}
