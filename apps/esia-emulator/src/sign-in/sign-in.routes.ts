import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { EmulatorParts, PendingRequest, Session } from '../emulator-parts.ts';
import { sendPage } from '../pages/layout.ts';
import { loginPage } from '../pages/login.page.ts';
import type { LoginView } from '../pages/login.page.ts';
import { noticePage } from '../pages/notice.page.ts';
import { secondsOf } from '../protocol/jwt.ts';
import { withQuery } from '../protocol/protocol.routes.ts';
import { wireError } from '../protocol/refusal.ts';
import type { AccountSeed } from '../storage/account-seed.ts';
import { browserKey, endSession, findSession, startSession } from './cookies.ts';
import { signInByPassword } from './password-sign-in.ts';

/** The sign-in form; absent fields are simply not in it. */
interface LoginForm {
  request?: string;
  action?: string;
  login?: string;
  password?: string;
  foreign?: string;
  account?: string;
}

/** A field that came twice is refused rather than read as a list. */
const formSchema = {
  type: 'object',
  properties: Object.fromEntries(
    ['request', 'action', 'login', 'password', 'foreign', 'account'].map((name) => [
      name,
      { type: 'string', maxLength: 200 },
    ]),
  ),
};

const problems = {
  wrong: 'Неверный логин или пароль. Проверьте раскладку клавиатуры и попробуйте ещё раз.',
  too_many_attempts: 'Слишком много попыток. Подождите минуту и попробуйте снова.',
} as const;

/** The pages between an information system's request and the code that goes back to it. */
export function signInRoutes(app: FastifyInstance, parts: EmulatorParts): void {
  app.get<{ Querystring: { request?: string } }>(
    '/login',
    { schema: { querystring: formSchema } },
    async (request, reply) => {
      const key = request.query.request;
      const pending = findPending(parts, request, key);
      if (!pending) return sendStale(reply);
      return sendPage(reply, 200, loginPage(view(parts, request, key, pending)));
    },
  );

  app.post<{ Body: LoginForm | undefined }>(
    '/login',
    { schema: { body: formSchema } },
    async (request, reply) => {
      const form = request.body ?? {};
      // The form is good only with its unguessable request and the cookie of the browser that began it: a foreign page
      // knows neither, which is the protection against forged requests.
      const pending = findPending(parts, request, form.request);
      if (!pending) return sendStale(reply);
      const finish = async (session: Session) => {
        parts.pending.remove(form.request);
        return reply.redirect(await answerWithCode(parts, pending, session));
      };
      switch (form.action) {
        case 'cancel':
          parts.pending.remove(form.request);
          return reply.redirect(
            withQuery(pending.redirectUri, { ...wireError('ESIA-007004'), state: pending.state }),
          );
        case 'another':
          endSession(parts, request, reply);
          return reply.redirect(`/login?request=${form.request}`);
        case 'continue': {
          const session = findSession(parts, request);
          return session ? finish(session) : reply.redirect(`/login?request=${form.request}`);
        }
        default: {
          const outcome = signIn(parts, form);
          if (typeof outcome === 'string') {
            const page = {
              ...view(parts, request, form.request, pending),
              problem: problems[outcome],
              login: form.login ?? '',
            };
            return sendPage(reply, outcome === 'wrong' ? 401 : 429, loginPage(page));
          }
          const session = { id: randomUUID(), oid: outcome.account.oid, authTime: secondsOf(parts.clock()) };
          // «Чужой компьютер»: the browser shall not remember the person.
          if (form.foreign === undefined) startSession(parts, request, reply, session);
          else endSession(parts, request, reply);
          return finish(session);
        }
      }
    },
  );
}

function findPending(
  parts: EmulatorParts,
  request: FastifyRequest,
  key: string | undefined,
): PendingRequest | undefined {
  const pending = parts.pending.find(key, parts.clock());
  return pending && pending.browser === browserKey(request) ? pending : undefined;
}

/** One click in «Кем войти» signs in without a password, for the listed accounts only. */
function signIn(parts: EmulatorParts, form: LoginForm): { account: AccountSeed } | keyof typeof problems {
  if (form.account !== undefined) {
    const account = parts.accounts.featured.find((featured) => String(featured.oid) === form.account);
    return account ? { account } : 'wrong';
  }
  const typed = { login: form.login ?? '', password: form.password ?? '' };
  return signInByPassword(parts.accounts, parts.attempts, typed, parts.clock());
}

function view(
  parts: EmulatorParts,
  request: FastifyRequest,
  key: string | undefined,
  pending: PendingRequest,
): LoginView {
  const session = findSession(parts, request);
  return {
    request: key ?? '',
    systemName: pending.system.name,
    known: session && parts.accounts.find(session.oid),
    featured: parts.accounts.featured,
  };
}

async function answerWithCode(
  parts: EmulatorParts,
  pending: PendingRequest,
  session: Session,
): Promise<string> {
  const { scope, redirectUri, state } = pending;
  const grant = { ...session, sessionId: session.id, clientId: pending.system.clientId, scope, redirectUri };
  const code = await parts.codes.issue(grant, state, parts.clock());
  return withQuery(redirectUri, { code, state });
}

function sendStale(reply: FastifyReply): FastifyReply {
  return sendPage(
    reply,
    410,
    noticePage({
      title: 'Этот вход уже завершён или устарел',
      text: 'Вернитесь на сайт, с которого пришли, и начните вход ещё раз. Эмулятор ждёт входа 15 минут, и в том же браузере.',
    }),
  );
}
