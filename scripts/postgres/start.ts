// A private PostgreSQL for the demonstration, for development and for tests. Production brings its own DATABASE_URL.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { PlainFailure } from '../plain-failure.ts';
import { chooseAccount, type Account } from './account.ts';
import { findBinaries, type Binaries } from './binaries.ts';
import { ensureCluster, layout, superuser } from './cluster.ts';
import { folderFailure, postgresFailure, unexpectedEnd } from './failures.ts';
import { freePort, isFree } from '../ports.ts';
import { disown, isAlive, readPostmaster, type Postmaster } from './postmaster.ts';

export interface PrivatePostgres {
  /** The connection address of one of its databases; it carries the password, so it is never printed. */
  url(database: string): string;
  readonly port: number;
  /** Of the postmaster. */
  readonly pid: number;
  isAlive(): boolean;
  /** Why it is not alive any more, as far as its log tells. */
  endSentence(): Error;
  /** Ends it in order: open transactions are rolled back, the data are on the disk. */
  stop(): Promise<void>;
  /** Ends it at once, for the exit of this process; the next start recovers the data. */
  stopAtExit(): void;
}

export interface StartOptions {
  /** Holds the data, the password and the log; made if missing. */
  readonly folder: string;
  /** For a new start; a free one by default. One that runs already keeps its own. */
  readonly port?: number;
  /** False only for data that may be lost with the machine. */
  readonly fsync: boolean;
  /** Further settings of PostgreSQL, by their names. */
  readonly settings?: Readonly<Record<string, string | number>>;
}

interface Cluster {
  readonly folder: string;
  readonly binaries: Binaries;
  readonly account: Account;
}

/**
 * Starts PostgreSQL in this folder, or takes over the one that already runs there.
 * @throws PlainFailure with one sentence for whatever a person can mend.
 */
export async function startPostgres(options: StartOptions): Promise<PrivatePostgres> {
  const folder = resolve(options.folder);
  const cluster = await prepare(folder, options.fsync);
  const running = (await takeOver(cluster)) ?? (await start(cluster, options));
  return handle(cluster, running);
}

/** Ends whatever still runs in this folder and removes it: for what a killed run has left. */
export async function removePostgres(folder: string): Promise<void> {
  const { data } = layout(folder);
  if (existsSync(data)) {
    const binaries = await findBinaries();
    await chooseAccount(binaries, folder).run(binaries.pg_ctl, ['-D', data, '-m', 'immediate', '-w', 'stop']);
  }
  rmSync(folder, { recursive: true, force: true });
}

async function prepare(folder: string, durable: boolean): Promise<Cluster> {
  const binaries = await findBinaries();
  try {
    mkdirSync(dirname(folder), { recursive: true });
  } catch (error) {
    throw folderFailure(error, folder);
  }
  const account = chooseAccount(binaries, folder);
  await ensureCluster(folder, binaries, account, durable);
  return { folder, binaries, account };
}

/** Gives the running one if it answers. One that is just starting or ending is waited for. */
async function takeOver(cluster: Cluster): Promise<Postmaster | undefined> {
  const { data } = layout(cluster.folder);
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const postmaster = readPostmaster(data);
    if (!postmaster) return undefined;
    if (!isAlive(postmaster)) return disown(data, postmaster);
    const refusal = await ask(address(cluster.folder, postmaster.port, 'postgres'));
    if (refusal === undefined) return postmaster;
    if (refusal.includes('No space left')) throw postgresFailure('answer', refusal, cluster.folder);
    await sleep(250);
  }
  throw new PlainFailure(
    `A PostgreSQL runs in ${cluster.folder} but does not answer: end it with «kill» and start again.`,
  );
}

async function start(
  cluster: Cluster,
  { port: wanted, fsync, settings = {} }: StartOptions,
): Promise<Postmaster> {
  const port = wanted ?? (await freePort());
  if (!(await isFree(port))) throw postgresFailure('start', 'Address already in use', cluster.folder, port);
  const options = [
    `-p ${port} -h 127.0.0.1 -k ''`,
    ...(fsync ? [] : ['-c fsync=off -c synchronous_commit=off -c full_page_writes=off']),
    ...Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`),
  ].join(' ');
  for (let attempt = 1; ; attempt += 1) {
    const { data, log } = layout(cluster.folder);
    rmSync(log, { force: true });
    const parameters = ['-D', data, '-w', '-t', '60', '-l', log, '-o', options, 'start'];
    const { code, output } = await cluster.account.run(cluster.binaries.pg_ctl, parameters);
    const postmaster = readPostmaster(data);
    if (code === 0 && postmaster) return postmaster;
    const written = `${output}\n${existsSync(log) ? readFileSync(log, 'utf8') : ''}`;
    // After a kill -9 its orphans need a moment to notice; PostgreSQL rightly refuses to start beside them.
    const orphans = /pre-existing shared memory block|postmaster\.pid" already exists/.test(written);
    if (!orphans || attempt === 20) throw postgresFailure('start', written, cluster.folder, port);
    await sleep(250);
  }
}

function handle(cluster: Cluster, { pid, port }: Postmaster): PrivatePostgres {
  const { data } = layout(cluster.folder);
  const { pg_ctl } = cluster.binaries;
  return {
    url: (database) => address(cluster.folder, port, database),
    port,
    pid,
    isAlive: () => isAlive({ pid }),
    endSentence: () => unexpectedEnd(cluster.folder),
    stop: async () => {
      await cluster.account.run(pg_ctl, ['-D', data, '-m', 'fast', '-w', 'stop']);
    },
    stopAtExit: () => cluster.account.runAtExit(pg_ctl, ['-D', data, '-m', 'immediate', '-w', 'stop']),
  };
}

function address(folder: string, port: number, database: string): string {
  const password = readFileSync(layout(folder).password, 'utf8').trim();
  return `postgresql://${superuser}:${password}@127.0.0.1:${port}/${database}`;
}

/** Asks the least of questions; the answer is why it failed, or undefined when all is well. */
async function ask(url: string): Promise<string | undefined> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
