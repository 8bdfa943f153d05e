import { X509Certificate } from 'node:crypto';
import { fitsCertificate, readGostPrivateKey } from './gost-key.ts';
import { signGostDigest } from './gost-signature.ts';
import { signerOf, type EsiaSigner } from './signer.ts';
import { streebog256 } from './streebog.ts';

/**
 * Signs with GOST R 34.10-2012 in TypeScript, for tests and emulators: it does not run in constant time, and the real ЕСИА wants a
 * certified means (`opensslSigner`, `commandSigner`, `serviceSigner`).
 * @throws Error when the key is none of GOST, or the certificate does not belong to it.
 */
export function gostSigner(keys: { privateKeyPem: string; certificatePem: string }): EsiaSigner {
  const { certificatePem } = keys;
  const key = readGostPrivateKey(keys.privateKeyPem);
  if (!fitsCertificate(key, new X509Certificate(certificatePem).raw))
    throw new Error('The certificate does not belong to the private key');
  return signerOf(certificatePem, async (message) =>
    signGostDigest(streebog256(message), key.number, key.curve),
  );
}
