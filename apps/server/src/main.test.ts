import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { Client } from 'pg';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { prepareTestSystem } from '../../esia-emulator/src/index.ts';
import { testDatabase } from '../../../tests/database/test-database.ts';
import { recordAudit } from '#platform/audit/record.ts';
import { openDatabase } from '#platform/database/database.ts';
import { createLogger } from '#platform/http/logging.ts';
import { jobRunner } from '#platform/jobs/job-runner.ts';
import { sendLetter } from '#platform/mail/letter.ts';

const testing = await testDatabase();
const database = openDatabase({ url: testing.url, poolSize: 2 });
const children: ChildProcess[] = [];
let folder: string;
let environment: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gorodok-main-'));
  const system = prepareTestSystem(join(folder, 'esia'), {
    clientId: 'GORODOK',
    name: 'Городок',
    redirectUris: ['http://localhost/'],
  });
  environment = {
    DATABASE_URL: testing.url,
    PUBLIC_URL: 'http://localhost',
    WEB_FOLDER: folder,
    FILES_FOLDER: join(folder, 'files'),
    MAIL_OUTBOX_FOLDER: join(folder, 'outbox'),
    AUDIT_HEADS_FILE: join(folder, 'heads.jsonl'),
    ESIA_BASE_URL: 'http://localhost:1',
    ESIA_ISSUER: 'http://localhost:1/',
    ESIA_CLIENT_ID: 'GORODOK',
    ESIA_PRIVATE_KEY_FILE: system.privateKeyFile,
    ESIA_CERTIFICATE_FILE: system.certificateFile,
    ESIA_TOKEN_CERTIFICATE_FILE: system.tokenCertificateFile,
  };
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(async () => {
  await database.close();
  await testing.drop();
  await rm(folder, { recursive: true });
});

interface Program {
  child: ChildProcess;
  address: string;
  ended: Promise<number | null>;
  said: () => string;
}

/** The server as `npm start` runs it. */
async function theServer(more: Record<string, string> = {}): Promise<Program> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { ...environment, PORT: String(port), ...more },
  });
  children.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => (output += piece.toString()));
  const ended = once(child, 'exit').then(([code]) => code as number | null); // as Node gives it
  return { child, address: `http://127.0.0.1:${port}`, ended, said: () => output };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // listens on TCP
  server.close();
  return port;
}

const ready = ({ address }: Program) =>
  vi.waitFor(async () => expect((await fetch(`${address}/health/ready`)).status).toBe(200), {
    timeout: 20_000,
    interval: 100,
  });

test('a request that is under way when the server is told to stop is answered, and the audit log sealed', async () => {
  const server = await theServer();
  await ready(server);
  await recordAudit(database.kysely, null, { action: 'person.opened' });
  const lock = new Client({ connectionString: testing.url });
  await lock.connect();
  await lock.query('begin; lock table organization in access exclusive mode');
  const answer = fetch(`${server.address}/api/organizations/directory`);
  await sleep(500);

  server.child.kill('SIGTERM');
  await sleep(500);
  await expect(fetch(`${server.address}/health/live`)).rejects.toThrow();
  await lock.query('commit');
  await lock.end();

  expect((await answer).status).toBe(200);
  expect(await server.ended).toBe(0);
  const heads = await readFile(join(folder, 'heads.jsonl'), 'utf8');
  expect(JSON.parse(heads.trim().split('\n').at(-1) ?? '')).toMatchObject({ sequence: 1 });
});

test('a second signal ends a server that waits for a request at once', async () => {
  const server = await theServer();
  await ready(server);
  const lock = new Client({ connectionString: testing.url });
  await lock.connect();
  await lock.query('begin; lock table organization in access exclusive mode');
  const answer = fetch(`${server.address}/api/organizations/directory`).catch(() => 'cut off');
  await sleep(500);

  server.child.kill('SIGTERM');
  await sleep(1200);
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(143);
  expect(await answer).toBe('cut off');
  await lock.end();
});

test(
  'a letter that a killed server was sending is sent by the next one, once',
  { timeout: 90_000 },
  async () => {
    const received: string[] = [];
    let connections = 0;
    const post = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData(stream, { envelope }, callback) {
        connections += 1;
        const hangs = connections === 1;
        stream.resume();
        stream.once('end', () => {
          if (hangs) return;
          received.push(...envelope.rcptTo.map(({ address }) => address));
          callback();
        });
      },
    });
    post.on('error', () => undefined); // the killed server's connection breaks off
    await new Promise<void>((resolve) => void post.listen(0, '127.0.0.1', resolve));
    const { port } = post.server.address() as AddressInfo; // listens on TCP
    const mail = { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'school@example.com' };
    const sender = jobRunner({ databaseUrl: testing.url, logger: createLogger('silent') });

    const first = await theServer(mail);
    await ready(first);
    await sender.start();
    await sender.send(database.kysely, sendLetter, {
      to: 'a@example.com',
      subject: 'Памятка',
      text: 'Текст',
    });
    await vi.waitFor(() => expect(connections).toBe(1), 10_000);
    first.child.kill('SIGKILL');
    const killed = performance.now();
    const next = await theServer(mail);
    await vi.waitFor(() => expect(received).toEqual(['a@example.com']), { timeout: 60_000, interval: 200 });

    expect((performance.now() - killed) / 1000).toBeLessThan(40);
    const states = await vi.waitFor(async () => {
      const { rows } = await sql<{
        state: string;
      }>`select state::text from pgboss.job where name = 'mail.send'`.execute(database.kysely);
      expect(rows).toEqual([{ state: 'completed' }]);
      return rows;
    }, 5000);
    expect(states).toHaveLength(1);
    expect(connections).toBe(2);
    await sender.stop();
    next.child.kill('SIGTERM');
    expect(await next.ended).toBe(0);
    await new Promise<void>((resolve) => post.close(() => resolve()));
  },
);

test('every fault of the configuration is named at once, and no value is shown', async () => {
  const noKey = join(folder, 'no-key.pem');
  await writeFile(noKey, 'secret words');
  const server = await theServer({
    NODE_ENV: 'production',
    DATABASE_URL: 'mysql://user:hidden@example',
    ESIA_PRIVATE_KEY_FILE: noKey,
    ESIA_CERTIFICATE_FILE: folder,
    AUDIT_SIGNING_KEY_FILE: environment['ESIA_PRIVATE_KEY_FILE'] ?? '',
    METRICS_TOKEN: 'short',
  });
  expect(await server.ended).toBe(1);
  for (const sentence of [
    'DATABASE_URL must be an address that begins with postgres:// or postgresql://.',
    'PUBLIC_URL must be an address that begins with https://.',
    'METRICS_TOKEN must have at least 16 characters.',
    'ESIA_PRIVATE_KEY_FILE names a file that does not hold a private key in PEM.',
    "ESIA_CERTIFICATE_FILE names a file that can't be read.",
    'AUDIT_SIGNING_KEY_FILE names a file that does not hold an Ed25519 private key in PEM.',
    'SMTP_URL is missing: in production letters have to be sent.',
  ])
    expect(server.said()).toContain(sentence);
  expect(server.said()).not.toMatch(/hidden|secret words|short\b/);
});

test('a server on a database without its tables does not start, and says what to do', async () => {
  const empty = new URL(testing.url);
  empty.pathname = '/postgres';
  const server = await theServer({ DATABASE_URL: empty.href });
  expect(await server.ended).toBe(1);
  expect(server.said()).toMatch(/The database lacks \d+ migrations: run "npm run migrate"\./);
});
