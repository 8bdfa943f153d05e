import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { prepareTestSystem } from '@gorodok/esia-emulator';
import { root } from '../paths.ts';
import { PlainFailure } from '../plain-failure.ts';
import { folders } from './folders.ts';
import type { Options } from './options.ts';

/** The address a browser uses. */
export const addressOf = (port: number) => `http://127.0.0.1:${port}`;

/** The emulator of ЕСИА as a program of the supervisor. */
export function emulatorProgram({ esiaPort }: Options) {
  return {
    name: 'The emulator of ЕСИА',
    log: 'esia-emulator.log',
    parameters: [join(root, 'apps/esia-emulator/src/main.ts')],
    environment: {
      NODE_ENV: 'development',
      HOST: '127.0.0.1',
      PORT: String(esiaPort),
      ESIA_BASE_URL: addressOf(esiaPort),
      ESIA_DATA: folders.esia,
    },
  };
}

/** What the server is told, but for where it listens and what it sends to browsers. Registers it with the emulator. */
export function serverEnvironment(databaseUrl: string, { port, esiaPort }: Options): Record<string, string> {
  for (const folder of [folders.files, folders.mail, folders.audit]) mkdirSync(folder, { recursive: true });
  const publicUrl = addressOf(port);
  const system = prepareTestSystem(folders.esia, {
    clientId: 'GORODOK',
    name: 'Городок',
    redirectUris: [`${publicUrl}/`],
    parentConsent: true, // a minor comes in once a parent has allowed it in «Согласия и доверенности»
  });
  return {
    NODE_ENV: 'development',
    DATABASE_URL: databaseUrl,
    HOST: '127.0.0.1',
    PUBLIC_URL: publicUrl,
    ESIA_BASE_URL: addressOf(esiaPort),
    ESIA_ISSUER: `${addressOf(esiaPort)}/`,
    ESIA_CLIENT_ID: system.clientId,
    ESIA_PRIVATE_KEY_FILE: system.privateKeyFile,
    ESIA_CERTIFICATE_FILE: system.certificateFile,
    ESIA_TOKEN_CERTIFICATE_FILE: system.tokenCertificateFile,
    FILES_FOLDER: folders.files,
    MAIL_OUTBOX_FOLDER: folders.mail,
    AUDIT_HEADS_FILE: join(folders.audit, 'heads'),
  };
}

/** Waits until the address answers well. The end of its program is the supervisor's to notice. */
export async function waitFor(address: string): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    const ready = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(5_000) }).then(
      ({ status }) => status < 400,
      () => false,
    );
    if (ready) return;
    await sleep(50);
  }
  throw new PlainFailure(`${address} has not become ready within a minute; the logs are in ${folders.logs}`);
}
