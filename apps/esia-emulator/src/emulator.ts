import { join } from 'node:path';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import Fastify from 'fastify';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { registryChecks } from './accounts/registry-check.ts';
import { confirmationRoutes } from './cabinet/confirmation.routes.ts';
import { consentsRoutes } from './cabinet/consents.routes.ts';
import { familyRoutes } from './cabinet/family.routes.ts';
import { profileRoutes } from './cabinet/profile.routes.ts';
import { securityRoutes } from './cabinet/security.routes.ts';
import { consentBook } from './consents/consent.ts';
import { deskRoutes } from './desk/desk.routes.ts';
import type { EmulatorParts } from './emulator-parts.ts';
import { outbox } from './outbox/outbox.ts';
import { outboxRoutes } from './outbox/outbox.routes.ts';
import { sendPage } from './pages/layout.ts';
import { noticePage } from './pages/notice.page.ts';
import { pagesRoutes } from './pages/pages.routes.ts';
import { personRoutes } from './person/person.routes.ts';
import { codeBook } from './protocol/code-book.ts';
import { protocolRoutes } from './protocol/protocol.routes.ts';
import { refreshTokens } from './protocol/refresh-tokens.ts';
import { refusalJournal } from './protocol/refusal-journal.ts';
import { registrationBook } from './registration/registration.ts';
import { registrationRoutes } from './registration/registration.routes.ts';
import { consentRoutes } from './sign-in/consent.routes.ts';
import { expiringStore } from './sign-in/expiring-store.ts';
import { secondFactorRoutes } from './sign-in/second-factor.routes.ts';
import { signInRoutes } from './sign-in/sign-in.routes.ts';
import { throttle } from './sign-in/throttle.ts';
import { accountBook } from './storage/account-book.ts';
import { readAccounts } from './storage/account-seed.ts';
import { sampleAccounts } from './storage/sample-accounts.ts';
import { openState } from './storage/state.ts';
import { readSystems } from './storage/systems.ts';
import { openTokenIssuer } from './storage/token-issuer.ts';
import { systemsRoutes } from './systems/systems.routes.ts';
import { testApiRoutes } from './test-api/test-api.routes.ts';

export interface EmulatorOptions {
  /** Holds accounts.json, systems.json, state.json and the keys; what is missing is made or begins empty. */
  dataFolder: string;
  /** How browsers and information systems reach the emulator, for example `http://127.0.0.1:3010`. */
  baseUrl: string;
  clock?: () => Date;
}

const minutes = 60_000;

/** Every group of addresses, in the order in which a person meets them. */
const routes = [
  protocolRoutes,
  signInRoutes,
  secondFactorRoutes,
  consentRoutes,
  personRoutes,
  registrationRoutes,
  profileRoutes,
  confirmationRoutes,
  familyRoutes,
  securityRoutes,
  consentsRoutes,
  deskRoutes,
  outboxRoutes,
  systemsRoutes,
  testApiRoutes,
  pagesRoutes,
] as const;

/**
 * An emulator of ЕСИА that does not listen yet.
 * @throws Error with a sentence for the operator when a file of the data folder is at fault, or in production.
 */
export function buildEmulator(options: EmulatorOptions): FastifyInstance {
  if (process.env['NODE_ENV'] === 'production') throw new Error(notForProduction);
  const parts = emulatorParts(options);
  // Only our own errors are logged, never requests: their parameters and bodies speak of people.
  const app = Fastify({
    logger: { level: 'error' },
    routerOptions: { ignoreTrailingSlash: true },
    forceCloseConnections: true, // browsers keep connections, and would keep an ending emulator
  });
  void app.register(cookie);
  void app.register(formbody);
  app.addHook('onRequest', async (request, reply) => {
    parts.checks.settle(parts.clock());
    if (request.method !== 'GET' && isFromAnotherSite(request.headers['sec-fetch-site']))
      return sendForeign(reply);
    return undefined;
  });
  for (const register of routes) register(app, parts);
  app.setErrorHandler<Error & { statusCode?: number; validation?: unknown }>(
    async (error, request, reply) => {
      const status = error.statusCode ?? 500;
      if (status >= 500) app.log.error(error);
      if (request.url.startsWith('/test/')) return reply.code(status).send({ message: error.message });
      const text =
        status >= 500 ? 'В эмуляторе случилась ошибка, она записана.' : 'Запрос не удалось прочитать.';
      return sendPage(reply, status, noticePage({ title: 'Не получилось', text }));
    },
  );
  return app;
}

export const notForProduction =
  'The emulator of ЕСИА lets anybody in as anybody: it does not start with NODE_ENV=production.';

function emulatorParts(options: EmulatorOptions): EmulatorParts {
  const { dataFolder } = options;
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const issuerName = `${baseUrl}/`;
  const issuer = openTokenIssuer(dataFolder);
  const state = openState(dataFolder);
  const accounts = accountBook(state, readAccounts(join(dataFolder, 'accounts.json')) ?? sampleAccounts);
  const messages = outbox(state);
  const machineClock = options.clock ?? (() => new Date());
  return {
    dataFolder,
    baseUrl,
    issuerName,
    clock: () => new Date(machineClock().getTime() + state.current.settings.clockOffsetMs),
    state,
    accounts,
    systems: readSystems(dataFolder),
    issuer,
    codes: codeBook(issuer, issuerName, state),
    refreshTokens: refreshTokens(state),
    journal: refusalJournal(),
    outbox: messages,
    consents: consentBook(state, accounts),
    checks: registryChecks(state, accounts, messages),
    sessions: expiringStore(8 * 60 * minutes),
    pending: expiringStore(15 * minutes),
    registrations: registrationBook(state),
    attempts: throttle(),
  };
}

/**
 * Browsers say where a form comes from. Another program on this machine has another port, and counts as the same site: its forms are
 * refused too. Programs that are no browsers send no such header.
 */
function isFromAnotherSite(site: string | string[] | undefined): boolean {
  return site === 'cross-site' || site === 'same-site';
}

function sendForeign(reply: FastifyReply): FastifyReply {
  const text = 'Форма отправлена не со страницы эмулятора. Откройте её здесь и отправьте ещё раз.';
  return sendPage(reply, 403, noticePage({ title: 'Не получилось', text }));
}
