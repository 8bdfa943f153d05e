import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareTestSystem } from '../../../../esia-emulator/src/index.ts';
import { foundationsOf } from '../../foundations.ts';
import { ConfigError, readConfig } from './config.ts';

let folder: string;
let environment: Record<string, string>;
let files: { own: string; other: string; notes: string };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gorodok-config-'));
  const seed = { name: 'Городок', redirectUris: ['http://school.example'] };
  const own = prepareTestSystem(join(folder, 'own'), { clientId: 'OWN', ...seed });
  const other = prepareTestSystem(join(folder, 'other'), { clientId: 'OTHER', ...seed });
  files = { own: own.privateKeyFile, other: other.certificateFile, notes: join(folder, 'notes.txt') };
  await writeFile(files.notes, 'no certificate');
  environment = {
    DATABASE_URL: 'postgres://127.0.0.1:1/none',
    PUBLIC_URL: 'http://school.example',
    WEB_FOLDER: folder,
    FILES_FOLDER: folder,
    MAIL_OUTBOX_FOLDER: folder,
    AUDIT_HEADS_FILE: join(folder, 'heads'),
    ESIA_BASE_URL: 'http://esia.example/',
    ESIA_ISSUER: 'http://esia.example/',
    ESIA_CLIENT_ID: 'OWN',
    ESIA_CERTIFICATE_FILE: own.certificateFile,
    ESIA_TOKEN_CERTIFICATE_FILE: own.tokenCertificateFile,
  };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const faultsOf = (changes: Record<string, string>): readonly string[] => {
  try {
    readConfig({ ...environment, ...changes });
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
};
/** The request to ЕСИА as the server that is so configured sends it. */
const requestOf = async (changes: Record<string, string>): Promise<URL> => {
  const foundations = foundationsOf(readConfig({ ...environment, ...changes, LOG_LEVEL: 'silent' }));
  const address = await foundations.esia.authorizationUrl({
    state: '00000000-0000-4000-8000-000000000000',
    browserSecret: 'a secret of this browser',
  });
  await foundations.database.close();
  return address;
};
const signatureOf = (address: URL) =>
  Buffer.from(address.searchParams.get('client_secret') ?? '', 'base64url');

test('a key in a file is what it was', () => {
  expect(faultsOf({ ESIA_PRIVATE_KEY_FILE: files.own })).toEqual([]);
});

test('everything that is wrong about the signer and its keys is named at once', () => {
  expect(
    faultsOf({
      ESIA_SIGNER: 'program',
      ESIA_SIGNER_PROGRAM: join(folder, 'nowhere'),
      ESIA_SIGNER_PARAMETERS: '-sign key',
      ESIA_SIGNER_BYTE_ORDER: 'backwards',
      ESIA_SIGNER_TIMEOUT_MS: 'long',
      ESIA_TOKEN_CERTIFICATE_FILE: files.notes,
    }),
  ).toHaveLength(5);
  expect(
    faultsOf({ ESIA_SIGNER: 'service', ESIA_SIGNER_URL: 'ftp://hsm', ESIA_SIGNER_TOKEN: 'x' }),
  ).toHaveLength(2);
  expect(faultsOf({ ESIA_SIGNER: 'oracle' })).toContainEqual(
    expect.stringContaining('ESIA_SIGNER must be one of'),
  );
});

test('a certificate of another key is a fault of the start, not of the first sign-in', () => {
  expect(faultsOf({ ESIA_PRIVATE_KEY_FILE: files.own, ESIA_CERTIFICATE_FILE: files.other })).toEqual([
    'ESIA_CERTIFICATE_FILE does not belong to the key in ESIA_PRIVATE_KEY_FILE.',
  ]);
});

test('a program signs, in the order of bytes that ЕСИА reads', async () => {
  const program = join(folder, 'sign');
  const bytes = Buffer.from(Array.from({ length: 64 }, (_, place) => place));
  await writeFile(program, `#!/bin/sh\ncat >/dev/null\nprintf '%s' "$1" | base64 -d\n`);
  execFileSync('chmod', ['700', program]);
  const configured = {
    ESIA_SIGNER: 'program',
    ESIA_SIGNER_PROGRAM: program,
    ESIA_SIGNER_PARAMETERS: JSON.stringify([bytes.toString('base64')]),
  };
  expect(signatureOf(await requestOf(configured))).toEqual(bytes);
  expect(signatureOf(await requestOf({ ...configured, ESIA_SIGNER_BYTE_ORDER: 'reversed' }))).toEqual(
    Buffer.from(bytes.toReversed()),
  );
});

test('a service signs, and is asked with its token', async () => {
  const asked: (string | undefined)[] = [];
  const service = createServer((request, response) => {
    asked.push(request.headers.authorization);
    request.resume().on('end', () => response.end(Buffer.alloc(64, 7)));
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  const address = service.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const request = await requestOf({
    ESIA_SIGNER: 'service',
    ESIA_SIGNER_URL: `http://127.0.0.1:${port}/sign`,
    ESIA_SIGNER_TOKEN: 'a-token-of-sixteen-signs',
  });
  service.close();
  expect([signatureOf(request), asked]).toEqual([Buffer.alloc(64, 7), ['Bearer a-token-of-sixteen-signs']]);
});

test('tokens may be signed by ГОСТ: the certificate alone decides', () => {
  const certificate = join(folder, 'own', 'token-issuer-gost', 'certificate.pem');
  expect(faultsOf({ ESIA_PRIVATE_KEY_FILE: files.own, ESIA_TOKEN_CERTIFICATE_FILE: certificate })).toEqual(
    [],
  );
});

test('the code is bound to its sign-in by PKCE, unless that is turned off', async () => {
  const configured = { ESIA_PRIVATE_KEY_FILE: files.own };
  expect((await requestOf(configured)).searchParams.get('code_challenge_method')).toBe('S256');
  expect((await requestOf({ ...configured, ESIA_PKCE: 'off' })).searchParams.has('code_challenge')).toBe(
    false,
  );
});

const gateway = {
  ESIA_CONNECTION: 'gateway',
  ESIA_GATEWAY_SECRET: 'a shared secret of a school',
  ESIA_GATEWAY_AUTHORIZATION_URL: 'https://gateway.example/authorize',
  ESIA_GATEWAY_TOKEN_URL: 'https://gateway.example/token',
  ESIA_GATEWAY_USERINFO_URL: 'https://gateway.example/userinfo',
  ESIA_GATEWAY_KEYS_URL: 'https://gateway.example/keys',
};

test('behind a gateway neither a key nor a certificate is wanted', async () => {
  const configured = { ...gateway, ESIA_CERTIFICATE_FILE: '', ESIA_TOKEN_CERTIFICATE_FILE: '' };
  expect(faultsOf(configured)).toEqual([]);
  const { origin, searchParams } = await requestOf(configured);
  expect([origin, searchParams.get('client_id'), searchParams.get('scope')]).toEqual([
    'https://gateway.example',
    'OWN',
    'openid profile',
  ]);
});

test('everything that is wrong about a gateway is named at once', () => {
  expect(
    faultsOf({
      ...gateway,
      NODE_ENV: '',
      ESIA_GATEWAY_SECRET: 'short',
      ESIA_GATEWAY_KEYS_URL: 'ldap://keys',
      ESIA_GATEWAY_LOGOUT_URL: 'nowhere',
      ESIA_GATEWAY_CLAIMS: '{"passport": "doc"}',
    }),
  ).toHaveLength(4);
});
