/** The two protocols of ЕСИА that are in use: v2 stands for v2/ac with v3/te, v1 for the older ac and te. */
export type EsiaProtocol = 'v1' | 'v2';

/** The parameters that client_secret signs. */
export interface SignedParameters {
  clientId: string;
  /** Space-separated, exactly as sent. */
  scope: string;
  /** Organisation scopes; the empty string takes its place when unused. Not signed in v1. */
  scopeOrg?: string;
  /** As `formatTimestamp` writes it. */
  timestamp: string;
  state: string;
  /** Not signed in v1. */
  redirectUri: string;
  /** Only at the exchange of a code; not signed in v1. */
  code?: string;
}

/**
 * The string that client_secret signs: the values one after another without separators. Nothing else is signed.
 * v2/ac and v3/te: client_id, scope, scope_org, timestamp, state, redirect_uri, and the code when there is one.
 * v1, for all its requests: scope, timestamp, client_id, state.
 */
export function signedMessage(parameters: SignedParameters, protocol: EsiaProtocol = 'v2'): string {
  const { clientId, scope, scopeOrg = '', timestamp, state, redirectUri, code = '' } = parameters;
  if (protocol === 'v1') return scope + timestamp + clientId + state;
  return clientId + scope + scopeOrg + timestamp + state + redirectUri + code;
}

/** The time of a request as ЕСИА wants it, `2026.11.22 01:25:55 +0000`: dots, and an offset without a colon. */
export function formatTimestamp(time: Date): string {
  const iso = time.toISOString();
  return `${iso.slice(0, 10).replaceAll('-', '.')} ${iso.slice(11, 19)} +0000`;
}

/** Reads `yyyy.MM.dd HH:mm:ss Z` in any offset; null when the text is no such time. */
export function parseTimestamp(text: string): Date | null {
  const parts = /^(\d{4})\.(\d\d)\.(\d\d) (\d\d:\d\d:\d\d) ([+-]\d\d)(\d\d)$/.exec(text);
  if (!parts) return null;
  const [, year, month, day, clock, hours, minutes] = parts;
  const time = new Date(`${year}-${month}-${day}T${clock}${hours}:${minutes}`);
  return Number.isNaN(time.getTime()) ? null : time;
}
