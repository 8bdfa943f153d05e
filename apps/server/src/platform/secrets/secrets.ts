import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** What must be readable again but not by a reader of the database, and what must be found again without being kept. */
export interface Secrets {
  /** Encrypts for one purpose and one owner; taken for another, it does not open. */
  seal(purpose: string, ownerId: number, text: string): Buffer;
  open(purpose: string, ownerId: number, sealed: Uint8Array): string;
  /** A hash that nobody without the key can try values against. */
  keyedHash(purpose: string, text: string): Buffer;
}

const ivLength = 12;
const tagLength = 16;

/** AES-256-GCM and HMAC-SHA-256, under keys derived for each purpose from the one of the configuration. */
export function secretsOf(configuredKey: string): Secrets {
  const keyFor = (purpose: string) => Buffer.from(hkdfSync('sha256', configuredKey, 'gorodok', purpose, 32));
  const boundTo = (ownerId: number) => Buffer.from(String(ownerId));
  return {
    seal(purpose, ownerId, text) {
      const iv = randomBytes(ivLength);
      const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), iv);
      cipher.setAAD(boundTo(ownerId));
      const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), encrypted]);
    },
    open(purpose, ownerId, sealed) {
      const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), sealed.subarray(0, ivLength));
      decipher.setAAD(boundTo(ownerId));
      decipher.setAuthTag(sealed.subarray(ivLength, ivLength + tagLength));
      const rest = sealed.subarray(ivLength + tagLength);
      return Buffer.concat([decipher.update(rest), decipher.final()]).toString('utf8');
    },
    keyedHash: (purpose, text) => createHmac('sha256', keyFor(purpose)).update(text).digest(),
  };
}
