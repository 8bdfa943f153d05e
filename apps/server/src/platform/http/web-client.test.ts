import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import Fastify from 'fastify';
import { afterAll, expect, test } from 'vitest';
import { answerProblems } from './problems.ts';
import { serveWebClient } from './web-client.ts';

const folder = await mkdtemp(join(tmpdir(), 'gorodok-web-'));
await mkdir(join(folder, 'assets'));
await writeFile(join(folder, 'index.html'), '<title>Городок</title>');
await writeFile(join(folder, 'assets/app-4f2a.js'), 'let school = 7;');
await writeFile(join(folder, 'assets/app-4f2a.js.br'), brotliCompressSync('let school = 7;'));
const app = Fastify();
answerProblems(app);
await serveWebClient(app, folder);
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

const open = (url: string, accept = 'text/html') => app.inject({ url, headers: { accept } });

test.each(['/', '/diary/2026-11-22', '/journal?class=7А'])(
  'a browser that opens %s gets the page, and asks for it anew each time',
  async (address) => {
    const { body, headers, statusCode } = await open(encodeURI(address));
    expect([statusCode, body]).toEqual([200, '<title>Городок</title>']);
    expect(headers['content-type']).toContain('text/html');
    expect(headers['cache-control']).toBe('no-cache');
  },
);

test('a file named by its content is kept by browsers for a year, and sent compressed to those who take it', async () => {
  const url = '/assets/app-4f2a.js';
  const plain = await open(url, '*/*');
  expect(plain.body).toBe('let school = 7;');
  expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');

  const compressed = await app.inject({ url, headers: { 'accept-encoding': 'gzip, br' } });
  expect(compressed.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
  expect(compressed.headers['content-type']).toContain('javascript');
  expect(compressed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
});

test.each(['/api/nothing', '/api', '/health/nothing', '/metrics/nothing', '/assets/old-1a2b.js'])(
  'what is no page is a problem, also for a browser: %s',
  async (address) => {
    const { headers, statusCode } = await open(address);
    expect(statusCode).toBe(404);
    expect(headers['content-type']).toContain('application/problem+json');
  },
);

test('whoever takes anything, such as a monitor, gets the first page, but none for a missing file', async () => {
  expect((await app.inject('/')).body).toBe('<title>Городок</title>');
  expect((await open('/', '*/*')).statusCode).toBe(200);
  expect((await open('/missing.png', 'image/avif,*/*')).statusCode).toBe(404);
});

test('a program that asks for an unknown address does not get the page', async () => {
  expect((await open('/diary', 'application/json')).statusCode).toBe(404);
});

test.each(['/../package.json', '/%2e%2e/%2e%2e/etc/passwd', '/assets/..%2f..%2fetc/passwd', '/assets/%00'])(
  'nothing outside the folder is read: %s',
  async (address) => {
    const { statusCode } = await open(address, '*/*');
    expect(statusCode).toBeGreaterThanOrEqual(400);
    expect(statusCode).toBeLessThan(500);
  },
);

test('a folder that holds no web client is not shown to anybody', async () => {
  const other = Fastify();
  answerProblems(other);
  await serveWebClient(other, join(folder, 'assets'));
  expect((await other.inject('/app-4f2a.js')).statusCode).toBe(404);
  await other.close();
});
