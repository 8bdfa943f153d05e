import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { anOrganization, aServer, aSignedInEmployee } from '../../../../../tests/school/index.ts';
import { testDatabase } from '../../../../../tests/database/test-database.ts';
import { openDatabase } from '../database/database.ts';
import { createLogger } from '../http/logging.ts';
import { jobRunner } from '../jobs/job-runner.ts';
import { mailer } from './mailer.ts';
import { folderOutbox } from './outbox.ts';
import { smtp } from './smtp.ts';

interface Received {
  to: string[];
  source: string;
}

const received: Received[] = [];
const logged: string[] = [];
let refusals = 0;

const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData: (stream, { envelope }, callback) => void receive(stream, envelope, callback),
});

async function receive(
  stream: Readable,
  { rcptTo }: SMTPServerSession['envelope'],
  callback: (refusal?: Error) => void,
): Promise<void> {
  const source = await text(stream);
  refusals -= 1;
  if (refusals >= 0) {
    callback(Object.assign(new Error('Mailbox of Иванова is busy'), { responseCode: 451 }));
    return;
  }
  received.push({ to: rcptTo.map(({ address }) => address), source });
  callback();
}

const testing = await testDatabase();
const database = openDatabase({ url: testing.url, poolSize: 2 });
const jobs = jobRunner({
  databaseUrl: testing.url,
  logger: createLogger('info', { write: (line) => logged.push(line) }),
  timing: { heartbeatSeconds: 10, superviseSeconds: 1, pollSeconds: 0.5, stopSeconds: 5 },
});
let post: ReturnType<typeof mailer>;
let smtpUrl: string;

const letter = {
  to: 'ivanova@example.com',
  subject: 'Памятка родителям: вход через ЕСИА',
  text: 'Здравствуйте, Анна Петровна!\nПодтвердите учётную запись.',
};

beforeAll(async () => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo; // listens on TCP
  smtpUrl = `smtp://127.0.0.1:${port}`;
  post = mailer({ kind: 'smtp', url: smtpUrl, from: 'Городок <school@example.com>' }, jobs);
  await jobs.start();
});
beforeEach(() => {
  received.length = 0;
  refusals = 0;
});
afterAll(async () => {
  await jobs.stop();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await database.close();
  await testing.drop();
});

test('a letter reaches the mail server with Russian words in subject and text', async () => {
  await database.kysely.transaction().execute((transaction) => post.send(transaction, letter));
  await vi.waitFor(() => expect(received).toHaveLength(1), 5000);

  const [{ to, source } = { to: [], source: '' }] = received;
  expect(to).toEqual(['ivanova@example.com']);
  expect(source).toContain('From: =?UTF-8?');
  const [, body = ''] = source.split('\r\n\r\n');
  expect(Buffer.from(body, 'base64').toString()).toContain('Здравствуйте, Анна Петровна!');
});

test('a letter of a change that is rolled back is never sent', async () => {
  const change = database.kysely.transaction().execute(async (transaction) => {
    await post.send(transaction, { ...letter, to: 'nobody@example.com' });
    throw new Error('rolled back');
  });
  await expect(change).rejects.toThrow('rolled back');
  await post.send(database.kysely, letter);
  await vi.waitFor(() => expect(received).toHaveLength(1), 5000);

  expect(received[0]?.to).toEqual(['ivanova@example.com']);
});

test('a letter that the mail server refuses for now is sent later, once, and the log names nobody', async () => {
  refusals = 1;
  await post.send(database.kysely, letter);
  await vi.waitFor(() => expect(received).toHaveLength(1), 10_000);

  expect(refusals).toBe(-1);
  expect(logged.join('')).toContain('job failed');
  expect(logged.join('')).not.toMatch(/ivanova|Иванова|Анна|Памятка/);
});

test('a letter that has to be sent twice says so by the same Message-ID', async () => {
  const way = smtp({ url: smtpUrl, from: 'school@example.com' });
  await way.deliver(letter, 'b1f2');
  await way.deliver(letter, 'b1f2');

  const ids = received.map(({ source }) => /^Message-ID: (.*)$/im.exec(source)?.[1]);
  expect(ids).toEqual(['<b1f2@gorodok>', '<b1f2@gorodok>']);
});

test('an address with a comma or a line break names no further readers', async () => {
  const way = smtp({ url: smtpUrl, from: 'school@example.com' });
  for (const to of ['a@example.com, b@example.com', 'a@example.com\r\nBcc: c@example.com']) {
    await way.deliver({ ...letter, to }, 'b1f3').catch(() => undefined);
  }
  const readers = received.flatMap(({ to }) => to);
  expect(readers.some((to) => to === 'b@example.com' || to === 'c@example.com')).toBe(false);
  expect(received.some(({ source }) => /^Bcc:/im.test(source))).toBe(false);
});

test('without a mail server a letter lies in the outbox, for mail programs and for the operator', async () => {
  const school = await aServer();
  try {
    const folder = school.config.mail.kind === 'outbox' ? school.config.mail.folder : '';
    const organization = await anOrganization(school.database.kysely);
    const as = (role: 'operator' | 'school_admin') =>
      aSignedInEmployee(school.database.kysely, { organizationId: organization.id, role });
    const operator = await as('operator');
    await school.app.ready();
    await school.foundations.mailer.send(school.database.kysely, letter);
    const list = async () =>
      (await school.app.inject({ url: '/api/outbox', headers: operator.headers })).json<{
        letters: unknown[];
      }>();
    await vi.waitFor(async () => expect((await list()).letters).toHaveLength(1), 8000);

    expect((await list()).letters).toEqual([expect.objectContaining(letter)]);
    const eml = (await readdir(folder)).find((name) => name.endsWith('.eml'));
    expect(await readFile(join(folder, eml ?? ''), 'utf8')).toContain('To: ivanova@example.com');
    const administrator = await as('school_admin');
    expect((await school.app.inject({ url: '/api/outbox', headers: administrator.headers })).statusCode).toBe(
      403,
    );
  } finally {
    await school.close();
  }
});

test('a letter delivered again after a crash still lies in the outbox once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gorodok-outbox-'));
  const outbox = folderOutbox(folder);
  await outbox.deliver(letter, 'b1f4');
  await outbox.deliver(letter, 'b1f4');

  expect(await outbox.list()).toHaveLength(1);
  await rm(folder, { recursive: true });
});
