import { createPrivateKey, sign, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import { detachedCms } from './cms.ts';
import { streebog256 } from './streebog.ts';

/** Whoever holds the key of the information system. The relying party never sees the key itself. */
export interface EsiaSigner {
  /** ГОСТ Р 34.11-2012 (256 bits) of the certificate's DER, 64 upper-case hexadecimal digits: client_certificate_hash. */
  certificateHash(): Promise<string>;
  /** The raw signature value of the message, as v2/v3 of the protocol sends it (no CMS envelope). */
  sign(message: Uint8Array): Promise<Uint8Array>;
  /** The same as a detached CMS in DER with the certificate: what v1 sends. Needed for v1 only. */
  signCms?(message: Uint8Array): Promise<Uint8Array>;
}

const signInThreadPool = promisify(sign);

/**
 * Signs with RSA and SHA-256 (PKCS #1 v1.5). ЕСИА itself takes ГОСТ signatures only: this is the profile for the
 * emulator, development and tests.
 * @throws Error when the certificate does not belong to the key.
 */
export function rsaSigner(keys: { privateKeyPem: string; certificatePem: string }): EsiaSigner {
  const key = createPrivateKey(keys.privateKeyPem);
  const certificate = new X509Certificate(keys.certificatePem);
  if (key.asymmetricKeyType !== 'rsa') throw new Error('The private key is not an RSA key');
  if (!certificate.checkPrivateKey(key))
    throw new Error('The certificate does not belong to the private key');
  return signerOf(keys.certificatePem, async (message) => signInThreadPool('sha256', message, key));
}

/** A signer in full for whoever makes raw signatures with the key of this certificate. */
export function signerOf(certificatePem: string, signRaw: EsiaSigner['sign']): EsiaSigner {
  const hash = certificateHash(certificatePem);
  return {
    certificateHash: async () => hash,
    sign: signRaw,
    signCms: (message) => detachedCms(message, { certificatePem, sign: signRaw }),
  };
}

/** client_certificate_hash of a certificate in PEM: the hash is taken of its DER, not of the file. */
export function certificateHash(certificatePem: string): string {
  const { raw } = new X509Certificate(certificatePem);
  return Buffer.from(streebog256(raw)).toString('hex').toUpperCase();
}
