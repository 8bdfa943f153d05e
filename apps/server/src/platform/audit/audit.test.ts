import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../../tests/database/test-database.ts';
import { openDatabase, type Database } from '../database/database.ts';
import type { HeadFile } from './head.ts';
import { recordAudit, recordReads } from './record.ts';
import { sealAudit } from './seal.ts';
import { chainHash } from './sealed-entry.ts';
import { verifyAudit } from './verify.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
let testing: TestDatabase;
let database: Database;
let folder: string;
let heads: HeadFile;

beforeEach(async () => {
  testing = await testDatabase();
  database = openDatabase({ url: testing.url, poolSize: 12 });
  folder = await mkdtemp(join(tmpdir(), 'gorodok-audit-'));
  heads = { path: join(folder, 'heads.jsonl'), signingKey: privateKey };
});
afterEach(async () => {
  await database.close();
  await testing.drop();
  await rm(folder, { recursive: true });
});

const teacher = { accountId: 7, personId: 8, role: 'teacher', organizationId: 9 } as const;

async function someEntries(count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1)
    await recordAudit(database.kysely, teacher, {
      action: 'person.opened',
      subject: { kind: 'person', id: number },
      details: { fields: ['birth_date'], count: number },
    });
}

/** Twelve entries in three batches. */
async function aSealedLog(): Promise<void> {
  for (let batch = 0; batch < 3; batch += 1) {
    await someEntries(4);
    await sealAudit(database, heads);
  }
}

const verify = (options: { headsFile?: string | null } = {}) =>
  verifyAudit(database, { headsFile: heads.path, key: publicKey, ...options });

/** What somebody with all rights on the database can do, past every trigger and foreign key. */
const asSuperuser = (...statements: string[]) =>
  database.kysely.connection().execute(async (connection) => {
    await sql`set session_replication_role = replica`.execute(connection);
    for (const statement of statements) await sql.raw(statement).execute(connection);
    await sql`set session_replication_role = default`.execute(connection);
  });

/** Makes every hash from the given link on fit what now stands in the log, as a careful forger would. */
async function recomputeChainFrom(first: number): Promise<void> {
  const { rows } = await sql<{ sequence: number; text: string[] }>`
    select seal.sequence, array[entry.id::text, extract(epoch from entry.occurred_at)::text, entry.account_id::text,
      entry.person_id::text, entry.role, entry.organization_id::text, entry.action, entry.subject_kind,
      entry.subject_id::text, entry.details::text] as text
    from audit_seal as seal join audit_entry as entry on entry.id = seal.entry_id order by seal.sequence`.execute(
    database.kysely,
  );
  let hash: Buffer = Buffer.alloc(32);
  for (const { sequence, text } of rows) {
    hash = chainHash(hash, text);
    if (sequence >= first)
      await asSuperuser(
        `update audit_seal set hash = '\\x${hash.toString('hex')}' where sequence = ${sequence}`,
      );
  }
}

test('an untouched log is verified to its last entry', async () => {
  await aSealedLog();
  expect(await verify()).toEqual({ entries: 12, heads: 3, fault: null });
});

test('an ordinary program can neither change nor remove an entry or its seal', async () => {
  await aSealedLog();
  for (const statement of [
    "update audit_entry set action = 'nothing'",
    'delete from audit_seal where sequence = 12',
    'truncate audit_entry cascade',
  ])
    await expect(sql.raw(statement).execute(database.kysely)).rejects.toThrow('only ever added to');
});

test.each([
  ['who acted', 'account_id = 70'],
  ['as whom', "role = 'director'"],
  ['what was done', "action = 'person.listed'"],
  ['to whom', 'subject_id = 100'],
  ['when', "occurred_at = occurred_at - interval '1 microsecond'"],
  ['the details', `details = '{"count": 1}'`],
  ['a field moved into its neighbour', 'role = null, action = role || action'],
])('an altered entry is the first that is named: %s', async (_what, change) => {
  await aSealedLog();
  await asSuperuser(`update audit_entry set ${change} where subject_id in (2) or id = 11`);
  const { fault, entries } = await verify();
  expect([fault?.kind, fault?.sequence, fault?.entryId, entries]).toEqual(['altered', 2, 2, 1]);
});

test('a deleted entry is named, also when its seal went with it', async () => {
  await aSealedLog();
  await asSuperuser('delete from audit_entry where id = 6');
  expect((await verify()).fault).toMatchObject({ kind: 'missing', sequence: 6, entryId: 6 });
  await asSuperuser('delete from audit_seal where entry_id = 6');
  expect((await verify()).fault).toMatchObject({ kind: 'missing', sequence: 6 });
});

test('a log whose end was cut off is found by the heads, and only by them', async () => {
  await aSealedLog();
  await asSuperuser('delete from audit_seal where sequence > 9', 'delete from audit_entry where id > 9');
  expect((await verify()).fault).toMatchObject({ kind: 'cut_off', sequence: 10 });
  expect((await verify({ headsFile: null })).fault).toBeNull();
});

test('a log that was altered and sealed anew is found by the heads', async () => {
  await aSealedLog();
  await asSuperuser("update audit_entry set action = 'nothing' where id = 6");
  await recomputeChainFrom(6);
  expect((await verify({ headsFile: null })).fault).toBeNull();
  expect((await verify()).fault).toMatchObject({ kind: 'recomputed', sequence: 5, entryId: 5 });
});

test('a log cut off and grown again past its old end is found by the heads', async () => {
  await aSealedLog();
  await asSuperuser('delete from audit_seal where sequence > 9', 'delete from audit_entry where id > 9');
  await someEntries(10);
  await sealAudit(database, { path: join(folder, 'other'), signingKey: null });
  expect((await verify()).fault).toMatchObject({ kind: 'recomputed', sequence: 9 });
});

test('heads that fit a forged log are found by their signature', async () => {
  await aSealedLog();
  const [first = '', ...others] = (await readFile(heads.path, 'utf8')).trim().split('\n');
  const forged = JSON.stringify({ ...JSON.parse(first), entries: 3 });
  await writeFile(heads.path, `${[forged, ...others].join('\n')}\n`);
  expect((await verify()).fault).toMatchObject({ kind: 'head_not_signed', sequence: 4 });
});

test('a line that is no head is not passed over', async () => {
  await aSealedLog();
  await appendFile(heads.path, '{"sequence": 1\n');
  expect((await verify()).fault).toMatchObject({ kind: 'head_unreadable' });
});

test('an entry that was taken out of the queue before it was sealed is found', async () => {
  await aSealedLog();
  await someEntries(1);
  await asSuperuser(
    'delete from audit_unsealed',
    "update audit_entry set occurred_at = occurred_at - interval '11 minutes' where id = 13",
  );
  await sealAudit(database, heads);
  expect((await verify()).fault).toMatchObject({ kind: 'unsealed', entryId: 13 });
});

test('an entry that becomes visible after later ones were sealed is sealed too', async () => {
  const late = new Client({ connectionString: testing.url });
  await late.connect();
  await late.query('begin');
  await late.query("insert into audit_entry (action) values ('import.applied')");
  await someEntries(3);
  expect(await sealAudit(database, heads)).toBe(3);
  await late.query('commit');
  await late.end();

  expect(await sealAudit(database, heads)).toBe(1);
  const last = await database.kysely
    .selectFrom('auditSeal')
    .select(['sequence', 'entryId'])
    .orderBy('sequence', 'desc')
    .executeTakeFirst();
  expect(last).toEqual({ sequence: 4, entryId: 1 });
  expect((await verify()).fault).toBeNull();
});

test('writers and several sealers at once lose nothing and make one chain', async () => {
  const state = { writing: true, sealed: 0 };
  const write = async () => {
    await Promise.all(Array.from({ length: 6 }, () => someEntries(50)));
    state.writing = false;
  };
  const seal = async () => {
    const count = await sealAudit(database, heads);
    state.sealed += count;
  };
  const sealer = async () => {
    while (state.writing) await seal();
  };
  await Promise.all([write(), sealer(), sealer(), sealer()]);
  await seal();

  expect(state.sealed).toBe(300);
  expect(await verify()).toMatchObject({ entries: 300, fault: null });
});

test('an entry reads the same in another time zone and with its keys written in another order', async () => {
  await sql`insert into audit_entry (occurred_at, action, details)
    values ('2026-10-25 01:30:00.123456+00', 'a', '{"b": 1, "a": {"d": 2, "c": 3}}')`.execute(
    database.kysely,
  );
  await sealAudit(database, heads);
  await asSuperuser(`update audit_entry set details = '{"a": {"c": 3, "d": 2}, "b": 1}'`);
  await sql
    .raw(`alter database ${new URL(testing.url).pathname.slice(1)} set timezone = 'Asia/Kamchatka'`)
    .execute(database.kysely);
  const elsewhere = openDatabase({ url: testing.url, poolSize: 1 });
  try {
    expect((await verifyAudit(elsewhere, { headsFile: heads.path, key: publicKey })).fault).toBeNull();
  } finally {
    await elsewhere.close();
  }
});

test('more entries than fit a page are sealed and verified', async () => {
  await sql`insert into audit_entry (action, subject_id)
    select 'person.opened', number from generate_series(1, 4321) as number`.execute(database.kysely);
  expect(await sealAudit(database, heads)).toBe(4321);
  expect(await verify()).toEqual({ entries: 4321, heads: 22, fault: null });
});

test('an entry about a read is there before what was read is shown, and the next change waits for the disk again', async () => {
  const one = openDatabase({ url: testing.url, poolSize: 1 });
  try {
    await sql`set synchronous_commit = on`.execute(one.kysely); // as in production; the tests' PostgreSQL has it off
    await recordReads(one, teacher, [
      { action: 'people.searched', details: { count: 1 } },
      { action: 'person.unmasked', subject: { kind: 'person', id: 10 } },
    ]);
    const { rows } = await sql`select * from audit_entry order by id`.execute(database.kysely);
    expect(rows).toMatchObject([
      { ...teacher, action: 'people.searched', subjectId: null, details: { count: 1 } },
      { ...teacher, action: 'person.unmasked', subjectKind: 'person', subjectId: 10, details: {} },
    ]);
    const { rows: settings } = await sql`show synchronous_commit`.execute(one.kysely);
    expect(settings).toEqual([{ synchronousCommit: 'on' }]);
  } finally {
    await one.close();
  }
  expect(await sealAudit(database, heads)).toBe(2);
});

test('the command says in one line what it has verified, and ends with 1 at a fault', async () => {
  await aSealedLog();
  const keyFile = join(folder, 'public.pem');
  await writeFile(keyFile, publicKey.export({ type: 'spki', format: 'pem' }));
  const run = () =>
    new Promise<{ code: unknown; output: string }>((resolve) => {
      execFile(
        process.execPath,
        [join(import.meta.dirname, '../../audit.ts'), 'verify'],
        { env: { DATABASE_URL: testing.url, AUDIT_HEADS_FILE: heads.path, AUDIT_PUBLIC_KEY_FILE: keyFile } },
        (error, stdout, stderr) => resolve({ code: error?.code ?? 0, output: stdout + stderr }),
      );
    });
  const good = await run();
  expect(good.output).toMatch(/^Verified 12 sealed entries in \d+\.\d s, against 3 heads\.\n$/);
  expect(good.code).toBe(0);

  await asSuperuser('delete from audit_entry where id = 6');
  const bad = await run();
  expect(bad.output).toContain('FAULT missing: sequence 6, entry 6.');
  expect(bad.code).toBe(1);
});
