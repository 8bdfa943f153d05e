import type { EsiaProtocol } from '@gorodok/esia';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { EmulatorParts } from '../emulator-parts.ts';
import { sendPage } from '../pages/layout.ts';
import { noticePage } from '../pages/notice.page.ts';
import { endSession } from '../sign-in/cookies.ts';
import { beginSignIn } from '../sign-in/pending.ts';
import { authorize, personFiltersOf } from './authorize.ts';
import type { AuthorizeRequest } from './authorize.ts';
import { isAllowedAddress, parameter, systemOf } from './checks.ts';
import type { ProtocolRequest } from './checks.ts';
import { exchange, grantOf } from './exchange.ts';
import type { ExchangeRequest } from './exchange.ts';
import { refresh, refreshGrantOf } from './refresh.ts';
import type { RefreshRequest } from './refresh.ts';
import type { RefreshGrant } from './refresh-tokens.ts';
import { runChecks } from './refusal-journal.ts';
import { Refusal, wireError } from './refusal.ts';
import { accessTokenSeconds, issueTokens } from './tokens.ts';
import { withQuery } from './with-query.ts';

const paths = {
  v1: { authorize: '/aas/oauth2/ac', token: '/aas/oauth2/te' },
  v2: { authorize: '/aas/oauth2/v2/ac', token: '/aas/oauth2/v3/te' },
} as const;

/** The addresses that information systems know. */
export function protocolRoutes(app: FastifyInstance, parts: EmulatorParts): void {
  for (const protocol of ['v1', 'v2'] as const) {
    authorizationRoute(app, parts, protocol);
    tokenRoute(app, parts, protocol);
  }
  logoutRoute(app, parts);

  /** Real ЕСИА gives its certificates as /public/esia.zip; here each is a file of its own. */
  const certificates = { esia: parts.issuer.certificatePem, 'esia-gost': parts.issuer.gost.certificatePem };
  for (const [name, certificatePem] of Object.entries(certificates))
    app.get(`/public/${name}.pem`, async (_request, reply) =>
      reply.type('application/x-pem-file').send(certificatePem),
    );
}

function authorizationRoute(app: FastifyInstance, parts: EmulatorParts, protocol: EsiaProtocol): void {
  const path = paths[protocol].authorize;
  app.get(path, async (request, reply) => {
    const asked: AuthorizeRequest = { ...protocolRequest(parts, request.query), permissions: [] };
    const refusal = await runChecks(authorize[protocol], asked, parts.journal, `GET ${path}`);
    if (refusal) return sendAuthorizationError(reply, asked, refusal);
    return beginSignIn(parts, request, reply, {
      kind: 'system',
      system: systemOf(asked),
      scope: parameter(asked, 'scope'),
      redirectUri: parameter(asked, 'redirect_uri'),
      state: parameter(asked, 'state'),
      offline: parameter(asked, 'access_type') === 'offline',
      challenge: parameter(asked, 'code_challenge'),
      personFilters: personFiltersOf(asked),
      permissions: asked.permissions,
    });
  });
}

function tokenRoute(app: FastifyInstance, parts: EmulatorParts, protocol: EsiaProtocol): void {
  const path = paths[protocol].token;
  app.post(path, async (request, reply) => {
    const asked = { ...protocolRequest(parts, formOf(request)), grant: null };
    void reply.header('cache-control', 'no-store');
    const answer =
      asked.raw['grant_type'] === 'refresh_token'
        ? await answerToRefresh(parts, protocol, asked, path)
        : await answerToCode(parts, protocol, asked, path);
    const state = typeof asked.raw['state'] === 'string' ? { state: asked.raw['state'] } : {};
    if (answer instanceof Refusal) return reply.code(400).send({ ...wireError(answer.code), ...state });
    return { ...answer, expires_in: accessTokenSeconds, ...state, token_type: 'Bearer' };
  });
}

type TokenRequest = ProtocolRequest & { grant: null };

async function answerToCode(
  parts: EmulatorParts,
  protocol: EsiaProtocol,
  request: TokenRequest,
  path: string,
): Promise<Refusal | Record<string, string>> {
  const asked: ExchangeRequest = { ...request, codes: parts.codes };
  const refusal = await runChecks(exchange[protocol], asked, parts.journal, `POST ${path}`);
  return refusal ?? answerWithTokens(parts, asked, grantOf(asked));
}

async function answerToRefresh(
  parts: EmulatorParts,
  protocol: EsiaProtocol,
  request: TokenRequest,
  path: string,
): Promise<Refusal | Record<string, string>> {
  const asked: RefreshRequest = { ...request, refreshTokens: parts.refreshTokens };
  const refusal = await runChecks(refresh[protocol], asked, parts.journal, `POST ${path}`);
  return refusal ?? answerWithTokens(parts, asked, { ...refreshGrantOf(asked), offline: true });
}

async function answerWithTokens(
  parts: EmulatorParts,
  asked: ProtocolRequest,
  grant: RefreshGrant & { offline: boolean },
): Promise<Refusal | Record<string, string>> {
  const account = parts.accounts.find(grant.oid);
  if (!account)
    return new Refusal('ESIA-007004', { on: 'account', expected: 'учётная запись', got: 'её больше нет' });
  const { tokenAlgorithm } = systemOf(asked);
  const tokens = await issueTokens(parts.issuer, parts.issuerName, grant, account, asked.now, tokenAlgorithm);
  if (!grant.offline) return tokens;
  return { ...tokens, refresh_token: parts.refreshTokens.issue(grant, asked.now) };
}

function logoutRoute(app: FastifyInstance, parts: EmulatorParts): void {
  app.get<{ Querystring: Record<string, unknown> }>('/idp/ext/Logout', async (request, reply) => {
    endSession(parts, request, reply);
    const { client_id: clientId, redirect_url: redirectUrl } = request.query;
    const system = typeof clientId === 'string' ? parts.systems.get(clientId) : undefined;
    if (system && typeof redirectUrl === 'string' && isAllowedAddress(redirectUrl, system.redirectHosts)) {
      return reply.redirect(redirectUrl);
    }
    return sendPage(reply, 200, noticePage({ title: 'Вы вышли', text: 'Сеанс в эмуляторе ЕСИА завершён.' }));
  });
}

function protocolRequest(parts: EmulatorParts, source: unknown): ProtocolRequest {
  return {
    raw: typeof source === 'object' && source !== null ? { ...source } : {},
    systems: parts.systems,
    now: parts.clock(),
    parameters: new Map(),
    system: null,
    redirectTrusted: false,
  };
}

/** A JSON body counts as no parameters at all, which is how ЕСИА treats it (007014). */
function formOf(request: { headers: { 'content-type'?: string | undefined }; body: unknown }): unknown {
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  return isForm ? request.body : {};
}

function sendAuthorizationError(reply: FastifyReply, asked: ProtocolRequest, refusal: Refusal): FastifyReply {
  const wire = wireError(refusal.code);
  if (asked.redirectTrusted)
    return reply.redirect(
      withQuery(parameter(asked, 'redirect_uri'), { ...wire, state: parameter(asked, 'state') }),
    );
  // Nobody knows yet whose address redirect_uri is: the person stays here.
  return sendPage(
    reply,
    400,
    noticePage({
      title: 'Вход невозможен',
      text: 'Информационная система обратилась к ЕСИА с ошибкой. Сообщите её владельцу код ниже.',
      detail: wire.error_description,
      link: { href: '/explain', text: 'Разбор отказа для разработчика' },
    }),
  );
}
