import type { EsiaProtocol } from '@gorodok/esia';
import {
  checkCertificateHash,
  checkRedirectUri,
  checkScope,
  checkState,
  checkTimestamp,
  findClient,
  parameter,
  readParametersOf,
  signedRequest,
} from './checks.ts';
import type { Check, ProtocolRequest } from './checks.ts';
import { checkCms, checkSignature } from './client-signature.ts';
import { Refusal } from './refusal.ts';
import type { RefreshGrant, RefreshTokens } from './refresh-tokens.ts';

export interface RefreshRequest extends ProtocolRequest {
  readonly refreshTokens: RefreshTokens;
  /** Filled by readRefreshToken. */
  grant: RefreshGrant | null;
}

/** New tokens for a refresh token, at the same addresses as the exchange of a code. */
export const refresh: Readonly<Record<EsiaProtocol, readonly Check<RefreshRequest>[]>> = {
  v1: [
    readParametersOfV1,
    findClient,
    checkRedirectUri,
    checkScope,
    checkState,
    checkTimestamp,
    checkCms,
    readRefreshToken,
    useRefreshTokenOnce,
  ],
  v2: [
    readParameters,
    findClient,
    checkRedirectUri,
    checkScope,
    checkState,
    checkTimestamp,
    checkCertificateHash,
    checkSignature,
    readRefreshToken,
    useRefreshTokenOnce,
  ],
};

function readParameters(request: RefreshRequest): void {
  readParametersOf(request, [...signedRequest.v2, 'refresh_token', 'token_type']);
}

function readParametersOfV1(request: RefreshRequest): void {
  readParametersOf(request, [...signedRequest.v1, 'refresh_token', 'token_type']);
}

/** The token has to be this system's, with the scope and address it was given for (007011). */
function readRefreshToken(request: RefreshRequest): void {
  const grant = request.refreshTokens.find(parameter(request, 'refresh_token'), request.now);
  if (!grant) {
    throw new Refusal('ESIA-007011', {
      on: 'refresh_token',
      expected: 'токен обновления, один раз',
      got: 'неизвестен, просрочен, отозван или уже использован',
    });
  }
  const pairs: [name: string, expected: string][] = [
    ['client_id', grant.clientId],
    ['redirect_uri', grant.redirectUri],
    ['scope', grant.scope],
  ];
  for (const [name, expected] of pairs) {
    const got = parameter(request, name);
    if (got !== expected) throw new Refusal('ESIA-007011', { on: `${name} при обновлении`, expected, got });
  }
  request.grant = grant;
}

function useRefreshTokenOnce(request: RefreshRequest): void {
  if (request.refreshTokens.use(parameter(request, 'refresh_token'))) return;
  throw new Refusal('ESIA-007011', {
    on: 'refresh_token',
    expected: 'одно использование',
    got: 'уже использован',
  });
}

/** The grant found by readRefreshToken. */
export function refreshGrantOf(request: RefreshRequest): RefreshGrant {
  if (!request.grant) throw new Error('readRefreshToken has to run first');
  return request.grant;
}
