import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { startServer, type ServerUnderTest } from './server-under-test.ts';
import { httpCaller, type HttpRequest } from './http-caller.ts';

export interface RecordedStatement {
  /** Of a prepared one. */
  name?: string | undefined;
  text: string;
  values: unknown[];
}

const recorder = pathToFileURL(join(import.meta.dirname, 'recorded-statements.ts')).href;

/** What the server asks of PostgreSQL for each of the requests: sent to a server of its own, one after the other. */
export async function recordStatements(
  databaseUrl: string,
  requests: readonly HttpRequest[],
): Promise<RecordedStatement[][]> {
  const server = await startRecorded(databaseUrl);
  const caller = httpCaller(server.origin, 1);
  try {
    return await recordEach(
      server,
      requests.map((request) => async () => void (await caller.call(request))),
    );
  } finally {
    await caller.close();
    await server.stop();
  }
}

/** A server that tells which statements its requests have. */
export const startRecorded = (databaseUrl: string, esiaUrl?: string): Promise<ServerUnderTest> =>
  startServer(databaseUrl, recorder, esiaUrl);

/** What such a server asks of PostgreSQL while each of these goes on, one after the other. */
export async function recordEach(
  server: ServerUnderTest,
  requests: readonly (() => Promise<void>)[],
): Promise<RecordedStatement[][]> {
  let heard: RecordedStatement[] = [];
  let passed: (() => void) | undefined;
  server.process.on('message', (message: RecordedStatement | 'mark') => {
    if (message === 'mark') passed?.();
    else heard.push(message);
  });
  const mark = () =>
    new Promise<void>((resolve) => {
      passed = resolve;
      server.process.send('mark');
    });
  const recorded: RecordedStatement[][] = [];
  for (const request of requests) {
    await mark();
    heard = [];
    await request();
    await mark();
    recorded.push(heard);
  }
  return recorded;
}

/** Sends the statements of one request as they were recorded, by one connection. */
export async function replay(pool: Pool, statements: readonly RecordedStatement[]): Promise<void> {
  const client = await pool.connect();
  try {
    for (const { name, text, values } of statements)
      await client.query({ text, values, ...(name === undefined ? {} : { name }) });
  } finally {
    client.release();
  }
}
