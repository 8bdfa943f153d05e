import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { gostSigner, signatureVerifier } from '@gorodok/esia';
import type { EsiaSigner, SignatureVerifier } from '@gorodok/esia';
import { openKeyFolder } from './key-folder.ts';

/** How tokens are signed: chosen for each system on the technology portal of ЕСИА. */
export const tokenAlgorithms = ['RS256', 'GOST3410_2012_256'] as const;
export type TokenAlgorithm = (typeof tokenAlgorithms)[number];

/** The keys with which the emulator signs codes and tokens, as ЕСИА does with its own: RSA, and ГОСТ for whoever wants it. */
export interface TokenIssuer {
  privateKey: KeyObject;
  publicKey: KeyObject;
  certificatePem: string;
  certificateFile: string;
  /** SHA-256 of the certificate, base64url: ЕСИА puts it into the header of its codes. */
  thumbprint: string;
  gost: EsiaSigner & SignatureVerifier & { certificatePem: string; certificateFile: string };
}

/** Opens the issuer of the data folder; its key and certificate are made when there are none yet. */
export function openTokenIssuer(dataFolder: string): TokenIssuer {
  const keys = openKeyFolder(join(dataFolder, 'token-issuer'), 'Эмулятор ЕСИА: подпись токенов');
  const certificate = new X509Certificate(keys.certificatePem);
  const gost = openKeyFolder(
    join(dataFolder, 'token-issuer-gost'),
    'Эмулятор ЕСИА: подпись токенов по ГОСТ',
    'gost',
  );
  return {
    privateKey: createPrivateKey(keys.privateKeyPem),
    publicKey: certificate.publicKey,
    certificatePem: keys.certificatePem,
    certificateFile: keys.certificateFile,
    thumbprint: Buffer.from(certificate.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url'),
    gost: {
      ...gostSigner(gost),
      ...signatureVerifier(gost.certificatePem),
      certificatePem: gost.certificatePem,
      certificateFile: gost.certificateFile,
    },
  };
}
