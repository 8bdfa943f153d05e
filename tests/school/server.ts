import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp, type Foundations } from '../../apps/server/src/app.ts';
import { foundationsOf } from '../../apps/server/src/foundations.ts';
import type { Config } from '../../apps/server/src/platform/config/config.ts';
import type { Database } from '../../apps/server/src/platform/database/database.ts';
import type { JobRunner } from '../../apps/server/src/platform/jobs/job-runner.ts';
import { prepareTestSystem } from '../../apps/esia-emulator/src/index.ts';
import { testDatabase } from '../database/test-database.ts';

export interface TestServer {
  app: Awaited<ReturnType<typeof buildApp>>;
  database: Database;
  foundations: Foundations;
  config: Config;
  /** The folder of the emulator of ЕСИА that knows this server as a test system. */
  esiaFolder: string;
  esiaBaseUrl: string;
  close(): Promise<void>;
}

export const publicUrl = 'http://school.example';

/** Nothing happens by the clock in most tests: whether a minute's job has run must not decide what a later line finds. */
const withoutClock = (jobs: JobRunner): JobRunner => ({
  ...jobs,
  handle(kind, handler) {
    const { schedule: _, ...unscheduled } = kind;
    jobs.handle(unscheduled, handler);
  },
  repeat() {},
});

/**
 * The whole server on a database and folders of its own. Nothing listens: requests are injected. `esiaOf` takes the place of its way to
 * ЕСИА.
 */
export async function aServer(
  esiaBaseUrl = 'http://esia.example',
  esiaOf?: (config: Config) => Foundations['esia'],
  clock = withoutClock,
): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'gorodok-test-'));
  const testing = await testDatabase();
  const esiaFolder = join(folder, 'esia');
  const system = prepareTestSystem(esiaFolder, {
    clientId: 'GORODOK',
    name: 'Городок',
    redirectUris: [`${publicUrl}/api/sign-in/esia/callback`],
  });
  const config: Config = {
    production: false,
    databaseUrl: testing.url,
    databasePoolSize: 4,
    host: '127.0.0.1',
    port: 0,
    publicUrl,
    trustedProxies: [],
    secretsKey: 'a-key-for-tests-of-thirty-two-letters',
    webFolder: folder,
    filesFolder: join(folder, 'files'),
    logLevel: 'silent',
    metricsToken: null,
    auditHeadsFile: join(folder, 'audit-heads.jsonl'),
    auditSigningKeyFile: null,
    esia: {
      kind: 'direct',
      baseUrl: esiaBaseUrl,
      issuer: `${esiaBaseUrl}/`,
      clientId: 'GORODOK',
      signer: { kind: 'file', privateKeyFile: system.privateKeyFile },
      certificateFile: system.certificateFile,
      tokenCertificateFile: system.tokenCertificateFile,
      pkce: true,
    },
    mail: { kind: 'outbox', folder: join(folder, 'outbox') },
  };
  const made = foundationsOf(config);
  const foundations = {
    ...made,
    jobs: clock(made.jobs),
    ...(esiaOf && { esia: esiaOf(config) }),
  };
  const app = await buildApp(foundations);
  return {
    app,
    database: foundations.database,
    foundations,
    config,
    esiaFolder,
    esiaBaseUrl,
    async close() {
      await app.close();
      await foundations.database.close();
      await testing.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The same, and it does by itself what nobody asks for. */
export const aServerByTheClock = (): Promise<TestServer> => aServer(undefined, undefined, (jobs) => jobs);
