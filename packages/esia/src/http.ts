import { EsiaError, protocolError } from './error.ts';

export interface HttpClient {
  /** Sends a request; a GET is tried once more when ЕСИА does not answer or answers 5xx. */
  send(
    url: URL,
    request: { method: 'GET' | 'POST'; headers: Record<string, string>; body?: URLSearchParams },
  ): Promise<Answer>;
}

export interface Answer {
  status: number;
  /** The parsed body, or undefined when it is not JSON: ЕСИА sometimes answers with a page. */
  body: unknown;
}

/**
 * Calls ЕСИА with a time limit for each attempt. Redirects are not followed: none of these addresses redirects, and a
 * bearer token must not travel elsewhere.
 * @throws EsiaError `unavailable` when there is no answer in time or the answer is 5xx.
 */
export function httpClient(options: { fetch: typeof fetch; timeoutMs: number }): HttpClient {
  const attempt = async (url: URL, init: RequestInit): Promise<Answer> => {
    try {
      const response = await options.fetch(url, {
        ...init,
        redirect: 'manual',
        signal: AbortSignal.timeout(options.timeoutMs),
      });
      return { status: response.status, body: parseJson(await response.text()) };
    } catch (error) {
      throw unavailable(`ЕСИА did not answer at ${url.host}`, error);
    }
  };
  return {
    async send(url, request) {
      const init: RequestInit = { method: request.method, headers: request.headers };
      if (request.body) init.body = request.body;
      const attempts = request.method === 'GET' ? 2 : 1;
      for (let left = attempts; ; left--) {
        try {
          return refuseServerFault(await attempt(url, init));
        } catch (error) {
          if (left <= 1 || !(error instanceof EsiaError) || error.kind !== 'unavailable') throw error;
        }
      }
    },
  };
}

function refuseServerFault(answer: Answer): Answer {
  if (answer.status >= 500) throw unavailable(`ЕСИА answered with status ${answer.status}`);
  if (answer.status >= 300 && answer.status < 400) {
    throw protocolError(
      'ЕСИА answered with a redirect',
      'Check the base address: it must be the final one, with the right scheme.',
    );
  }
  return answer;
}

function unavailable(message: string, cause?: unknown): EsiaError {
  return new EsiaError('unavailable', {
    message,
    hint: 'Check the network path to ЕСИА, its certificates, and whether ЕСИА announces maintenance.',
    cause,
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
