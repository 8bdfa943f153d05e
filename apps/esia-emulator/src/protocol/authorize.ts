import {
  checkCertificateHash,
  checkRedirectUri,
  checkScope,
  checkTimestamp,
  findClient,
  parameter,
  readParametersOf,
  signedRequest,
} from './checks.ts';
import type { Check, ProtocolRequest } from './checks.ts';
import { checkSignature } from './client-signature.ts';
import { Refusal } from './refusal.ts';

/** The request for a code, GET /aas/oauth2/v2/ac. Refused before checkRedirectUri: a page; after it: sent to the client. */
export const authorize: readonly Check<ProtocolRequest>[] = [
  readParameters,
  findClient,
  checkRedirectUri,
  checkResponseType,
  checkScope,
  checkTimestamp,
  checkCertificateHash,
  checkSignature,
];

function readParameters(request: ProtocolRequest): void {
  readParametersOf(request, [...signedRequest, 'response_type', 'access_type']);
}

function checkResponseType(request: ProtocolRequest): void {
  const got = parameter(request, 'response_type');
  if (got !== 'code') throw new Refusal('ESIA-007009', { on: 'response_type', expected: 'code', got });
}
