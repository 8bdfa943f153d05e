import { join } from 'node:path';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import type { EmulatorParts } from './emulator-parts.ts';
import { sendPage } from './pages/layout.ts';
import { noticePage } from './pages/notice.page.ts';
import { pagesRoutes } from './pages/pages.routes.ts';
import { personRoutes } from './person/person.routes.ts';
import { codeBook } from './protocol/code-book.ts';
import { protocolRoutes } from './protocol/protocol.routes.ts';
import { refusalJournal } from './protocol/refusal-journal.ts';
import { expiringStore } from './sign-in/expiring-store.ts';
import { signInRoutes } from './sign-in/sign-in.routes.ts';
import { throttle } from './sign-in/throttle.ts';
import { accountDirectory } from './storage/account-directory.ts';
import { readAccounts } from './storage/account-seed.ts';
import { sampleAccounts } from './storage/sample-accounts.ts';
import { readSystems } from './storage/systems.ts';
import { openTokenIssuer } from './storage/token-issuer.ts';

export interface EmulatorOptions {
  /** Holds accounts.json, systems.json and the keys; what is missing is made or begins empty. */
  dataFolder: string;
  /** How browsers and information systems reach the emulator, for example `http://127.0.0.1:3010`. */
  baseUrl: string;
  clock?: () => Date;
}

const minutes = 60_000;

/**
 * An emulator of ЕСИА that does not listen yet.
 * @throws Error with a sentence for the operator when accounts.json or systems.json is at fault.
 */
export function buildEmulator(options: EmulatorOptions): FastifyInstance {
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const issuerName = `${baseUrl}/`;
  const issuer = openTokenIssuer(options.dataFolder);
  const parts: EmulatorParts = {
    baseUrl,
    issuerName,
    clock: options.clock ?? (() => new Date()),
    accounts: accountDirectory(readAccounts(join(options.dataFolder, 'accounts.json')) ?? sampleAccounts),
    systems: readSystems(options.dataFolder),
    issuer,
    codes: codeBook(issuer, issuerName),
    journal: refusalJournal(),
    sessions: expiringStore(8 * 60 * minutes),
    pending: expiringStore(15 * minutes),
    attempts: throttle(),
  };
  // Only our own errors are logged, never requests: their parameters and bodies speak of people.
  const app = Fastify({ logger: { level: 'error' } });
  void app.register(cookie);
  void app.register(formbody);
  protocolRoutes(app, parts);
  signInRoutes(app, parts);
  personRoutes(app, parts);
  pagesRoutes(app, parts);
  app.setErrorHandler<Error & { statusCode?: number }>(async (error, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) app.log.error(error);
    const text =
      status >= 500 ? 'В эмуляторе случилась ошибка, она записана.' : 'Запрос не удалось прочитать.';
    return sendPage(reply, status, noticePage({ title: 'Не получилось', text }));
  });
  return app;
}
