import { parseTimestamp } from '@gorodok/esia';
import type { EsiaProtocol } from '@gorodok/esia';
import type { TestSystem } from '../storage/systems.ts';
import { Refusal } from './refusal.ts';
import { scopeNames } from './scopes.ts';

/** A request of a relying party on its way through the checks, which fill in what they find. */
export interface ProtocolRequest {
  /** The parameters as they came; a repeated one is a list. */
  readonly raw: Readonly<Record<string, unknown>>;
  readonly systems: ReadonlyMap<string, TestSystem>;
  readonly now: Date;
  /** Filled by the reading of parameters. */
  parameters: ReadonlyMap<string, string>;
  /** Filled by findClient. */
  system: TestSystem | null;
  /** Set by checkRedirectUri: from then on an error may be sent to this address. */
  redirectTrusted: boolean;
}

/** A step of the protocol: passes, or throws a Refusal. Its function name is what /explain shows. */
export type Check<R> = (request: R) => void | Promise<void>;

/** ЕСИА's tolerance is not published; five minutes are our choice. */
const clockToleranceMs = 5 * 60_000;

/** The parameters that every signed request of a protocol must have; scope_org is optional. */
export const signedRequest: Readonly<Record<EsiaProtocol, readonly string[]>> = {
  v1: ['client_id', 'client_secret', 'redirect_uri', 'scope', 'state', 'timestamp'],
  v2: [
    'client_id',
    'client_secret',
    'client_certificate_hash',
    'redirect_uri',
    'scope',
    'state',
    'timestamp',
  ],
};

/** The value of a parameter, or the empty string: mandatory ones have been checked by the time this is used. */
export function parameter(request: Pick<ProtocolRequest, 'parameters'>, name: string): string {
  return request.parameters.get(name) ?? '';
}

/** The system found by findClient. */
export function systemOf(request: ProtocolRequest): TestSystem {
  if (!request.system) throw new Error('findClient has to run first');
  return request.system;
}

/** Reads every parameter once; repeated ones and missing mandatory ones are refused (007003, 007014). */
export function readParametersOf(request: ProtocolRequest, mandatory: readonly string[]): void {
  const parameters = new Map<string, string>();
  for (const [name, value] of Object.entries(request.raw)) {
    if (typeof value !== 'string') {
      throw new Refusal('ESIA-007003', {
        on: name,
        expected: 'параметр передан один раз',
        got: 'параметр повторяется',
      });
    }
    if (value !== '') parameters.set(name, value);
  }
  request.parameters = parameters;
  const missing = mandatory.filter((name) => !parameters.has(name));
  if (missing.length > 0) {
    throw new Refusal('ESIA-007014', {
      on: `[${missing.join(', ')}]`,
      expected: 'обязательные параметры, форма application/x-www-form-urlencoded',
      got: 'параметров нет',
    });
  }
}

export function findClient(request: ProtocolRequest): void {
  const clientId = parameter(request, 'client_id');
  request.system = request.systems.get(clientId) ?? null;
  if (!request.system) {
    throw new Refusal('ESIA-007005', {
      on: clientId,
      expected: `одна из мнемоник: ${[...request.systems.keys()].join(', ') || 'ни одна система не зарегистрирована'}`,
      got: clientId,
    });
  }
}

/** ЕСИА allows host names, whatever the path and port. */
export function checkRedirectUri(request: ProtocolRequest): void {
  const redirectUri = parameter(request, 'redirect_uri');
  const hosts = systemOf(request).redirectHosts;
  if (!isAllowedAddress(redirectUri, hosts)) {
    throw new Refusal('ESIA-007023', {
      on: redirectUri,
      expected: `http(s)-адрес на одном из узлов: ${hosts.join(', ')}`,
      got: URL.parse(redirectUri)?.hostname ?? 'не адрес',
    });
  }
  request.redirectTrusted = true;
}

export function isAllowedAddress(address: string, hosts: readonly string[]): boolean {
  const url = URL.parse(address);
  return url !== null && /^https?:$/.test(url.protocol) && hosts.includes(url.hostname);
}

export function checkScope(request: ProtocolRequest): void {
  const scope = parameter(request, 'scope');
  const allowed = systemOf(request).scopes;
  const names = scopeNames(scope);
  if (names.length === 0) {
    throw new Refusal('ESIA-007013', { on: 'scope', expected: 'хотя бы одна область', got: 'пусто' });
  }
  const unknown = names.filter((name) => !allowed.includes(name));
  if (unknown.length > 0) {
    throw new Refusal('ESIA-007006', {
      on: scope,
      expected: `области системы: ${allowed.join(' ')}`,
      got: unknown.join(' '),
    });
  }
}

/** ЕСИА wants a UUID; what it does with another text is not published, so only what cannot be one is refused. */
export function checkState(request: ProtocolRequest): void {
  const state = parameter(request, 'state');
  if (/^[\x21-\x7e]{1,255}$/.test(state)) return;
  throw new Refusal('ESIA-007003', {
    on: 'state',
    expected: 'UUID: до 255 знаков ASCII без пробелов',
    got: `знаков: ${state.length}`,
  });
}

export function checkTimestamp(request: ProtocolRequest): void {
  const text = parameter(request, 'timestamp');
  const time = parseTimestamp(text);
  if (time === null) {
    throw new Refusal('ESIA-007015', {
      on: text,
      expected: 'yyyy.MM.dd HH:mm:ss Z, например 2026.11.22 01:25:55 +0000 (плюс кодируется как %2B)',
      got: 'другой формат',
    });
  }
  const difference = Math.abs(time.getTime() - request.now.getTime());
  if (difference > clockToleranceMs) {
    throw new Refusal('ESIA-007015', {
      on: text,
      expected: `${request.now.toISOString()} ± 5 минут`,
      got: `расхождение ${Math.round(difference / 1000)} с`,
    });
  }
}

export function checkCertificateHash(request: ProtocolRequest): void {
  const got = parameter(request, 'client_certificate_hash');
  const expected = systemOf(request).certificateHash;
  if (got === expected) return;
  throw new Refusal('ESIA-007053', {
    on: 'client_certificate_hash',
    expected: `${expected} (ГОСТ Р 34.11-2012, 256 бит, от DER сертификата, прописные буквы)`,
    got: `${got} (${describeHash(got, expected)})`,
  });
}

function describeHash(got: string, expected: string): string {
  if (got.toUpperCase() === expected) return 'верный, но строчными буквами';
  if (/^[\dA-F]{40}$/i.test(got)) return '40 знаков: похоже на отпечаток SHA-1';
  if (/^[\dA-F]{64}$/i.test(got)) return 'хэш другого сертификата, хэш от PEM-файла или другой алгоритм';
  return 'не 64 шестнадцатеричных знака';
}
