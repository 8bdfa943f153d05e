import { createRemoteJWKSet, customFetch, jwtVerify } from 'jose';
import type { JWTPayload } from 'jose';
import { protocolError } from './error.ts';
import { httpClient } from './http.ts';
import { isObject, readDigits, readText } from './json.ts';
import type { JsonObject } from './json.ts';
import type { EsiaPerson } from './person.ts';
import { readSnils } from './person.ts';
import { readGatewayTokenAnswer } from './token-answer.ts';

/**
 * A certified product that stands between a system and ЕСИА and speaks plain OpenID Connect: it keeps the key and the signatures, and
 * the system has a shared secret. Since 2025 this is how a new system gets to the real ЕСИА.
 */
export interface GatewayConfig {
  /** `iss` of the id_token, exactly. */
  issuer: string;
  authorizationUrl: string;
  tokenUrl: string;
  userinfoUrl: string;
  /** Where the keys of its tokens stand (JWKS). */
  keysUrl: string;
  /** `end_session_endpoint`, where there is one. */
  logoutUrl?: string;
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  scope: readonly string[];
  /** How the product names what ЕСИА told it; every product has names of its own. */
  claims?: Partial<GatewayClaims>;
  fetch?: typeof fetch;
  timeoutMs?: number;
  now?: () => Date;
}

export interface GatewayClaims {
  oid: string;
  trusted: string;
  lastName: string;
  firstName: string;
  middleName: string;
  birthDate: string;
  gender: string;
  snils: string;
}

/** The names of OpenID Connect where it has one, of ЕСИА's own tokens where not. */
const usualClaims: GatewayClaims = {
  oid: 'sub',
  trusted: 'trusted',
  lastName: 'family_name',
  firstName: 'given_name',
  middleName: 'middle_name',
  birthDate: 'birthdate',
  gender: 'gender',
  snils: 'snils',
};

export interface GatewayParty {
  authorizationUrl(request: { state: string; nonce: string; codeChallenge?: string }): URL;
  /** Exchanges the code, checks the id_token and its nonce, and reads the person. */
  readPerson(code: string, of: { nonce: string; codeVerifier?: string }): Promise<EsiaPerson>;
  /** Null when the product has no such address. */
  logoutUrl(redirectUrl: string): URL | null;
}

/** A relying party behind a gateway. Documents and children are what the product passes on, which none of the claims here covers. */
export function gatewayParty(config: GatewayConfig): GatewayParty {
  const now = config.now ?? (() => new Date());
  const timeoutMs = config.timeoutMs ?? 10_000;
  const http = httpClient({ fetch: config.fetch ?? fetch, timeoutMs });
  const keys = createRemoteJWKSet(new URL(config.keysUrl), {
    timeoutDuration: timeoutMs,
    [customFetch]: config.fetch ?? fetch,
  });
  const names = { ...usualClaims, ...config.claims };

  const checkIdToken = async (idToken: string, nonce: string): Promise<JWTPayload> => {
    try {
      const { payload } = await jwtVerify(idToken, keys, {
        issuer: config.issuer,
        audience: config.clientId,
        algorithms: ['RS256', 'PS256', 'ES256'],
        clockTolerance: 60,
        currentDate: now(),
        requiredClaims: ['sub', 'exp', 'nonce'],
      });
      if (payload['nonce'] === nonce) return payload;
    } catch (error) {
      throw unacceptable(error instanceof Error ? error.message : 'unreadable');
    }
    throw unacceptable('unexpected nonce');
  };

  return {
    authorizationUrl({ state, nonce, codeChallenge }) {
      const url = new URL(config.authorizationUrl);
      const parameters = {
        client_id: config.clientId,
        response_type: 'code',
        redirect_uri: config.redirectUri,
        scope: config.scope.join(' '),
        state,
        nonce,
        ...(codeChallenge === undefined
          ? {}
          : { code_challenge: codeChallenge, code_challenge_method: 'S256' }),
      };
      for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
      return url;
    },

    async readPerson(code, { nonce, codeVerifier }) {
      const answer = await http.send(new URL(config.tokenUrl), {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          code,
          redirect_uri: config.redirectUri,
          client_id: config.clientId,
          client_secret: config.clientSecret,
          ...(codeVerifier === undefined ? {} : { code_verifier: codeVerifier }),
        }),
      });
      const { accessToken, idToken } = readGatewayTokenAnswer(answer);
      const { sub } = await checkIdToken(idToken, nonce);
      const { body } = await http.send(new URL(config.userinfoUrl), {
        method: 'GET',
        headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json' },
      });
      // OpenID Connect demands the comparison: userinfo of somebody else must not be taken for this person's.
      if (!isObject(body) || String(body['sub']) !== sub)
        throw unacceptable('userinfo is of another subject');
      return toPerson(body, names);
    },

    logoutUrl(redirectUrl) {
      if (config.logoutUrl === undefined) return null;
      const url = new URL(config.logoutUrl);
      url.searchParams.set('client_id', config.clientId);
      url.searchParams.set('post_logout_redirect_uri', redirectUrl);
      return url;
    },
  };
}

function toPerson(claims: JsonObject, names: GatewayClaims): EsiaPerson {
  const value = (name: keyof GatewayClaims) => readText(claims, names[name]);
  const oid = Number(readDigits({ oid: String(claims[names.oid]) }, 'oid'));
  const lastName = value('lastName');
  const firstName = value('firstName');
  if (!Number.isSafeInteger(oid) || oid <= 0 || lastName === null || firstName === null) {
    throw protocolError(
      'The gateway named no OID, surname or first name',
      'Compare `claims` of the configuration with the names that the gateway uses.',
    );
  }
  const trusted = claims[names.trusted] === true || claims[names.trusted] === 'true';
  return {
    oid,
    trusted,
    level: trusted ? 'confirmed' : 'unconfirmed',
    lastName,
    firstName,
    middleName: value('middleName'),
    birthDate: readAnyDate(value('birthDate')),
    gender: readAnyGender(value('gender')),
    snils: readSnils({ snils: claims[names.snils] }),
    documents: [],
  };
}

/** `YYYY-MM-DD` of OpenID Connect or `dd.MM.yyyy` of ЕСИА. */
function readAnyDate(text: string | null): string | null {
  const [, day, month, year] = /^(\d\d)\.(\d\d)\.(\d{4})$/.exec(text ?? '') ?? [];
  if (day !== undefined) return `${year}-${month}-${day}`;
  return /^\d{4}-\d\d-\d\d$/.test(text ?? '') ? text : null;
}

function readAnyGender(text: string | null): EsiaPerson['gender'] {
  const letter = text?.toUpperCase() ?? '';
  if (letter === 'M' || letter === 'MALE') return 'male';
  return letter === 'F' || letter === 'FEMALE' ? 'female' : null;
}

function unacceptable(reason: string) {
  return protocolError(
    `The answer of the gateway is not acceptable: ${reason}`,
    'Check the issuer, the client, the address of the keys and the clock.',
  );
}
