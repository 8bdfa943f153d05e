import { EsiaError, protocolError } from './error.ts';
import { describeEsiaCode } from './error-codes.ts';
import type { Answer, HttpClient } from './http.ts';
import { isObject, readText } from './json.ts';
import type { JsonObject } from './json.ts';

export interface RestClient {
  get(path: string, accessToken: string): Promise<unknown>;
  /**
   * The elements of a collection, however ЕСИА gives it: embedded objects, links to be read one by one, or not at all
   * (then it is asked for at `path`). A collection whose scope was not granted is empty.
   */
  elements(collection: unknown, path: string, accessToken: string): Promise<JsonObject[]>;
}

/** No person has more; a longer list of links is a fault or an attack. */
const mostLinks = 50;

export function restClient(http: HttpClient, baseUrl: string): RestClient {
  const base = new URL(baseUrl);

  const ask = async (url: URL, accessToken: string): Promise<Answer> =>
    http.send(url, {
      method: 'GET',
      headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json' },
    });

  /** Only the path of a link is used, and only of one to our own ЕСИА: the token must not travel to another host. */
  const follow = async (link: string, accessToken: string): Promise<unknown> => {
    const url = URL.parse(link, base.href);
    if (url?.host !== base.host) {
      throw protocolError(
        'ЕСИА linked to another host',
        'Check that the base address and the stand are the same.',
      );
    }
    // Set part by part: resolving a path such as `//elsewhere` against the base would change the host.
    const target = new URL(base);
    target.pathname = url.pathname;
    target.search = url.search;
    return readBody(await ask(target, accessToken));
  };

  const readCollection = async (path: string, accessToken: string): Promise<unknown> => {
    const answer = await ask(new URL(`${path}?embed=(elements)`, base), accessToken);
    return answer.status === 403 || answer.status === 404 ? undefined : readBody(answer);
  };

  return {
    get: async (path, accessToken) => readBody(await ask(new URL(path, base), accessToken)),

    async elements(collection, path, accessToken) {
      const source = hasElements(collection) ? collection : await readCollection(path, accessToken);
      if (!hasElements(source)) return [];
      if (source.elements.length > mostLinks) {
        throw protocolError(
          'ЕСИА sent an unlikely long collection',
          'Look at the account on the portal of ЕСИА.',
        );
      }
      const elements = await Promise.all(
        source.elements.map(async (element) =>
          typeof element === 'string' ? follow(element, accessToken) : element,
        ),
      );
      return elements.filter(isObject);
    },
  };
}

function readBody(answer: Answer): unknown {
  if (answer.status !== 200) throw restRefusal(answer);
  if (answer.body !== undefined) return answer.body;
  throw protocolError(
    'ЕСИА answered a data request with something that is not JSON',
    'Check the base address.',
  );
}

function hasElements(value: unknown): value is { elements: unknown[] } {
  return isObject(value) && Array.isArray(value['elements']);
}

/** The REST interface answers {code, message}, sometimes as an array of one; the code comes with or without «ESIA-». */
function restRefusal(answer: Answer): EsiaError {
  const body: unknown = Array.isArray(answer.body) ? answer.body[0] : answer.body;
  const number = isObject(body) ? /\d{6}/.exec(readText(body, 'code') ?? '')?.[0] : undefined;
  const code = number === undefined ? null : `ESIA-${number}`;
  return new EsiaError('refused', {
    message: `ЕСИА refused a data request with status ${answer.status}${code === null ? '' : ` (${code})`}`,
    hint:
      (code === null ? undefined : describeEsiaCode(code)?.hint) ??
      'Check that the access token is fresh and the scope of this data was granted.',
    code,
  });
}
