import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { templateName } from './template.ts';

/** This test file's own copy of the migrated database: full of tables, empty of rows. */
export interface TestDatabase {
  readonly url: string;
  /** Removes it; connections that are still open are cut. */
  drop(): Promise<void>;
}

/** Makes a copy in some 50 ms; call it once in a file and drop it in `afterAll`. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject('databaseServerUrl');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await run(server, `create database ${name} template ${templateName}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(server, `drop database if exists ${name} with (force)`) };
}

async function run(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
