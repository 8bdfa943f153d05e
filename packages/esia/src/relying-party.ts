import { randomUUID } from 'node:crypto';
import { readChildren } from './children.ts';
import type { EsiaChild } from './children.ts';
import { permissionsParameter, readConsents } from './consents.ts';
import type { EsiaConsent, EsiaConsentRequest } from './consents.ts';
import { readContacts } from './contacts.ts';
import type { EsiaContact } from './contacts.ts';
import { protocolError } from './error.ts';
import { httpClient } from './http.ts';
import { readPerson } from './person.ts';
import type { EsiaPerson } from './person.ts';
import { restClient } from './rest.ts';
import type { RelyingPartyConfig } from './relying-party-config.ts';
import { signedRequests } from './signed-request.ts';
import { readTokenAnswer, requireIdToken } from './token-answer.ts';
import { checkRefreshedTokens, checkTokens, tokenKey } from './tokens.ts';
import type { EsiaTokens } from './tokens.ts';

/** What one sign-in asks for beside the configuration. */
export interface SignInRequest {
  /** A UUID of the caller, unguessable and used once. */
  state: string;
  /** Confirmed accounts only, children's only, or all but children's; others are refused with ESIA-007055 or 007062. */
  personFilter?: 'conf_acc' | 'acc_kid' | 'acc_not_kid';
  /** Of `createPkcePair`; its verifier goes with the exchange. */
  codeChallenge?: string;
  /** Consents to be given on the way; then only `openid` of the scope is asked for. */
  permissions?: readonly EsiaConsentRequest[];
}

/** Sign-in through ЕСИА, protocol v2/ac with v3/te or v1. Holds no state: the caller keeps `state` for the browser. */
export interface RelyingParty {
  /** Where to send the browser. */
  authorizationUrl(request: SignInRequest): Promise<URL>;
  /**
   * Exchanges the code of the callback and checks everything that comes back. A code works once, for four minutes. Pass on the
   * consents the sign-in asked for: they decide which scope is signed.
   */
  exchangeCode(
    code: string,
    of?: { codeVerifier?: string; permissions?: readonly EsiaConsentRequest[] },
  ): Promise<EsiaTokens>;
  /** New tokens for a refresh token, which is used up by it, come what may: never sent twice. */
  refresh(tokens: EsiaTokens): Promise<EsiaTokens>;
  readPerson(tokens: EsiaTokens): Promise<EsiaPerson>;
  readContacts(tokens: EsiaTokens): Promise<EsiaContact[]>;
  readChildren(tokens: EsiaTokens): Promise<EsiaChild[]>;
  readConsents(tokens: EsiaTokens): Promise<EsiaConsent[]>;
  /** Where to send the browser to end the session at ЕСИА too. */
  logoutUrl(redirectUrl: string): URL;
}

/**
 * A relying party for one information system. Its methods throw EsiaError, or what the signer itself throws.
 * @throws EsiaError `protocol` at once when the token certificate cannot be used, or the signer makes no CMS for v1.
 */
export function relyingParty(config: RelyingPartyConfig): RelyingParty {
  const now = config.now ?? (() => new Date());
  const http = httpClient({ fetch: config.fetch ?? fetch, timeoutMs: config.timeoutMs ?? 10_000 });
  const rest = restClient(http, config.baseUrl);
  const key = tokenKey(config.tokenCertificatePem);
  const expectations = () => ({ issuer: config.issuer, clientId: config.clientId, key, now: now() });
  const requests = signedRequests(config, now);

  /** The token request has a state of its own, echoed in its answer. */
  const askForTokens = async (
    parameters: Record<string, string>,
    signedAlso: { code?: string; permissions?: boolean },
  ) => {
    const state = randomUUID();
    const signed = await requests.sign({ state, ...signedAlso });
    const answer = await http.send(new URL(requests.paths.token, config.baseUrl), {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams({ ...signed, ...parameters, token_type: 'Bearer' }),
    });
    return readTokenAnswer(answer, state);
  };

  return {
    async authorizationUrl({ state, personFilter, codeChallenge, permissions }) {
      const url = new URL(requests.paths.authorization, config.baseUrl);
      url.search = String(
        new URLSearchParams({
          ...(await requests.sign({ state, permissions: permissions !== undefined })),
          response_type: 'code',
          access_type: config.access ?? 'online',
          ...(personFilter === undefined ? {} : { person_filter: personFilter }),
          ...(codeChallenge === undefined
            ? {}
            : { code_challenge: codeChallenge, code_challenge_method: 'S256' }),
          ...(permissions === undefined ? {} : { permissions: permissionsParameter(permissions) }),
        }),
      );
      return url;
    },

    async exchangeCode(code, { codeVerifier, permissions } = {}) {
      const answer = await askForTokens(
        {
          code,
          grant_type: 'authorization_code',
          ...(codeVerifier === undefined ? {} : { code_verifier: codeVerifier }),
        },
        { code, permissions: permissions !== undefined },
      );
      return checkTokens(requireIdToken(answer), expectations());
    },

    async refresh(tokens) {
      const { refreshToken } = tokens;
      if (refreshToken === null) {
        throw protocolError(
          'These tokens came without a refresh token',
          "Configure `access: 'offline'`, and keep the refresh token that each answer brings.",
        );
      }
      const answer = await askForTokens({ grant_type: 'refresh_token', refresh_token: refreshToken }, {});
      return checkRefreshedTokens(tokens, answer, expectations());
    },

    readPerson: (tokens) => readPerson(rest, tokens),
    readContacts: (tokens) => readContacts(rest, tokens),
    readChildren: (tokens) => readChildren(rest, tokens),
    readConsents: (tokens) => readConsents(rest, tokens),

    logoutUrl(redirectUrl) {
      const url = new URL('/idp/ext/Logout', config.baseUrl);
      url.search = String(new URLSearchParams({ client_id: config.clientId, redirect_url: redirectUrl }));
      return url;
    },
  };
}
