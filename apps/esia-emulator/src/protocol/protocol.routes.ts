import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { EmulatorParts } from '../emulator-parts.ts';
import { sendPage } from '../pages/layout.ts';
import { noticePage } from '../pages/notice.page.ts';
import { browserKey, endSession, rememberBrowser } from '../sign-in/cookies.ts';
import { authorize } from './authorize.ts';
import { isAllowedAddress, parameter, systemOf } from './checks.ts';
import type { ProtocolRequest } from './checks.ts';
import { exchange, grantOf } from './exchange.ts';
import type { ExchangeRequest } from './exchange.ts';
import { runChecks } from './refusal-journal.ts';
import { wireError } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { accessTokenSeconds, issueTokens } from './tokens.ts';

const paths = {
  authorize: '/aas/oauth2/v2/ac',
  exchange: '/aas/oauth2/v3/te',
  logout: '/idp/ext/Logout',
} as const;

/** The addresses that information systems know. */
export function protocolRoutes(app: FastifyInstance, parts: EmulatorParts): void {
  app.get(paths.authorize, async (request, reply) => {
    const asked = protocolRequest(parts, request.query);
    const refusal = await runChecks(authorize, asked, parts.journal, `GET ${paths.authorize}`);
    if (refusal) return sendAuthorizationError(reply, asked, refusal);
    const browser = browserKey(request) ?? randomBytes(24).toString('base64url');
    rememberBrowser(parts, reply, browser);
    const pending = {
      system: systemOf(asked),
      scope: parameter(asked, 'scope'),
      redirectUri: parameter(asked, 'redirect_uri'),
      state: parameter(asked, 'state'),
      browser,
    };
    return reply.redirect(`/login?request=${parts.pending.add(pending, asked.now)}`);
  });

  app.post(paths.exchange, async (request, reply) => {
    const asked: ExchangeRequest = {
      ...protocolRequest(parts, formOf(request)),
      codes: parts.codes,
      grant: null,
    };
    void reply.header('cache-control', 'no-store');
    const refusal = await runChecks(exchange, asked, parts.journal, `POST ${paths.exchange}`);
    const state = { state: asked.parameters.get('state') };
    if (refusal) return reply.code(400).send({ ...wireError(refusal.code), ...state });
    const grant = grantOf(asked);
    const account = parts.accounts.find(grant.oid);
    if (!account) return reply.code(400).send({ ...wireError('ESIA-007004'), ...state });
    const { tokenAlgorithm } = systemOf(asked);
    const tokens = await issueTokens(
      parts.issuer,
      parts.issuerName,
      grant,
      account,
      asked.now,
      tokenAlgorithm,
    );
    return { ...tokens, expires_in: accessTokenSeconds, ...state, token_type: 'Bearer' };
  });

  app.get<{ Querystring: Record<string, unknown> }>(paths.logout, async (request, reply) => {
    endSession(parts, request, reply);
    const { client_id: clientId, redirect_url: redirectUrl } = request.query;
    const system = typeof clientId === 'string' ? parts.systems.get(clientId) : undefined;
    if (system && typeof redirectUrl === 'string' && isAllowedAddress(redirectUrl, system.redirectHosts)) {
      return reply.redirect(redirectUrl);
    }
    return sendPage(reply, 200, noticePage({ title: 'Вы вышли', text: 'Сеанс в эмуляторе ЕСИА завершён.' }));
  });

  /** Real ЕСИА gives its certificates as /public/esia.zip; here each is a file of its own. */
  const certificates = { esia: parts.issuer.certificatePem, 'esia-gost': parts.issuer.gost.certificatePem };
  for (const [name, certificatePem] of Object.entries(certificates))
    app.get(`/public/${name}.pem`, async (_request, reply) =>
      reply.type('application/x-pem-file').send(certificatePem),
    );
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

/** The address with these parameters added to its query. */
export function withQuery(address: string, parameters: Record<string, string>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}
