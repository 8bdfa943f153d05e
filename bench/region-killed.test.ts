import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Client } from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { makeInPlace } from './make-region.ts';
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

/** `npm run region` in a process of its own, killed where it stands once it has told of the first municipality. */
async function makeAndKill(): Promise<void> {
  const program = `
    import { makeInPlace } from ${JSON.stringify(new URL('make-region.ts', import.meta.url).href)};
    const url = (database) => Object.assign(new URL(${JSON.stringify(server)}), { pathname: '/' + database }).href;
    await makeInPlace({ url }, ${JSON.stringify(options)});`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
}

test('killed in the middle, the making of a region leaves no region, and the next one makes it whole', async () => {
  await makeAndKill();
  expect(await databases()).toEqual([`${name}_draft`]);

  await makeInPlace({ url: urlOf }, options);

  expect(await databases()).toEqual([name]);
  const counts = await countRegion(urlOf(name));
  expect(counts.schoolStudents).toBeGreaterThan(3_000);
}, 120_000);
