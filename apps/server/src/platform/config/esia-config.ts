import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { signatureVerifier } from '@gorodok/esia';
import { readGatewayConfig, type GatewayConfig } from './gateway-config.ts';
import type { Environment, Reader } from './reader.ts';

/** Who signs our requests to ЕСИА. A key that a machine of ours may read is RSA, for the emulator; ЕСИА wants a certified means. */
export type SignerConfig =
  | { kind: 'file'; privateKeyFile: string }
  | { kind: 'program'; program: string; parameters: readonly string[]; reverse: boolean; timeoutMs: number }
  | { kind: 'service'; url: string; token: string | null; reverse: boolean; timeoutMs: number };

/** The way to ЕСИА: our own signed requests, or a certified gateway that speaks plain OpenID Connect with us. */
export type EsiaConfig = DirectEsiaConfig | GatewayConfig;

export interface DirectEsiaConfig {
  kind: 'direct';
  baseUrl: string;
  issuer: string;
  clientId: string;
  signer: SignerConfig;
  certificateFile: string;
  tokenCertificateFile: string;
  /** Whether the code is bound to its sign-in by RFC 7636 too; off only where ЕСИА knows the system without it. */
  pkce: boolean;
}

/** Where a form of ours may lead a browser to, directly or by a redirect. */
export const originsOfSignIn = (esia: EsiaConfig): string[] =>
  [esia.kind === 'direct' ? esia.baseUrl : esia.authorizationUrl].map((address) => new URL(address).origin);

/** What the way to ЕСИА is told; every fault goes to the reader, which names them all at once. */
export function readEsiaConfig(reader: Reader, environment: Environment, production: boolean): EsiaConfig {
  const kind = reader.oneOf('ESIA_CONNECTION', ['direct', 'gateway'], 'direct');
  if (kind === 'gateway') return readGatewayConfig(reader, environment, production);
  const config = {
    kind: 'direct' as const,
    baseUrl: reader.url('ESIA_BASE_URL', production ? ['https:'] : ['http:', 'https:']).replace(/\/+$/, ''),
    issuer: reader.url('ESIA_ISSUER', ['http:', 'https:']),
    clientId: reader.text('ESIA_CLIENT_ID'),
    signer: readSigner(reader, environment),
    certificateFile: reader.certificateFile('ESIA_CERTIFICATE_FILE'),
    tokenCertificateFile: reader.certificateFile('ESIA_TOKEN_CERTIFICATE_FILE'),
    pkce: reader.oneOf('ESIA_PKCE', ['on', 'off'], 'on') === 'on',
  };
  noteFaultsOfKeys(reader, config);
  return config;
}

function readSigner(reader: Reader, environment: Environment): SignerConfig {
  const kind = reader.oneOf('ESIA_SIGNER', ['file', 'program', 'service'], 'file');
  if (kind === 'file') return { kind, privateKeyFile: reader.privateKeyFile('ESIA_PRIVATE_KEY_FILE') };
  const outside = {
    // CryptoPro writes a signature in the mirror image of what ЕСИА reads.
    reverse: reader.oneOf('ESIA_SIGNER_BYTE_ORDER', ['as_is', 'reversed'], 'as_is') === 'reversed',
    timeoutMs: reader.integer('ESIA_SIGNER_TIMEOUT_MS', 5_000, 100, 60_000),
  };
  if (kind === 'program')
    return {
      kind,
      program: reader.file('ESIA_SIGNER_PROGRAM'),
      parameters: readParameters(reader, environment['ESIA_SIGNER_PARAMETERS'] ?? '[]'),
      ...outside,
    };
  return {
    kind: 'service',
    url: reader.url('ESIA_SIGNER_URL', ['http:', 'https:']),
    token: environment['ESIA_SIGNER_TOKEN'] ? reader.secret('ESIA_SIGNER_TOKEN') : null,
    ...outside,
  };
}

/** A list in JSON: nothing has to be quoted for a shell, and no shell is involved. */
function readParameters(reader: Reader, text: string): string[] {
  try {
    const parameters: unknown = JSON.parse(text);
    if (Array.isArray(parameters) && parameters.every((parameter) => typeof parameter === 'string'))
      return parameters;
  } catch {
    // Told below.
  }
  reader.fault('ESIA_SIGNER_PARAMETERS must be a list of texts in JSON, such as ["-sign", "key"].');
  return [];
}

/** What a first sign-in would stumble over: a pair that does not fit, and a certificate that no token can be checked with. */
function noteFaultsOfKeys(
  reader: Reader,
  { signer, certificateFile, tokenCertificateFile }: DirectEsiaConfig,
): void {
  const certificate = readable(certificateFile);
  const key = signer.kind === 'file' ? readable(signer.privateKeyFile) : null;
  if (certificate && key && fits(certificate, key) === false)
    reader.fault('ESIA_CERTIFICATE_FILE does not belong to the key in ESIA_PRIVATE_KEY_FILE.');
  const tokenCertificate = readable(tokenCertificateFile);
  if (tokenCertificate && isCertificate(tokenCertificate) && !checksTokens(tokenCertificate))
    reader.fault(
      'ESIA_TOKEN_CERTIFICATE_FILE is a certificate of neither RSA nor ГОСТ Р 34.10-2012 (256 bits): tokens can not be checked with it.',
    );
}

/** Null: the reader has named that it can't be read. */
function readable(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Null: one of them is none, which the reader has named. */
function fits(certificatePem: string, keyPem: string): boolean | null {
  try {
    return new X509Certificate(certificatePem).checkPrivateKey(createPrivateKey(keyPem));
  } catch {
    return null;
  }
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}

function checksTokens(pem: string): boolean {
  try {
    return signatureVerifier(pem).algorithm.length > 0;
  } catch {
    return false;
  }
}
