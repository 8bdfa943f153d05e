import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { findCmsFault } from './cms.ts';
import { gostKeyOfCertificate, type GostPublicKey } from './gost-key.ts';
import { verifyGostDigest } from './gost-signature.ts';
import { gostSigner } from './gost-signer.ts';
import { commandSigner, opensslSigner, serviceSigner } from './outside-signers.ts';
import type { EsiaSigner } from './signer.ts';
import { streebog256 } from './streebog.ts';
import { certificateDer, certificatePem, privateKeyPem, signatureOfHello } from './testing-gost-keys.ts';

const hello = Buffer.from('hello');
const publicKey = gostKeyOfCertificate(certificateDer);

function isSignatureOfHello(signature: Uint8Array, key: GostPublicKey | undefined = publicKey): boolean {
  if (!key) throw new Error('The certificate has no ГОСТ key.');
  return verifyGostDigest(streebog256(hello), signature, key.point, key.curve);
}

test('what OpenSSL has signed is verified with the key of the certificate', () => {
  expect(isSignatureOfHello(Buffer.from(signatureOfHello, 'hex'))).toBe(true);
});

test('a system signs by ГОСТ, and names its certificate by the hash that ЕСИА wants', async () => {
  const signer = gostSigner({ privateKeyPem, certificatePem });
  expect(isSignatureOfHello(await signer.sign(hello))).toBe(true);
  expect(await signer.certificateHash()).toMatch(/^[0-9A-F]{64}$/);
});

test('a key of another algorithm, a damaged one and one that the certificate was not issued for are refused at once', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  });
  const damaged = privateKeyPem.replace('MEYC', '');
  const another = privateKeyPem.replace(/.{8}\n-----END/, 'AAAAAAAA\n-----END');
  for (const key of [String(rsa), damaged, another, 'no key'])
    expect(() => gostSigner({ privateKeyPem: key, certificatePem })).toThrow(/key/i);
});

/** A program that answers any message with these bytes, as a means of cryptography would with a signature. */
const answering = (hex: string) => [
  '-e',
  `process.stdin.resume().on('end', () => process.stdout.write(Buffer.from('${hex}', 'hex')))`,
];

test('a program signs, in either order of bytes', async () => {
  const mirrored = Buffer.from(Buffer.from(signatureOfHello, 'hex').toReversed()).toString('hex');
  const signers = [
    commandSigner({ certificatePem, command: process.execPath, parameters: answering(signatureOfHello) }),
    commandSigner({
      certificatePem,
      command: process.execPath,
      parameters: answering(mirrored),
      reverse: true,
    }),
  ];
  for (const signer of signers) expect(isSignatureOfHello(await signer.sign(hello))).toBe(true);
});

test('a program that fails, hangs, is missing or writes something else is named as the fault, without what it wrote', async () => {
  const failing = (command: string, script: string, timeoutMs = 5_000) =>
    commandSigner({ certificatePem, command, parameters: ['-e', script], timeoutMs }).sign(hello);
  const node = process.execPath;
  await expect(failing(node, `console.error('PIN 1234'); process.exit(3)`)).rejects.toThrow(
    /^The signing program failed \(3\)$/,
  );
  await expect(failing(node, 'setInterval(() => {}, 1000)', 300)).rejects.toThrow(/failed/);
  await expect(failing('/no/such/program', '')).rejects.toThrow(/ENOENT/);
  await expect(failing(node, `process.stdout.write('x')`)).rejects.toThrow(
    'A signature has 64 bytes; 1 came',
  );
});

let service: Server;
let serviceUrl: string;
beforeAll(async () => {
  service = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const isKnown =
        request.headers.authorization === 'Bearer school' && String(Buffer.concat(chunks)) === 'hello';
      response.statusCode = isKnown ? 200 : 401;
      response.end(isKnown ? Buffer.from(signatureOfHello, 'hex') : 'who are you?');
    });
  });
  await new Promise<void>((resolve) => void service.listen(0, '127.0.0.1', () => resolve()));
  const address = service.address();
  serviceUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
});
afterAll(() => void service.close());

test('a service signs for whom it knows', async () => {
  const asking = (authorization: string): EsiaSigner =>
    serviceSigner({ certificatePem, url: serviceUrl, headers: { authorization } });
  expect(isSignatureOfHello(await asking('Bearer school').sign(hello))).toBe(true);
  await expect(asking('Bearer stranger').sign(hello)).rejects.toThrow(
    'The signing service answered with status 401',
  );
});

// The engine is a package of its own (Debian: libengine-gost-openssl), which a bare machine lacks.
const hasEngine = spawnSync('openssl', ['engine', 'gost']).status === 0;

test.skipIf(!hasEngine)(
  'OpenSSL with its engine signs, raw and as CMS, and is told nothing but the file of the key',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gost-key-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const privateKeyFile = join(folder, 'key.pem');
    writeFileSync(privateKeyFile, privateKeyPem, { mode: 0o600 });
    const signer = opensslSigner({ certificatePem, privateKeyFile });
    expect(isSignatureOfHello(await signer.sign(hello))).toBe(true);
    expect(findCmsFault(hello, (await signer.signCms?.(hello)) ?? hello, certificatePem)).toBeNull();
    await expect(
      opensslSigner({ certificatePem, privateKeyFile: `${privateKeyFile}; true` }).sign(hello),
    ).rejects.toThrow('The signing program failed');
  },
);
