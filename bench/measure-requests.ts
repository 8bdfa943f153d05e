import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { Pool } from 'pg';
import { root } from '../scripts/paths.ts';
import { httpCaller, NotMeasurable, type HttpRequest } from './http-caller.ts';
import { measure, measureOpen, middle, type Round } from './measure.ts';
import { figuresOf, type Bench, type Figure } from './scenario.ts';
import { recordStatements, replay, type RecordedStatement } from './statements.ts';

const atOnce = 8;
const rounds = 3;
const seconds = 4;
const warmingSeconds = 3;
// So many of the requests are recorded and replayed: enough to keep PostgreSQL from answering one from memory alone.
const replayed = 200;

export interface Measured {
  /** Eight callers, each asking again when answered. */
  closed: Round;
  /** Asked at half of that rate, by the clock. */
  open: Round;
  /** The statements of these requests through a bare connection, eight at once. */
  statements: Round;
  /** The HTTP framework with a static answer of the same size. */
  bare: Round;
  bytes: number;
}

const bareServer = join(root, 'apps/server/src/platform/http/testing/bare-server.ts');

const at = <Item>(list: readonly Item[], turn: number): Item => {
  const item = list[turn % list.length];
  if (item === undefined) throw new NotMeasurable('The region has nobody to ask for.');
  return item;
};

/** Measures requests in all four ways, turn by turn in the same run. Each of them was asked once before. */
export async function measureRequests(
  { databaseUrl, origin }: Bench,
  requests: readonly HttpRequest[],
): Promise<Measured> {
  const http = httpCaller(origin, 64);
  const pool = new Pool({ connectionString: databaseUrl, max: atOnce });
  try {
    let bytes = 0;
    const ask = async (turn: number) => void (bytes = Math.max(bytes, await http.call(at(requests, turn))));
    for (let turn = 0; turn < requests.length; turn++) await ask(turn);
    // Every connection of the server plans its statements at its first requests: that is a start's cost, not a request's.
    await measure(ask, 32, warmingSeconds);
    const recorded = await recordStatements(databaseUrl, requests.slice(0, replayed));
    const replayOne = (turn: number) => replay(pool, at<RecordedStatement[]>(recorded, turn));
    const bare = await startBare(bytes);
    const bareHttp = httpCaller(bare.origin, atOnce);
    const ways = {
      closed: [] as Round[],
      statements: [] as Round[],
      bare: [] as Round[],
      open: [] as Round[],
    };
    try {
      for (let round = 0; round < rounds; round++) {
        const closed = await measure(ask, atOnce, seconds);
        ways.closed.push(closed);
        ways.statements.push(await measure(replayOne, atOnce, seconds));
        ways.bare.push(
          await measure(async (turn) => void (await bareHttp.call(at(requests, turn))), atOnce, seconds),
        );
        ways.open.push(await measureOpen(ask, closed.rate / 2, seconds));
      }
    } finally {
      await bareHttp.close();
      await bare.stop();
    }
    return {
      closed: middle(ways.closed),
      open: middle(ways.open, 'p95'),
      statements: middle(ways.statements),
      bare: middle(ways.bare),
      bytes,
    };
  } finally {
    await http.close();
    await pool.end();
  }
}

/** The lines of a scenario whose limit is a p95 at an open rate, and perhaps a p99. */
export function figuresWithin(measured: Measured, limit: number, limitOfP99?: number): Figure[] {
  const { closed, open, statements, bare, bytes } = measured;
  return [
    {
      name: `asked by the clock, ${open.rate.toFixed(0)} a second (${bytes} bytes at most)`,
      ...figuresOf(open),
      limit: {
        text: `p95 at most ${limit} ms${limitOfP99 === undefined ? '' : `, p99 at most ${limitOfP99} ms`}`,
        kept: open.p95 <= limit && (limitOfP99 === undefined || open.p99 <= limitOfP99),
      },
    },
    { name: '8 at once', ...figuresOf(closed) },
    { name: 'the same statements without the server, 8 at once', ...figuresOf(statements) },
    { name: 'the HTTP framework alone, 8 at once', ...figuresOf(bare) },
  ];
}

async function startBare(bytes: number): Promise<{ origin: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [bareServer, String(bytes)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  const origin = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve);
    child.once('exit', () => reject(new Error('The bare server has ended.')));
  });
  return {
    origin,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
