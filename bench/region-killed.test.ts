import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Client } from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { countRegion } from './region-counts.ts';

const server = inject('databaseServerUrl');
const name = `region_${randomBytes(8).toString('hex')}`;
const urlOf = (database: string): string => {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
};
const options = { students: 0, terms: 0, database: name, fresh: true };

async function ask(statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    return (await client.query({ text: statement, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}
const databases = () => ask(`select datname from pg_database where datname like '${name}%' order by 1`);

afterAll(async () => {
  for (const database of [name, `${name}_draft`])
    await ask(`drop database if exists ${database} with (force)`);
});

/** `npm run region` in a process of its own; killed where it stands once it has told of the first municipality, or not. */
async function make(killed: boolean): Promise<unknown> {
  const program = `
    import { makeInPlace } from ${JSON.stringify(new URL('make-region.ts', import.meta.url).href)};
    const url = (database) => Object.assign(new URL(${JSON.stringify(server)}), { pathname: '/' + database }).href;
    await makeInPlace({ url }, ${JSON.stringify(options)});`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  child.stdout.resume();
  if (killed) child.kill('SIGKILL');
  return (await ended)[killed ? 1 : 0];
}

test('killed in the middle, the making of a region leaves no region, and the next one makes it whole', async () => {
  expect(await make(true)).toBe('SIGKILL');
  expect(await databases()).toEqual([`${name}_draft`]);

  expect(await make(false)).toBe(0);

  expect(await databases()).toEqual([name]);
  const counts = await countRegion(urlOf(name));
  expect(counts.schoolStudents).toBeGreaterThan(3_000);
}, 120_000);
