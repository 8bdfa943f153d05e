import { oauthRefusal, protocolError } from './error.ts';
import type { Answer } from './http.ts';
import { isObject, readText } from './json.ts';
import type { TokenAnswer } from './tokens.ts';

/** What a token request brought, before any check of the tokens. */
export type ReadAnswer = Omit<TokenAnswer, 'idToken'> & { idToken: string | null };

/**
 * Reads the answer to a token request.
 * @throws EsiaError with ЕСИА's refusal, or `protocol` when the answer holds no token or belongs to another request.
 */
export function readTokenAnswer(answer: Answer, state: string): ReadAnswer {
  const body = isObject(answer.body) ? answer.body : {};
  const error = readText(body, 'error');
  if (error !== null) throw oauthRefusal(error, readText(body, 'error_description') ?? '');
  const accessToken = readText(body, 'access_token');
  if (answer.status !== 200 || accessToken === null) throw withoutTokens(answer);
  if (body['state'] !== state) {
    throw protocolError(
      'The token answer of ЕСИА belongs to another request',
      'A proxy may be caching answers of ЕСИА.',
    );
  }
  return {
    accessToken,
    idToken: readText(body, 'id_token'),
    refreshToken: readText(body, 'refresh_token'),
  };
}

/** @throws EsiaError `protocol` when the answer tells nothing of who signed in. */
export function requireIdToken({ idToken, ...others }: ReadAnswer): TokenAnswer {
  if (idToken === null) throw withoutTokens({ status: 200 });
  return { ...others, idToken };
}

function withoutTokens({ status }: { status: number }) {
  return protocolError(
    `The token answer of ЕСИА (status ${status}) holds no tokens`,
    'Check the base address and that the scope contains `openid`.',
  );
}

/** The answer of a gateway: plain OpenID Connect, without ЕСИА's echo of the state. */
export function readGatewayTokenAnswer(answer: Answer): { accessToken: string; idToken: string } {
  const body = isObject(answer.body) ? answer.body : {};
  const error = readText(body, 'error');
  if (error !== null) throw oauthRefusal(error, readText(body, 'error_description') ?? '');
  const accessToken = readText(body, 'access_token');
  const idToken = readText(body, 'id_token');
  if (answer.status !== 200 || accessToken === null || idToken === null) throw withoutTokens(answer);
  return { accessToken, idToken };
}
