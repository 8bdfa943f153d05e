import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareTestSystem, type AccountSeed } from '../../apps/esia-emulator/src/index.ts';
import { openDatabase, type Database } from '../../apps/server/src/platform/database/database.ts';
import { testDatabase } from '../database/test-database.ts';
import { anEsiaAddress } from '../school/index.ts';

const root = join(import.meta.dirname, '../..');

/** The server and the emulator of ЕСИА as processes of their own, as they run for people. */
export interface RunningSystem {
  url: string;
  /** Of the emulator. */
  esiaUrl: string;
  database: Database;
  databaseUrl: string;
  /** Kills the server where it stands, as a machine that dies does. */
  killServer(): Promise<void>;
  startServer(): Promise<void>;
  /** What the server has written to its log and its error output; empty unless `keepOutput` is on. */
  output(): string;
  close(): Promise<void>;
}

export interface SystemOptions {
  accounts?: readonly AccountSeed[];
  /** Minors come in with a parent's consent alone. */
  parentConsent?: boolean;
  /** Another database than a copy of the template, for a test that kills PostgreSQL itself. */
  databaseUrl?: string;
  environment?: Record<string, string>;
  /** Keeps what the server writes instead of dropping it. */
  keepOutput?: boolean;
}

export async function aRunningSystem(options: SystemOptions = {}): Promise<RunningSystem> {
  const folder = await mkdtemp(join(tmpdir(), 'gorodok-system-'));
  const testing = options.databaseUrl
    ? { url: options.databaseUrl, drop: () => Promise.resolve() }
    : await testDatabase();
  const url = await anEsiaAddress();
  const esiaUrl = await anEsiaAddress();
  const system = prepareTestSystem(folder, {
    clientId: 'GORODOK',
    name: 'Городок',
    redirectUris: [url],
    parentConsent: options.parentConsent ?? false,
  });
  const featured = (options.accounts ?? []).map((account) => ({ ...account, featured: true }));
  await writeFile(join(folder, 'accounts.json'), JSON.stringify(featured));

  const serverEnvironment = {
    DATABASE_URL: testing.url,
    PORT: new URL(url).port,
    PUBLIC_URL: url,
    LOG_LEVEL: 'warn',
    WEB_FOLDER: join(root, 'apps/web/dist'),
    FILES_FOLDER: join(folder, 'files'),
    MAIL_OUTBOX_FOLDER: join(folder, 'outbox'),
    AUDIT_HEADS_FILE: join(folder, 'audit-heads.jsonl'),
    ESIA_BASE_URL: esiaUrl,
    ESIA_ISSUER: `${esiaUrl}/`,
    ESIA_CLIENT_ID: system.clientId,
    ESIA_PRIVATE_KEY_FILE: system.privateKeyFile,
    ESIA_CERTIFICATE_FILE: system.certificateFile,
    ESIA_TOKEN_CERTIFICATE_FILE: system.tokenCertificateFile,
    ...options.environment,
  };
  const database = openDatabase({ url: testing.url, poolSize: 4 });
  const emulator = program('apps/esia-emulator/src/main.ts', {
    PORT: new URL(esiaUrl).port,
    ESIA_BASE_URL: esiaUrl,
    ESIA_DATA: folder,
  });
  let server: ChildProcess;
  const written: string[] = [];
  const startServer = async () => {
    server = program('apps/server/src/main.ts', serverEnvironment, options.keepOutput ? 'pipe' : 'drop');
    for (const stream of [server.stdout, server.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => written.push(text));
    await answers(`${url}/health/ready`);
  };
  await Promise.all([startServer(), answers(esiaUrl)]);

  return {
    url,
    esiaUrl,
    database,
    databaseUrl: testing.url,
    startServer,
    output: () => written.join(''),
    killServer: () => end(server, 'SIGKILL'),
    async close() {
      await end(server, 'SIGTERM');
      await end(emulator, 'SIGTERM');
      await database.close();
      await testing.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function program(
  file: string,
  environment: Record<string, string>,
  output: 'pipe' | 'drop' = 'drop',
): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  return spawn(process.execPath, [join(root, file)], {
    stdio: output === 'pipe' ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'ignore', 'inherit'],
    env: { PATH, HOME, ...environment },
  });
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  child.kill(signal);
  await ended;
}

async function answers(address: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const ready = await fetch(address).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${address} has not answered in 30 seconds.`);
}
