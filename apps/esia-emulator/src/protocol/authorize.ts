import type { EsiaProtocol } from '@gorodok/esia';
import { readPermissions } from '../consents/permissions.ts';
import type { Permission } from '../consents/permissions.ts';
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
  systemOf,
} from './checks.ts';
import type { Check, ProtocolRequest } from './checks.ts';
import { checkCms, checkSignature } from './client-signature.ts';
import { checkPkceChallenge } from './pkce.ts';
import { Refusal } from './refusal.ts';
import { scopeNames } from './scopes.ts';

export interface AuthorizeRequest extends ProtocolRequest {
  /** Filled by checkPermissions. */
  permissions: readonly Permission[];
}

/**
 * The request for a code, GET /aas/oauth2/ac (v1) and /aas/oauth2/v2/ac. Refused before checkRedirectUri: a page; after it: sent to
 * the client.
 */
export const authorize: Readonly<Record<EsiaProtocol, readonly Check<AuthorizeRequest>[]>> = {
  v1: [
    readParametersOfV1,
    findClient,
    checkRedirectUri,
    checkResponseType,
    checkScope,
    checkOrganizationScope,
    checkState,
    checkTimestamp,
    checkCms,
  ],
  v2: [
    readParameters,
    findClient,
    checkRedirectUri,
    checkResponseType,
    checkScope,
    checkOrganizationScope,
    checkState,
    checkTimestamp,
    checkRolesAndObject,
    checkPersonFilter,
    checkPkceChallenge,
    checkCertificateHash,
    checkSignature,
    checkPermissions,
  ],
};

/** Accounts that a request may be meant for; how several are written is not published, so any separator will do. */
export const personFilters = ['conf_acc', 'acc_kid', 'acc_not_kid'] as const;
export type PersonFilter = (typeof personFilters)[number];

function readParameters(request: AuthorizeRequest): void {
  readParametersOf(request, [...signedRequest.v2, 'response_type', 'access_type']);
}

/** Clients of v1 are known that leave access_type out. */
function readParametersOfV1(request: AuthorizeRequest): void {
  readParametersOf(request, [...signedRequest.v1, 'response_type']);
}

function checkResponseType(request: AuthorizeRequest): void {
  const got = parameter(request, 'response_type');
  if (got !== 'code') throw new Refusal('ESIA-007009', { on: 'response_type', expected: 'code', got });
}

/** Nobody here stands in an organization, so that one which is named is always somebody else's. */
function checkOrganizationScope(request: AuthorizeRequest): void {
  const got = parameter(request, 'scope_org');
  if (!got.includes('org_oid=')) return;
  throw new Refusal('ESIA-007194', {
    on: 'scope_org',
    expected: 'организация, в которой состоит человек: в эмуляторе организаций нет',
    got,
  });
}

/** Both are known by the codes alone that refuse them; which values are good is not published, so none is. */
function checkRolesAndObject(request: AuthorizeRequest): void {
  for (const [name, code] of [
    ['roles', 'ESIA-007060'],
    ['obj_type', 'ESIA-007061'],
  ] as const) {
    const got = parameter(request, name);
    if (got !== '') throw new Refusal(code, { on: name, expected: 'параметра нет', got });
  }
}

function checkPersonFilter(request: AuthorizeRequest): void {
  const words = readWords(parameter(request, 'person_filter'));
  const unknown = words.filter((word) => !personFilters.some((filter) => filter === word));
  if (unknown.length === 0) return;
  throw new Refusal('ESIA-007003', {
    on: 'person_filter',
    expected: personFilters.join(', '),
    got: unknown.join(' '),
  });
}

/** The filters of a request that passed checkPersonFilter. */
export function personFiltersOf(request: AuthorizeRequest): PersonFilter[] {
  const words = readWords(parameter(request, 'person_filter'));
  return personFilters.filter((filter) => words.includes(filter));
}

const readWords = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);

/** With consents only `openid` stands in the scope: the rest is named in them. */
function checkPermissions(request: AuthorizeRequest): void {
  const text = parameter(request, 'permissions');
  if (text === '') return;
  const others = scopeNames(parameter(request, 'scope')).filter((name) => name !== 'openid');
  if (others.length > 0) {
    throw new Refusal('ESIA-007006', {
      on: 'scope вместе с permissions',
      expected: 'openid',
      got: others.join(' '),
    });
  }
  request.permissions = readPermissions(text, systemOf(request).scopes);
}
