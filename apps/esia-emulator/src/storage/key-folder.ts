import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSelfSignedCertificate } from './self-signed-certificate.ts';
import type { KeyAlgorithm, KeyAndCertificate } from './self-signed-certificate.ts';

export interface KeyFiles {
  privateKeyFile: string;
  certificateFile: string;
}

/** Reads the key and certificate of a folder, or creates them there; the key is readable for its owner only. */
export function openKeyFolder(
  folder: string,
  commonName: string,
  algorithm: KeyAlgorithm = 'rsa',
): KeyAndCertificate & KeyFiles {
  const privateKeyFile = join(folder, 'key.pem');
  const certificateFile = join(folder, 'certificate.pem');
  if (!existsSync(privateKeyFile) || !existsSync(certificateFile)) {
    const created = createSelfSignedCertificate(commonName, new Date(), algorithm);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(privateKeyFile, created.privateKeyPem, { mode: 0o600 });
    writeFileSync(certificateFile, created.certificatePem);
  }
  return {
    privateKeyFile,
    certificateFile,
    privateKeyPem: readFileSync(privateKeyFile, 'utf8'),
    certificatePem: readFileSync(certificateFile, 'utf8'),
  };
}
