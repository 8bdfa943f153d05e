import { createHash, X509Certificate } from 'node:crypto';
import { ObjectIdentifier, OctetString, UTCTime } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { streebog256 } from './streebog.ts';
import { tokenKey, type TokenKey } from './tokens.ts';
import { signatureVerifier } from './verifier.ts';

const identifiers = {
  data: '1.2.840.113549.1.7.1',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
} as const;

/** What a key signs with in CMS: RFC 8017 and 5754 for RSA, RFC 9215 for GOST. */
const algorithms = {
  RS256: {
    digest: '2.16.840.1.101.3.4.2.1',
    signature: '1.2.840.113549.1.1.1',
    hash: (message: Uint8Array) => createHash('sha256').update(message).digest(),
  },
  GOST3410_2012_256: {
    digest: '1.2.643.7.1.1.2.2',
    signature: '1.2.643.7.1.1.1.1',
    hash: (message: Uint8Array) => Buffer.from(streebog256(message)),
  },
} as const satisfies Record<TokenKey['algorithm'], unknown>;

/** What stands behind a signature: whoever holds the key makes raw signatures, and the envelope needs nothing more. */
export interface CmsSigner {
  certificatePem: string;
  sign(message: Uint8Array): Promise<Uint8Array>;
  now?: () => Date;
}

/**
 * The signature of a message as a detached CMS SignedData in DER with the certificate and signed attributes (RFC 5652): the form
 * of client_secret in v1. What is signed are the attributes, and they hold the hash of the message.
 */
export async function detachedCms(message: Uint8Array, signer: CmsSigner): Promise<Uint8Array> {
  const { raw } = new X509Certificate(signer.certificatePem);
  const certificate = Certificate.fromBER(raw);
  const { digest, signature, hash } = algorithms[tokenKey(signer.certificatePem).algorithm];
  const digestAlgorithm = new AlgorithmIdentifier({ algorithmId: digest });
  const signedAttrs = new SignedAndUnsignedAttributes({
    type: 0,
    attributes: inDerOrder([
      attribute(identifiers.contentType, new ObjectIdentifier({ value: identifiers.data })),
      attribute(identifiers.signingTime, new UTCTime({ valueDate: (signer.now ?? (() => new Date()))() })),
      attribute(identifiers.messageDigest, new OctetString({ valueHex: hash(message) })),
    ]),
  });
  const signedData = new SignedData({
    version: 1,
    digestAlgorithms: [digestAlgorithm],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: identifiers.data }),
    certificates: [certificate],
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({
          issuer: certificate.issuer,
          serialNumber: certificate.serialNumber,
        }),
        digestAlgorithm,
        signatureAlgorithm: new AlgorithmIdentifier({ algorithmId: signature }),
        signedAttrs,
        signature: new OctetString({
          valueHex: Uint8Array.from(await signer.sign(signedBytes(signedAttrs))),
        }),
      }),
    ],
  });
  const content = new ContentInfo({
    contentType: ContentInfo.SIGNED_DATA,
    content: signedData.toSchema(true),
  });
  return new Uint8Array(content.toSchema().toBER(false));
}

/** Why a CMS is not the signature of a message by the owner of a certificate. */
export type CmsFault =
  | 'not_cms'
  | 'another_certificate'
  | 'another_digest_algorithm'
  | 'another_message'
  | 'wrong_signature';

/**
 * Checks a CMS SignedData, detached or with the message inside, with or without signed attributes.
 * @returns null when it is the message's signature by the key of this certificate, else the first fault found.
 */
export function findCmsFault(message: Uint8Array, cms: Uint8Array, certificatePem: string): CmsFault | null {
  const signedData = readSignedData(cms);
  const signer = signedData?.signerInfos[0];
  if (!signedData || !signer || signedData.signerInfos.length !== 1) return 'not_cms';
  const verifier = signatureVerifier(certificatePem);
  const { digest, hash } = algorithms[verifier.algorithm];
  if (!isOf(signedData, new X509Certificate(certificatePem).raw)) return 'another_certificate';
  if (signer.digestAlgorithm.algorithmId !== digest) return 'another_digest_algorithm';
  const inside = signedData.encapContentInfo.eContent?.getValue();
  if (inside && !Buffer.from(message).equals(Buffer.from(inside))) return 'another_message';
  const { signedAttrs } = signer;
  if (signedAttrs && !digestOf(signedAttrs)?.equals(hash(message))) return 'another_message';
  const signed = signedAttrs ? signedBytes(signedAttrs) : message;
  const signature = new Uint8Array(signer.signature.getValue());
  if (verifier.verify(signed, signature)) return null;
  // Without signed attributes the hash stands nowhere: another message and another key look alike.
  return 'wrong_signature';
}

function readSignedData(cms: Uint8Array): SignedData | undefined {
  try {
    const content = ContentInfo.fromBER(Uint8Array.from(cms));
    if (content.contentType !== ContentInfo.SIGNED_DATA) return undefined;
    return new SignedData({ schema: content.content });
  } catch {
    return undefined; // whatever a stranger sends in the place of a CMS
  }
}

/** A CMS may leave its certificate out; where it holds some, the expected one has to be among them. */
function isOf({ certificates = [] }: SignedData, expected: Uint8Array): boolean {
  if (certificates.length === 0) return true;
  return certificates.some(
    (item) =>
      item instanceof Certificate && Buffer.from(expected).equals(Buffer.from(item.toSchema().toBER(false))),
  );
}

function digestOf({ attributes }: SignedAndUnsignedAttributes): Buffer | undefined {
  const value: unknown = attributes.find(({ type }) => type === identifiers.messageDigest)?.values[0];
  return value instanceof OctetString ? Buffer.from(value.getValue()) : undefined;
}

/** The attributes are signed as a SET OF, and sent with the tag [0] in its place (RFC 5652, 5.4). */
function signedBytes(attributes: SignedAndUnsignedAttributes): Uint8Array {
  const { encodedValue } = attributes;
  const sent = encodedValue.byteLength > 0 ? encodedValue : attributes.toSchema().toBER(false);
  const bytes = Buffer.from(new Uint8Array(sent));
  bytes[0] = 0x31;
  return bytes;
}

function attribute(type: string, value: ObjectIdentifier | OctetString | UTCTime): Attribute {
  return new Attribute({ type, values: [value] });
}

/** DER wants the elements of a set in the order of their bytes. */
function inDerOrder(attributes: readonly Attribute[]): Attribute[] {
  const bytesOf = (item: Attribute) => Buffer.from(item.toSchema().toBER(false));
  return attributes.toSorted((one, other) => Buffer.compare(bytesOf(one), bytesOf(other)));
}
