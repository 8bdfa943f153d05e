import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { prepareTestSystem } from '../apps/esia-emulator/src/index.ts';
import { freePort } from '../scripts/ports.ts';
import { root } from '../scripts/paths.ts';
import { benchFolder } from './bench-postgres.ts';

/** Of the emulator that knows the server as a test system. */
export const esiaFolder = join(benchFolder, 'esia');

export interface ServerUnderTest {
  origin: string;
  process: ChildProcess;
  stop(): Promise<void>;
}

/**
 * Starts the real server as a process of its own and waits until it is ready. `preload` is a module that it loads before
 * its own code, and that may send messages; `esiaUrl` is where ЕСИА is.
 */
export async function startServer(
  databaseUrl: string,
  preload?: string,
  esiaUrl = 'http://esia.example',
): Promise<ServerUnderTest> {
  const main = join(root, 'apps/server/src/main.ts');
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const folder = join(benchFolder, 'server');
  mkdirSync(folder, { recursive: true });
  const system = prepareTestSystem(esiaFolder, {
    clientId: 'GORODOK',
    name: 'Городок',
    redirectUris: [origin],
  });
  const child = spawn(process.execPath, [...(preload ? ['--import', preload] : []), main], {
    stdio: ['ignore', 'ignore', 'inherit', ...(preload ? (['ipc'] as const) : [])],
    serialization: 'advanced',
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      PUBLIC_URL: origin,
      LOG_LEVEL: 'warn',
      WEB_FOLDER: folder,
      FILES_FOLDER: folder,
      MAIL_OUTBOX_FOLDER: folder,
      AUDIT_HEADS_FILE: join(folder, 'audit-heads.jsonl'),
      ESIA_BASE_URL: esiaUrl,
      ESIA_ISSUER: `${esiaUrl}/`,
      ESIA_CLIENT_ID: system.clientId,
      ESIA_PRIVATE_KEY_FILE: system.privateKeyFile,
      ESIA_CERTIFICATE_FILE: system.certificateFile,
      ESIA_TOKEN_CERTIFICATE_FILE: system.tokenCertificateFile,
    },
  });
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  await answers(`${origin}/health/ready`);
  return {
    origin,
    process: child,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Waits until the address answers well. */
export async function answers(address: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const answered = await fetch(address).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${address} has not answered in 30 seconds.`);
}
