import { mkdirSync, mkdtempSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterEach, expect, test } from 'vitest';
import { removePostgres, startPostgres } from '../../scripts/postgres/start.ts';

const folders: string[] = [];

function aFolder(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'gorodok-')), 'postgres');
  folders.push(folder);
  return folder;
}

async function answer(url: string, statement: string): Promise<unknown[][]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query({ text: statement, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

afterEach(async () => {
  for (const folder of folders.splice(0)) await removePostgres(folder);
});

test('a PostgreSQL killed with -9 starts again with what was committed', async () => {
  const folder = aFolder();
  const first = await startPostgres({ folder, fsync: true });
  await answer(first.url('postgres'), 'create table school as select 7 as number');
  process.kill(first.pid, 'SIGKILL');

  const second = await startPostgres({ folder, fsync: true });

  expect(second.pid).not.toBe(first.pid);
  expect(await answer(second.url('postgres'), 'select number from school')).toEqual([[7]]);
});

test('a folder whose making was cut short is no obstacle and leaves nothing behind', async () => {
  const folder = aFolder();
  const draft = `${folder}.draft-1`;
  for (const half of [folder, draft]) {
    mkdirSync(join(half, 'data/base'), { recursive: true });
    writeFileSync(join(half, 'password'), '');
  }

  const postgres = await startPostgres({ folder, fsync: false });

  expect(await answer(postgres.url('postgres'), 'select 1')).toEqual([[1]]);
  expect(readdirSync(dirname(folder))).toEqual([basename(folder)]);
});

test('a running PostgreSQL is taken over, and one that was stopped is started with its data', async () => {
  const folder = aFolder();
  const first = await startPostgres({ folder, fsync: false });
  const same = await startPostgres({ folder, fsync: false });
  expect([same.pid, same.port]).toEqual([first.pid, first.port]);

  await answer(first.url('postgres'), 'create table school as select 7 as number');
  await first.stop();
  const next = await startPostgres({ folder, fsync: false });

  expect(await answer(next.url('postgres'), 'select number from school')).toEqual([[7]]);
});

test('a number in postmaster.pid that another program has got meanwhile is no obstacle', async () => {
  const folder = aFolder();
  const first = await startPostgres({ folder, fsync: false });
  const file = join(folder, 'data/postmaster.pid');
  const text = readFileSync(file, 'utf8');
  await first.stop();
  writeFileSync(file, text.replace(String(first.pid), String(process.ppid)));

  const second = await startPostgres({ folder, fsync: false });

  expect(await answer(second.url('postgres'), 'select 1')).toEqual([[1]]);
});

test('names sort as Russian readers expect, and trigrams know Cyrillic letters', async () => {
  const postgres = await startPostgres({ folder: aFolder(), fsync: false });
  const url = postgres.url('postgres');
  await answer(url, 'create extension pg_trgm');

  const order = `select string_agg(name, ' ' order by name)
    from unnest(array['Яна', 'Ёлкин', 'Жуков', 'еж', 'Елена', 'ёж']) as name`;
  expect(await answer(url, order)).toEqual([['еж ёж Елена Ёлкин Жуков Яна']]);
  expect(await answer(url, "select similarity('Семёнова', 'Семёнов') > 0.5")).toEqual([[true]]);
});

test('nobody enters without the password, which only its owner can read', async () => {
  const folder = aFolder();
  const postgres = await startPostgres({ folder, fsync: false });
  const address = new URL(postgres.url('postgres'));
  address.password = 'guess';

  await expect(answer(address.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  expect(statSync(join(folder, 'password')).mode & 0o777).toBe(0o600);
});

test('data of another PostgreSQL are left as they are, with one sentence', async () => {
  const folder = aFolder();
  await (await startPostgres({ folder, fsync: false })).stop();
  writeFileSync(join(folder, 'data/PG_VERSION'), '17\n');

  await expect(startPostgres({ folder, fsync: false })).rejects.toThrow(
    /were written by PostgreSQL 17, and this is PostgreSQL 18/,
  );
});

test('a taken port is named in one sentence', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await sleep(50);
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  try {
    await expect(startPostgres({ folder: aFolder(), fsync: false, port })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is taken, so PostgreSQL cannot listen there: free it or name another.`,
    );
  } finally {
    other.close();
  }
});
