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
import type { CodeBook, Grant } from './code-book.ts';
import { checkPkceVerifier } from './pkce.ts';
import { Refusal } from './refusal.ts';

export interface ExchangeRequest extends ProtocolRequest {
  readonly codes: CodeBook;
  /** Filled by readCode. */
  grant: Grant | null;
}

/** The exchange of a code for tokens, POST /aas/oauth2/te (v1) and /aas/oauth2/v3/te. */
export const exchange: Readonly<Record<EsiaProtocol, readonly Check<ExchangeRequest>[]>> = {
  v1: [
    readParametersOfV1,
    findClient,
    checkGrantType,
    checkRedirectUri,
    checkScope,
    checkState,
    checkTimestamp,
    checkCms,
    readCode,
    checkCodeBelongsToRequest,
    useCodeOnce,
  ],
  v2: [
    readParameters,
    findClient,
    checkGrantType,
    checkRedirectUri,
    checkScope,
    checkState,
    checkTimestamp,
    checkCertificateHash,
    checkSignature,
    readCode,
    checkCodeBelongsToRequest,
    checkPkce,
    useCodeOnce,
  ],
};

function readParameters(request: ExchangeRequest): void {
  readParametersOf(request, [...signedRequest.v2, 'code', 'grant_type', 'token_type']);
}

function readParametersOfV1(request: ExchangeRequest): void {
  readParametersOf(request, [...signedRequest.v1, 'code', 'grant_type', 'token_type']);
}

/** `refresh_token` has checks of its own; anything else is none of ЕСИА's for a person who signs in. */
function checkGrantType(request: ExchangeRequest): void {
  const got = parameter(request, 'grant_type');
  if (got !== 'authorization_code') {
    throw new Refusal('ESIA-007012', {
      on: 'grant_type',
      expected: 'authorization_code или refresh_token',
      got,
    });
  }
}

function checkPkce(request: ExchangeRequest): void {
  checkPkceVerifier(request, grantOf(request).challenge);
}

async function readCode(request: ExchangeRequest): Promise<void> {
  const grant = await request.codes.read(parameter(request, 'code'), request.now);
  if (typeof grant === 'string') {
    const reasons = {
      unreadable: 'код не наш или искажён',
      expired: 'код просрочен',
      used: 'код уже обменян',
    };
    throw new Refusal('ESIA-007011', {
      on: 'code',
      expected: 'код не старше 240 с, один раз',
      got: reasons[grant],
    });
  }
  request.grant = grant;
}

/** The grant found by readCode. */
export function grantOf(request: ExchangeRequest): Grant {
  if (!request.grant) throw new Error('readCode has to run first');
  return request.grant;
}

function checkCodeBelongsToRequest(request: ExchangeRequest): void {
  const grant = grantOf(request);
  const pairs: [name: string, expected: string][] = [
    ['client_id', grant.clientId],
    ['redirect_uri', grant.redirectUri],
    ['scope', grant.scope],
  ];
  for (const [name, expected] of pairs) {
    const got = parameter(request, name);
    if (got !== expected) throw new Refusal('ESIA-007011', { on: `${name} при обмене кода`, expected, got });
  }
}

function useCodeOnce(request: ExchangeRequest): void {
  if (request.codes.use(parameter(request, 'code'), request.now)) return;
  throw new Refusal('ESIA-007011', { on: 'code', expected: 'один обмен', got: 'код уже обменян' });
}
