import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { openKeyFolder } from './key-folder.ts';

/** The key with which the emulator signs codes and tokens, as ЕСИА does with its own. */
export interface TokenIssuer {
  privateKey: KeyObject;
  publicKey: KeyObject;
  certificatePem: string;
  certificateFile: string;
  /** SHA-256 of the certificate, base64url: ЕСИА puts it into the header of its codes. */
  thumbprint: string;
}

/** Opens the issuer of the data folder; its key and certificate are made when there are none yet. */
export function openTokenIssuer(dataFolder: string): TokenIssuer {
  const keys = openKeyFolder(join(dataFolder, 'token-issuer'), 'Эмулятор ЕСИА: подпись токенов');
  const certificate = new X509Certificate(keys.certificatePem);
  return {
    privateKey: createPrivateKey(keys.privateKeyPem),
    publicKey: certificate.publicKey,
    certificatePem: keys.certificatePem,
    certificateFile: keys.certificateFile,
    thumbprint: Buffer.from(certificate.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url'),
  };
}
