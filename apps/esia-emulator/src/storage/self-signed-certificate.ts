import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { createGostKeyPair } from '@gorodok/esia';
import { der } from './der.ts';

export interface KeyAndCertificate {
  privateKeyPem: string;
  certificatePem: string;
}

export type KeyAlgorithm = 'rsa' | 'gost';

/** A new key as far as a certificate needs it. */
interface NewKey {
  privateKeyPem: string;
  /** SubjectPublicKeyInfo */
  publicKeyDer: Uint8Array;
  signatureAlgorithm: Uint8Array;
  sign(content: Uint8Array): Uint8Array;
}

const newKeys: Readonly<Record<KeyAlgorithm, () => NewKey>> = {
  rsa() {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    return {
      privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      publicKeyDer: publicKey.export({ type: 'spki', format: 'der' }),
      signatureAlgorithm: der.sequence(der.objectIdentifier('1.2.840.113549.1.1.11'), der.null()),
      sign: (content) => sign('sha256', content, privateKey),
    };
  },
  gost() {
    const pair = createGostKeyPair();
    return {
      ...pair,
      // RFC 9215, 4: signwithgostr3410-2012-256; the parameters are left out, the signature is s ‖ r.
      signatureAlgorithm: der.sequence(der.objectIdentifier('1.2.643.7.1.1.3.2')),
      sign: (content) => pair.sign(content),
    };
  },
};

/**
 * A new key (RSA-2048, or ГОСТ Р 34.10-2012 of 256 bits) with a self-signed X.509 certificate (RFC 5280) for signatures, valid for ten
 * years from `now`. Made here, since neither node:crypto nor a fresh machine offers a tool that issues certificates.
 */
export function createSelfSignedCertificate(
  commonName: string,
  now: Date,
  algorithm: KeyAlgorithm = 'rsa',
): KeyAndCertificate {
  const key = newKeys[algorithm]();
  const name = der.sequence(
    der.set(der.sequence(der.objectIdentifier('2.5.4.3'), der.utf8String(commonName))),
  );
  const end = new Date(now);
  end.setUTCFullYear(end.getUTCFullYear() + 10);
  const content = der.sequence(
    der.explicit(0, der.integer(Buffer.from([2]))), // version 3
    der.integer(serialNumber()),
    key.signatureAlgorithm,
    name,
    der.sequence(der.time(now), der.time(end)),
    name,
    key.publicKeyDer,
    der.explicit(3, der.sequence(notAnAuthority(), forSignatures())),
  );
  const certificate = der.sequence(content, key.signatureAlgorithm, der.bitString(key.sign(content)));
  return { privateKeyPem: key.privateKeyPem, certificatePem: toPem(certificate) };
}

/** Sixteen random bytes, the first of which makes the number positive and of full length. */
function serialNumber(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes;
}

/** basicConstraints, critical: not a certification authority. */
function notAnAuthority(): Buffer {
  return der.sequence(der.objectIdentifier('2.5.29.19'), der.true(), der.octetString(der.sequence()));
}

/** keyUsage, critical: digitalSignature, the first bit of the string. */
function forSignatures(): Buffer {
  return der.sequence(
    der.objectIdentifier('2.5.29.15'),
    der.true(),
    der.octetString(der.bitString(Buffer.from([0x80]), 7)),
  );
}

function toPem(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
