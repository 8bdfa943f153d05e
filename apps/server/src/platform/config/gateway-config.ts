import type { GatewayClaims } from '@gorodok/esia';
import type { Environment, Reader } from './reader.ts';

/** A certified product between us and ЕСИА: it holds the key and signs, we have a shared secret (OpenID Connect). */
export interface GatewayConfig {
  kind: 'gateway';
  issuer: string;
  clientId: string;
  clientSecret: string;
  authorizationUrl: string;
  tokenUrl: string;
  userinfoUrl: string;
  keysUrl: string;
  logoutUrl: string | null;
  scope: readonly string[];
  /** What the product calls that which ЕСИА told it, where it differs from the usual names. */
  claims: Partial<GatewayClaims>;
}

const claimNames: readonly (keyof GatewayClaims)[] = [
  'oid',
  'trusted',
  'lastName',
  'firstName',
  'middleName',
  'birthDate',
  'gender',
  'snils',
];

export function readGatewayConfig(
  reader: Reader,
  environment: Environment,
  production: boolean,
): GatewayConfig {
  const protocols = production ? ['https:'] : ['http:', 'https:'];
  const address = (name: string) => reader.url(`ESIA_GATEWAY_${name}_URL`, protocols);
  return {
    kind: 'gateway',
    issuer: reader.url('ESIA_ISSUER', ['http:', 'https:']),
    clientId: reader.text('ESIA_CLIENT_ID'),
    clientSecret: reader.secret('ESIA_GATEWAY_SECRET'),
    authorizationUrl: address('AUTHORIZATION'),
    tokenUrl: address('TOKEN'),
    userinfoUrl: address('USERINFO'),
    keysUrl: address('KEYS'),
    logoutUrl: environment['ESIA_GATEWAY_LOGOUT_URL'] ? address('LOGOUT') : null,
    scope: reader.text('ESIA_GATEWAY_SCOPE', 'openid profile').split(/\s+/),
    claims: readClaims(reader, environment['ESIA_GATEWAY_CLAIMS'] ?? '{}'),
  };
}

function readClaims(reader: Reader, text: string): Partial<GatewayClaims> {
  const claims: Partial<GatewayClaims> = {};
  try {
    const given: unknown = JSON.parse(text);
    if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new TypeError('a list');
    for (const [ours, theirs] of Object.entries(given)) {
      const name = claimNames.find((known) => known === ours);
      if (name === undefined || typeof theirs !== 'string') throw new TypeError('not a name');
      claims[name] = theirs;
    }
  } catch {
    reader.fault(
      `ESIA_GATEWAY_CLAIMS must name claims in JSON, such as {"snils": "SNILS"}; known are ${claimNames.join(', ')}.`,
    );
  }
  return claims;
}
