import { execFile } from 'node:child_process';
import { signerOf, type EsiaSigner } from './signer.ts';

/** What the signers that ask somebody else have in common. */
interface OutsideSigner {
  certificatePem: string;
  /**
   * ЕСИА takes s ‖ r with the most significant bytes first, as OpenSSL's engine gives it. CryptoPro gives the mirror image: every
   * byte in the opposite order.
   */
  reverse?: boolean;
  /** How long a signature may take; 5 seconds unless given. */
  timeoutMs?: number;
}

const signatureBytes = 64;

/**
 * Has another program sign: it reads the message from its standard input and writes the 64 bytes of the signature to its standard
 * output. `openssl dgst -engine gost -md_gost12_256 -sign key.pem` is one, a wrapper of CryptoPro's `csptest` another. No
 * shell is involved.
 */
export function commandSigner(
  options: OutsideSigner & { command: string; parameters: readonly string[] },
): EsiaSigner {
  const { command, parameters, timeoutMs = 5_000 } = options;
  return outsideSigner(
    options,
    (message) =>
      new Promise((resolve, reject) => {
        const child = execFile(
          command,
          parameters,
          { encoding: 'buffer', timeout: timeoutMs, maxBuffer: 64 * 1024 },
          // What the program wrote to its error output may quote a password of the key's container.
          (error, signature) =>
            error ? reject(new Error(`The signing program failed (${error.code})`)) : resolve(signature),
        );
        child.stdin?.on('error', () => undefined); // a program that ends early tells by its exit code
        child.stdin?.end(message);
      }),
  );
}

/**
 * Has the program `openssl` sign with its gost engine (Debian: libengine-gost-openssl), about 7 ms for a signature. The key is named
 * by its file and never enters this process.
 */
export function opensslSigner(options: {
  certificatePem: string;
  privateKeyFile: string;
  /** `openssl` of the path unless given. */
  command?: string;
  timeoutMs?: number;
}): EsiaSigner {
  const { command = 'openssl', privateKeyFile, ...shared } = options;
  const parameters = ['dgst', '-engine', 'gost', '-md_gost12_256', '-sign', privateKeyFile, '-binary'];
  return commandSigner({ ...shared, command, parameters });
}

/** Has a service sign: it takes the message as the body of a POST and answers with the 64 bytes of the signature. */
export function serviceSigner(
  options: OutsideSigner & { url: string; headers?: Record<string, string>; fetch?: typeof fetch },
): EsiaSigner {
  const { url, headers = {}, timeoutMs = 5_000 } = options;
  return outsideSigner(options, async (message) => {
    const response = await (options.fetch ?? fetch)(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/octet-stream' },
      body: Buffer.from(message),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) throw new Error(`The signing service answered with status ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  });
}

function outsideSigner(
  { certificatePem, reverse = false }: OutsideSigner,
  signOutside: (message: Uint8Array) => Promise<Uint8Array>,
): EsiaSigner {
  return signerOf(certificatePem, async (message) => {
    const signature = await signOutside(message);
    if (signature.length !== signatureBytes)
      throw new Error(`A signature has ${signatureBytes} bytes; ${signature.length} came`);
    return reverse ? signature.toReversed() : signature;
  });
}
