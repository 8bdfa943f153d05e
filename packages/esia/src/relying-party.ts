import { randomUUID } from 'node:crypto';
import { oauthRefusal, protocolError } from './error.ts';
import { httpClient } from './http.ts';
import type { Answer } from './http.ts';
import { isObject, readText } from './json.ts';
import { readPerson } from './person.ts';
import type { EsiaPerson } from './person.ts';
import { restClient } from './rest.ts';
import { formatTimestamp, signedMessage } from './signed-message.ts';
import type { EsiaSigner } from './signer.ts';
import { checkTokens, tokenKey } from './tokens.ts';
import type { EsiaTokens } from './tokens.ts';

export interface RelyingPartyConfig {
  /** `https://esia.gosuslugi.ru`, the test stand, or an emulator; without a path. */
  baseUrl: string;
  /** `iss` of the tokens, exactly: `http://esia.gosuslugi.ru/` with http and the trailing slash. */
  issuer: string;
  /** The mnemonic of the information system. */
  clientId: string;
  redirectUri: string;
  scope: readonly string[];
  signer: EsiaSigner;
  /** The certificate of ЕСИА that checks its tokens, in PEM. */
  tokenCertificatePem: string;
  /** Replaces the global fetch, for example by one with a proxy. */
  fetch?: typeof fetch;
  /** Time limit of one call to ЕСИА; 10 seconds unless given. */
  timeoutMs?: number;
  now?: () => Date;
}

/** Sign-in through ЕСИА, protocol v2/ac and v3/te. Holds no state: the caller keeps `state` for the browser. */
export interface RelyingParty {
  /** Where to send the browser. `state` is a UUID of the caller, unguessable and used once. */
  authorizationUrl(request: { state: string }): Promise<URL>;
  /** Exchanges the code of the callback and checks everything that comes back. A code works once, for four minutes. */
  exchangeCode(code: string): Promise<EsiaTokens>;
  readPerson(tokens: EsiaTokens): Promise<EsiaPerson>;
  /** Where to send the browser to end the session at ЕСИА too. */
  logoutUrl(redirectUrl: string): URL;
}

/**
 * A relying party for one information system. Its methods throw EsiaError, or what the signer itself throws.
 * @throws EsiaError `protocol` at once when the token certificate cannot be used.
 */
export function relyingParty(config: RelyingPartyConfig): RelyingParty {
  const now = config.now ?? (() => new Date());
  const http = httpClient({ fetch: config.fetch ?? fetch, timeoutMs: config.timeoutMs ?? 10_000 });
  const rest = restClient(http, config.baseUrl);
  const key = tokenKey(config.tokenCertificatePem);

  /** The parameters that both requests share, with the signature over them. */
  const signedParameters = async (state: string, code?: string): Promise<Record<string, string>> => {
    const scope = config.scope.join(' ');
    const timestamp = formatTimestamp(now());
    const { clientId, redirectUri } = config;
    const message = signedMessage({
      clientId,
      scope,
      timestamp,
      state,
      redirectUri,
      ...(code === undefined ? {} : { code }),
    });
    const signature = await config.signer.sign(Buffer.from(message, 'utf8'));
    return {
      client_id: clientId,
      client_secret: Buffer.from(signature).toString('base64url'),
      client_certificate_hash: await config.signer.certificateHash(),
      redirect_uri: redirectUri,
      scope,
      state,
      timestamp,
    };
  };

  return {
    async authorizationUrl({ state }) {
      const url = new URL('/aas/oauth2/v2/ac', config.baseUrl);
      const signed = await signedParameters(state);
      // `online`: no refresh token is asked for, because a sign-in needs none.
      url.search = String(new URLSearchParams({ ...signed, response_type: 'code', access_type: 'online' }));
      return url;
    },

    async exchangeCode(code) {
      const state = randomUUID(); // the token request has a state of its own, echoed in its answer
      const signed = await signedParameters(state, code);
      const answer = await http.send(new URL('/aas/oauth2/v3/te', config.baseUrl), {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: new URLSearchParams({
          ...signed,
          code,
          grant_type: 'authorization_code',
          token_type: 'Bearer',
        }),
      });
      const tokens = readTokenAnswer(answer, state);
      return checkTokens(tokens, { issuer: config.issuer, clientId: config.clientId, key, now: now() });
    },

    readPerson: async (tokens) => readPerson(rest, tokens),

    logoutUrl(redirectUrl) {
      const url = new URL('/idp/ext/Logout', config.baseUrl);
      url.search = String(new URLSearchParams({ client_id: config.clientId, redirect_url: redirectUrl }));
      return url;
    },
  };
}

function readTokenAnswer(answer: Answer, state: string): { accessToken: string; idToken: string } {
  const body = isObject(answer.body) ? answer.body : {};
  const error = readText(body, 'error');
  if (error !== null) throw oauthRefusal(error, readText(body, 'error_description') ?? '');
  const accessToken = readText(body, 'access_token');
  const idToken = readText(body, 'id_token');
  if (answer.status !== 200 || accessToken === null || idToken === null) {
    throw protocolError(
      `The token answer of ЕСИА (status ${answer.status}) holds no tokens`,
      'Check the base address and that the scope contains `openid`.',
    );
  }
  if (body['state'] !== state) {
    throw protocolError(
      'The token answer of ЕСИА belongs to another request',
      'A proxy may be caching answers of ЕСИА.',
    );
  }
  return { accessToken, idToken };
}
