import { verify } from 'node:crypto';
import { verifyGostDigest } from './gost-signature.ts';
import { streebog256 } from './streebog.ts';
import { tokenKey, type TokenKey } from './tokens.ts';

/** Checks what the key of a certificate has signed: the counterpart of EsiaSigner, for emulators and gateways. */
export interface SignatureVerifier {
  readonly algorithm: TokenKey['algorithm'];
  /** Whether the raw value is the signature of the message. */
  verify(message: Uint8Array, signature: Uint8Array): boolean;
}

/** @throws EsiaError `protocol` for a certificate of another algorithm than RSA and GOST R 34.10-2012 (256 bits). */
export function signatureVerifier(certificatePem: string): SignatureVerifier {
  const { algorithm, key } = tokenKey(certificatePem);
  return {
    algorithm,
    verify: (message, signature) =>
      algorithm === 'RS256'
        ? verify('sha256', message, key, signature)
        : verifyGostDigest(streebog256(message), signature, key.point, key.curve),
  };
}
