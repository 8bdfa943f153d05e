import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The configuration can't be used; `faults` names every fault at once, a sentence each. */
export class ConfigError extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(
      `The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n- ${faults.join('\n- ')}`,
    );
    this.faults = faults;
  }
}

/** Reads single values and gathers what is wrong about them. Values are never repeated in a fault: they may be secret. */
export class Reader {
  readonly #faults: string[] = [];
  readonly #environment: Environment;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  fault(sentence: string): void {
    this.#faults.push(sentence);
  }

  refuseFaults(): void {
    if (this.#faults.length > 0) throw new ConfigError(this.#faults);
  }

  text(name: string, fallback?: string): string {
    const value = this.#environment[name]?.trim() || fallback;
    if (value === undefined) this.fault(`${name} is missing.`);
    return value ?? '';
  }

  secret(name: string, minimum = 16, fallback?: string): string {
    const value = this.text(name, fallback);
    if (value !== '' && value.length < minimum)
      this.fault(`${name} must have at least ${minimum} characters.`);
    return value;
  }

  url(name: string, protocols: readonly string[]): string {
    const value = this.text(name);
    if (value === '') return value;
    if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol)) {
      this.fault(
        `${name} must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}.`,
      );
    }
    return value;
  }

  integer(name: string, fallback: number, minimum: number, maximum: number): number {
    const value = Number(this.text(name, String(fallback)));
    if (!Number.isInteger(value) || value < minimum || value > maximum) {
      this.fault(`${name} must be a whole number from ${minimum} to ${maximum}.`);
    }
    return value;
  }

  oneOf(name: string, words: readonly string[], fallback: string): string {
    const value = this.text(name, fallback);
    if (!words.includes(value)) this.fault(`${name} must be one of ${words.join(', ')}.`);
    return value;
  }

  folder(name: string): string {
    const value = this.text(name);
    if (value !== '' && !statSync(value, { throwIfNoEntry: false })?.isDirectory())
      this.fault(`${name} names a folder that does not exist.`);
    return value;
  }

  file(name: string): string {
    return this.#fileWith(name, '', () => undefined);
  }

  privateKeyFile(name: string, type?: 'ed25519'): string {
    const what = type === 'ed25519' ? 'an Ed25519 private key in PEM' : 'a private key in PEM';
    return this.#fileWith(name, what, (text) => {
      if (type && createPrivateKey(text).asymmetricKeyType !== type)
        throw new TypeError('another kind of key');
      createPrivateKey(text);
    });
  }

  publicKeyFile(name: string): string {
    return this.#fileWith(name, 'a key in PEM', (text) => createPublicKey(text));
  }

  certificateFile(name: string): string {
    return this.#fileWith(name, 'a certificate in PEM', (text) => new X509Certificate(text));
  }

  #fileWith(name: string, what: string, read: (text: string) => unknown): string {
    const path = this.text(name);
    if (path === '') return path;
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch (error) {
      const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      this.fault(
        missing ? `${name} names a file that does not exist.` : `${name} names a file that can't be read.`,
      );
      return path;
    }
    try {
      read(text);
    } catch {
      this.fault(`${name} names a file that does not hold ${what}.`);
    }
    return path;
  }
}
