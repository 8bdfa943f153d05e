import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Account } from '../accounts/account.ts';
import { findAccountByKey } from '../accounts/signature-key.ts';
import type { EmulatorParts } from '../emulator-parts.ts';
import { sendPage } from '../pages/layout.ts';
import { loginPage } from '../pages/login.page.ts';
import type { LoginView } from '../pages/login.page.ts';
import { afterFirstFactor, goOn, sendBack } from './completion.ts';
import type { Step } from './completion.ts';
import { endSession, findRememberedSession } from './cookies.ts';
import { signInByPassword } from './password-sign-in.ts';
import { findPending, sendStale } from './pending.ts';
import type { PendingSignIn, Proof } from './pending.ts';

/** The sign-in form; absent fields are simply not in it. */
interface LoginForm {
  request?: string;
  action?: string;
  login?: string;
  password?: string;
  foreign?: string;
  account?: string;
  key?: string;
}

/** A field that came twice is refused rather than read as a list. */
const formSchema = {
  type: 'object',
  properties: Object.fromEntries(
    ['request', 'action', 'login', 'password', 'foreign', 'account', 'key'].map((name) => [
      name,
      { type: 'string', maxLength: 200 },
    ]),
  ),
};

const problems = {
  wrong: 'Неверный логин или пароль. Проверьте раскладку клавиатуры и попробуйте ещё раз.',
  too_many_attempts: 'Слишком много попыток. Подождите минуту и попробуйте снова.',
  wrong_key: 'Такого тестового ключа нет. Его выдают на странице «Окно специалиста».',
} as const;

type Problem = keyof typeof problems;

/** The first page between an information system's request and the code that goes back to it. */
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
      const step: Step = { parts, request, reply, key: form.request ?? '', pending };
      const again = `/login?request=${form.request}`;
      switch (form.action) {
        case 'cancel':
          if (pending.target.kind === 'system') return sendBack(step, pending.target, 'ESIA-007004');
          parts.pending.remove(form.request);
          return reply.redirect('/');
        case 'another':
          endSession(parts, request, reply);
          return reply.redirect(again);
        case 'continue': {
          const session = findRememberedSession(parts, request);
          return session ? goOn(step, session) : reply.redirect(again);
        }
        default: {
          const outcome = signIn(parts, form);
          if (typeof outcome !== 'string') return afterFirstFactor(step, outcome);
          const page = {
            ...view(parts, request, form.request, pending),
            problem: problems[outcome],
            login: form.login ?? '',
          };
          return sendPage(reply, outcome === 'too_many_attempts' ? 429 : 401, loginPage(page));
        }
      }
    },
  );
}

/** One click in «Кем войти» signs in without a password, for the listed accounts only; a test key stands for a signature. */
function signIn(parts: EmulatorParts, form: LoginForm): Proof | Problem {
  const proofOf = (account: Account, method: Proof['method']): Proof => ({
    oid: account.oid,
    method,
    foreign: form.foreign !== undefined,
  });
  if (form.account !== undefined) {
    const account = parts.accounts.featured.find((featured) => String(featured.oid) === form.account);
    return account ? proofOf(account, 'PWD') : 'wrong';
  }
  if (form.key !== undefined) {
    const account = findAccountByKey(parts, form.key);
    return account ? proofOf(account, 'DS') : 'wrong_key';
  }
  const typed = { login: form.login ?? '', password: form.password ?? '' };
  const outcome = signInByPassword(parts.accounts, parts.attempts, typed, parts.clock());
  return typeof outcome === 'string' ? outcome : proofOf(outcome.account, 'PWD');
}

function view(
  parts: EmulatorParts,
  request: FastifyRequest,
  key: string | undefined,
  { target }: PendingSignIn,
): LoginView {
  const session = findRememberedSession(parts, request);
  return {
    request: key ?? '',
    systemName: target.kind === 'system' ? target.system.name : null,
    known: session && parts.accounts.find(session.oid),
    featured: parts.accounts.featured,
  };
}
