import { join } from 'node:path';
import { certificateHash, signatureVerifier } from '@gorodok/esia';
import type { SignatureVerifier } from '@gorodok/esia';
import { knownScopes } from '../protocol/scopes.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';
import { openKeyFolder } from './key-folder.ts';
import type { KeyAlgorithm } from './self-signed-certificate.ts';
import { openTokenIssuer, tokenAlgorithms, type TokenAlgorithm } from './token-issuer.ts';

/** An information system as `systems.json` registers it: what the technology portal of ЕСИА knows of it. */
export interface SystemSeed {
  /** The mnemonic. */
  clientId: string;
  name: string;
  certificatePem: string;
  /** Host names without ports and paths: ЕСИА allows hosts, not addresses. */
  redirectHosts: string[];
  scopes: string[];
  /** How its tokens are signed; RS256 unless given. */
  tokenAlgorithm?: TokenAlgorithm;
  /** Minors enter with a parent's consent only, asked for in the parent's «Согласия и доверенности». */
  parentConsent?: boolean;
  /** Accounts without «Вход с подтверждением» are refused (007046). */
  secondFactor?: boolean;
  /** A request for a code has to bring code_challenge. */
  pkce?: boolean;
}

/** A registered system, ready for the checks. */
export interface TestSystem extends SystemSeed {
  /** Checks what it signs, with the algorithm of its certificate. */
  verifier: SignatureVerifier;
  /** client_certificate_hash of its certificate. */
  certificateHash: string;
}

const fileName = 'systems.json';
const isTextList = (value: unknown) =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/**
 * The registered systems by mnemonic; none when the file is missing.
 * @throws Error naming the system and the field at fault.
 */
export function readSystems(dataFolder: string): Map<string, TestSystem> {
  return new Map(readSeeds(dataFolder).map((seed) => [seed.clientId, toSystem(seed)]));
}

function readSeeds(dataFolder: string): SystemSeed[] {
  const content = readJsonFile(join(dataFolder, fileName)) ?? [];
  if (!Array.isArray(content)) throw new Error(`${fileName} must hold a list of systems`);
  const seeds: unknown[] = content;
  for (const [index, seed] of seeds.entries()) {
    if (!isSystemSeed(seed)) {
      throw new Error(
        `${fileName}, system ${index + 1}: clientId, name and certificatePem must be text, redirectHosts and scopes lists of text, tokenAlgorithm one of ${tokenAlgorithms.join(', ')}, parentConsent, secondFactor and pkce true or false`,
      );
    }
  }
  return content;
}

function isSystemSeed(seed: unknown): seed is SystemSeed {
  if (typeof seed !== 'object' || seed === null) return false;
  const fields = new Map<string, unknown>(Object.entries(seed));
  return (
    ['clientId', 'name', 'certificatePem'].every((name) => typeof fields.get(name) === 'string') &&
    ['redirectHosts', 'scopes'].every((name) => isTextList(fields.get(name))) &&
    [undefined, ...tokenAlgorithms].some((algorithm) => algorithm === fields.get('tokenAlgorithm')) &&
    ['parentConsent', 'secondFactor', 'pkce'].every((name) =>
      ['undefined', 'boolean'].includes(typeof fields.get(name)),
    )
  );
}

function toSystem(seed: SystemSeed): TestSystem {
  try {
    const verifier = signatureVerifier(seed.certificatePem);
    return { ...seed, verifier, certificateHash: certificateHash(seed.certificatePem) };
  } catch (error) {
    throw new Error(
      `${fileName}, system ${seed.clientId}: the certificate cannot be read, or is neither of RSA nor of ГОСТ Р 34.10-2012 (256 bits)`,
      { cause: error },
    );
  }
}

/**
 * Writes a system into the registry of the folder, in the place of one with the same mnemonic.
 * @throws Error when its certificate cannot be used.
 */
export function registerSystem(dataFolder: string, seed: SystemSeed): TestSystem {
  const system = toSystem(seed);
  const others = readSeeds(dataFolder).filter(({ clientId }) => clientId !== seed.clientId);
  writeJsonFile(join(dataFolder, fileName), [...others, seed]);
  return system;
}

/** What a relying party needs to know to sign in at the emulator, as texts and as files. */
export interface PreparedSystem {
  clientId: string;
  privateKeyPem: string;
  privateKeyFile: string;
  certificatePem: string;
  certificateFile: string;
  /** The certificate that checks the emulator's tokens. */
  tokenCertificatePem: string;
  tokenCertificateFile: string;
}

/**
 * Registers a system in the data folder, with a key and certificate of its own, and makes the token issuer's when it is
 * missing. Called again it keeps the keys and brings name and addresses up to date. A running emulator reads the
 * registry at its next start.
 * @throws Error for a mnemonic with other signs than Latin letters, digits, `_` and `-`.
 */
export function prepareTestSystem(
  dataFolder: string,
  system: {
    clientId: string;
    name: string;
    redirectUris: readonly string[];
    /** Of its key; RSA unless given. */
    algorithm?: KeyAlgorithm;
    tokenAlgorithm?: TokenAlgorithm;
    parentConsent?: boolean;
    secondFactor?: boolean;
    pkce?: boolean;
  },
): PreparedSystem {
  const { clientId, name, tokenAlgorithm = 'RS256', parentConsent, secondFactor, pkce } = system;
  if (!/^[\w-]{1,64}$/.test(clientId))
    throw new Error('A mnemonic consists of Latin letters, digits, _ and -');
  const keys = openKeyFolder(join(dataFolder, 'systems', clientId), clientId, system.algorithm);
  const seed: SystemSeed = {
    clientId,
    name,
    certificatePem: keys.certificatePem,
    redirectHosts: [...new Set(system.redirectUris.map((uri) => new URL(uri).hostname))],
    scopes: [...knownScopes],
    tokenAlgorithm,
    ...(parentConsent === undefined ? {} : { parentConsent }),
    ...(secondFactor === undefined ? {} : { secondFactor }),
    ...(pkce === undefined ? {} : { pkce }),
  };
  registerSystem(dataFolder, seed);
  const issuer = openTokenIssuer(dataFolder);
  const { certificatePem, certificateFile } = tokenAlgorithm === 'RS256' ? issuer : issuer.gost;
  return { clientId, ...keys, tokenCertificatePem: certificatePem, tokenCertificateFile: certificateFile };
}
