import { findCmsFault, signedMessage } from '@gorodok/esia';
import type { CmsFault, SignedParameters } from '@gorodok/esia';
import type { TestSystem } from '../storage/systems.ts';
import { parameter, systemOf } from './checks.ts';
import type { ProtocolRequest } from './checks.ts';
import { Refusal } from './refusal.ts';

/** client_secret must be the raw signature of the v2/v3 string by the system's key (007053). */
export function checkSignature(request: ProtocolRequest): void {
  const system = systemOf(request);
  const signature = decodeAnyBase64(parameter(request, 'client_secret'));
  const parameters = signedParameters(request);
  if (isSignatureOf(signedMessage(parameters), signature, system)) return;
  throw new Refusal('ESIA-007053', {
    on: shorten(signedMessage(parameters), parameters.code),
    expected: `подпись ${signatureNames[system.verifier.algorithm]} строки client_id ‖ scope ‖ scope_org ‖ timestamp ‖ state ‖ redirect_uri (‖ code при обмене кода), без разделителей, UTF-8, base64url`,
    got: describe(signature, parameters, system),
  });
}

/** In v1 client_secret must be a CMS, detached or not, of the string of v1 by the system's key (007053). */
export function checkCms(request: ProtocolRequest): void {
  const system = systemOf(request);
  const cms = decodeAnyBase64(parameter(request, 'client_secret'));
  const parameters = signedParameters(request);
  const message = signedMessage(parameters, 'v1');
  const fault = findCmsFault(Buffer.from(message, 'utf8'), cms, system.certificatePem);
  if (fault === null) return;
  throw new Refusal('ESIA-007053', {
    on: message,
    expected: `CMS (PKCS #7, DER, base64url) с подписью ${signatureNames[system.verifier.algorithm]} строки scope ‖ timestamp ‖ client_id ‖ state, без разделителей, UTF-8`,
    got: describeCms(fault, cms, parameters, system),
  });
}

const cmsFaults: Readonly<Record<CmsFault, string>> = {
  not_cms: 'не CMS',
  another_certificate: 'в CMS другой сертификат, не тот, что зарегистрирован за системой',
  another_digest_algorithm: 'другой алгоритм хэширования',
  another_message: 'подписана другая строка',
  wrong_signature: 'подпись другим ключом или другой строки',
};

function describeCms(fault: CmsFault, cms: Buffer, parameters: SignedParameters, system: TestSystem): string {
  const { certificatePem } = system;
  if (fault === 'not_cms') {
    return isSignatureOf(signedMessage(parameters, 'v1'), cms, system) ||
      isSignatureOf(signedMessage(parameters), cms, system)
      ? 'само значение подписи, а в первой версии нужен CMS'
      : cmsFaults.not_cms;
  }
  if (findCmsFault(Buffer.from(signedMessage(parameters), 'utf8'), cms, certificatePem) === null)
    return 'подписана строка второй версии: client_id ‖ scope ‖ scope_org ‖ timestamp ‖ state ‖ redirect_uri';
  return cmsFaults[fault];
}

const signatureNames = {
  RS256: 'RSA-SHA256',
  GOST3410_2012_256: 'ГОСТ Р 34.10-2012 (256 бит; 64 байта s ‖ r, старшие байты вперёд)',
} as const;

function signedParameters(request: ProtocolRequest): SignedParameters & { code: string } {
  return {
    clientId: parameter(request, 'client_id'),
    scope: parameter(request, 'scope'),
    scopeOrg: parameter(request, 'scope_org'),
    timestamp: parameter(request, 'timestamp'),
    state: parameter(request, 'state'),
    redirectUri: parameter(request, 'redirect_uri'),
    code: parameter(request, 'code'),
  };
}

/** Clients send base64 and base64url, with and without padding; an unescaped `+` arrives as a space. */
function decodeAnyBase64(text: string): Buffer {
  return Buffer.from(text.replaceAll(' ', '+'), 'base64');
}

function isSignatureOf(message: string, signature: Uint8Array, system: TestSystem): boolean {
  return system.verifier.verify(Buffer.from(message, 'utf8'), signature);
}

/** Tries the usual mistakes, so that the developer learns which one it was. */
function describe(signature: Buffer, parameters: SignedParameters, system: TestSystem): string {
  const { clientId, scope, scopeOrg = '', timestamp, state, redirectUri } = parameters;
  const mistakes: [string, string][] = [
    [
      'подписана строка первой версии: scope ‖ timestamp ‖ client_id ‖ state',
      scope + timestamp + clientId + state,
    ],
    ['подписана строка без redirect_uri', clientId + scope + scopeOrg + timestamp + state],
    ['подписана строка без code', signedMessage({ ...parameters, code: '' })],
    ['подписана строка без scope_org', signedMessage({ ...parameters, scopeOrg: '' })],
    [
      'подписана строка, где redirect_uri закодирован',
      signedMessage({ ...parameters, redirectUri: encodeURIComponent(redirectUri) }),
    ],
  ];
  const mistake = mistakes.find(([, message]) => isSignatureOf(message, signature, system));
  if (mistake) return mistake[0];
  if (signature[0] === 0x30 && signature[1] === 0x82)
    return 'похоже на CMS (PKCS #7), а нужно само значение подписи';
  if (system.verifier.algorithm === 'RS256') {
    if (signature.length === 64) return '64 байта: подпись ГОСТ, а сертификат системы RSA';
  } else {
    if (isSignatureOf(signedMessage(parameters), signature.toReversed(), system))
      return 'байты подписи в обратном порядке: так их отдаёт КриптоПро, их нужно перевернуть';
    if (signature.length !== 64) return `байтов в подписи ${signature.length}, а у ГОСТ (256 бит) их 64`;
  }
  return `подпись другим ключом или другой строки (длина в байтах: ${signature.length})`;
}

/** The code is longer than a screen, and its beginning is enough to recognise it. */
function shorten(message: string, code: string): string {
  return code === '' ? message : `${message.slice(0, -code.length)}${code.slice(0, 16)}…`;
}
