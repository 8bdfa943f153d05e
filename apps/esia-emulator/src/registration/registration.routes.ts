import { parseEmail, parsePhone } from '@gorodok/identifiers';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.ts';
import { readName } from '../accounts/personal-data.ts';
import { findPasswordProblem, hashPassword } from '../accounts/password.ts';
import { codeProblems, mayAskAnew, newCode, tryCode } from '../codes/confirmation-code.ts';
import type { EmulatorParts } from '../emulator-parts.ts';
import { emptyForm, fieldsOf } from '../pages/form.ts';
import type { FormView } from '../pages/form.ts';
import { sendPage } from '../pages/layout.ts';
import { noticePage } from '../pages/notice.page.ts';
import {
  codePage,
  linkSentPage,
  passwordPage,
  recoveryPage,
  registrationPage,
} from './registration.pages.ts';
import type { Registration } from './registration.ts';

/** Registration of a simplified account, and «Восстановить пароль»: both prove a phone or e-mail and end in a new password. */
export function registrationRoutes(app: FastifyInstance, parts: EmulatorParts): void {
  app.get('/registration', async (request, reply) => {
    const by = fieldsOf(request.query).get('by') === 'email' ? 'email' : 'phone';
    return sendPage(reply, 200, registrationPage(emptyForm, by));
  });

  app.post('/registration', async (request, reply) => {
    const values = fieldsOf(request.body);
    const by = values.get('by') === 'email' ? 'email' : 'phone';
    const problems = new Map<string, string>();
    const name = readName(values, problems);
    const login = readLogin(parts, values, by, problems);
    if (!name || !login) return sendPage(reply, 422, registrationPage({ values, problems }, by));
    const registration: Registration = {
      ...name,
      login,
      oid: null,
      isRecovery: false,
      code: null,
      confirmed: false,
    };
    if (by === 'phone') return reply.redirect(`/registration/code?key=${addWithCode(parts, registration)}`);
    sendLink(parts, registration);
    return sendPage(reply, 200, linkSentPage());
  });

  app.get('/recovery', async (_request, reply) => sendPage(reply, 200, recoveryPage(emptyForm)));

  app.post('/recovery', async (request, reply) => {
    const values = fieldsOf(request.body);
    const typed = values.get('login') ?? '';
    const phone = parsePhone(typed);
    const email = parseEmail(typed);
    if (!phone.ok && !email.ok) {
      const problems = new Map([['login', 'Введите номер телефона или адрес почты.']]);
      return sendPage(reply, 422, recoveryPage({ values, problems }));
    }
    // An unknown login goes the same way, so that nobody learns which ones exist; its code is sent to nobody.
    const account = parts.accounts.listByLogin(typed)[0];
    const login = phone.ok ? { phone: phone.value } : { email: email.ok ? email.value : typed };
    const { lastName = '', firstName = '' } = account ?? {};
    const registration = { lastName, firstName, login, oid: account?.oid ?? null, isRecovery: true };
    const key = addWithCode(parts, { ...registration, code: null, confirmed: false });
    return reply.redirect(`/registration/code?key=${key}`);
  });

  codeRoutes(app, parts);
  passwordRoutes(app, parts);
}

function codeRoutes(app: FastifyInstance, parts: EmulatorParts): void {
  const show = (reply: FastifyReply, key: string, registration: Registration, problem?: string) => {
    const { code } = registration;
    const now = parts.clock();
    const left = code ? Math.max(0, Math.ceil((code.expires - now.getTime()) / 1000)) : 0;
    const problems = new Map(problem === undefined ? [] : [['code', problem]]);
    const view = { secondsLeft: left, mayAskAnew: code === null || mayAskAnew(code, now) };
    const page = codePage(key, registration, view, { values: new Map(), problems });
    return sendPage(reply, problem === undefined ? 200 : 422, page);
  };

  app.get('/registration/code', async (request, reply) => {
    const key = fieldsOf(request.query).get('key') ?? '';
    const registration = parts.registrations.find(key, parts.clock());
    return registration?.code ? show(reply, key, registration) : sendGone(reply);
  });

  app.post('/registration/code', async (request, reply) => {
    const form = fieldsOf(request.body);
    const key = form.get('key') ?? '';
    const now = parts.clock();
    const registration = parts.registrations.find(key, now);
    if (!registration?.code) return sendGone(reply);
    if (form.get('action') === 'resend') {
      if (mayAskAnew(registration.code, now)) sendCode(parts, registration);
      return reply.redirect(`/registration/code?key=${key}`);
    }
    // New codes give no endless attempts at the account of somebody else.
    const attempts = `recovery ${registration.login.phone ?? registration.login.email}`;
    if (registration.isRecovery && parts.attempts.isClosed(attempts, now))
      return show(reply, key, registration, 'Слишком много попыток. Подождите минуту.');
    const { code } = registration;
    const problem = tryCode(code, form.get('code') ?? '', now);
    if (problem !== null) parts.attempts.countFailure(attempts, now);
    // The attempt is written down too: a restart gives no new ones.
    parts.registrations.change(registration, { code, confirmed: problem === null });
    if (problem !== null) return show(reply, key, registration, codeProblems[problem]);
    return reply.redirect(`/registration/password?key=${key}`);
  });

  app.get<{ Params: { key: string } }>('/registration/link/:key', async (request, reply) => {
    const { key } = request.params;
    const registration = parts.registrations.find(key, parts.clock());
    if (!registration || registration.code) return sendGone(reply);
    parts.registrations.change(registration, { confirmed: true });
    return reply.redirect(`/registration/password?key=${key}`);
  });
}

function passwordRoutes(app: FastifyInstance, parts: EmulatorParts): void {
  const find = (key: string) => {
    const registration = parts.registrations.find(key, parts.clock());
    return registration?.confirmed === true ? registration : undefined;
  };

  app.get('/registration/password', async (request, reply) => {
    const key = fieldsOf(request.query).get('key') ?? '';
    const registration = find(key);
    return registration ? sendPage(reply, 200, passwordPage(key, registration, emptyForm)) : sendGone(reply);
  });

  app.post('/registration/password', async (request, reply) => {
    const values = fieldsOf(request.body);
    const key = values.get('key') ?? '';
    const registration = find(key);
    if (!registration) return sendGone(reply);
    const again = (name: string, problem: string) => {
      const form: FormView = { values, problems: new Map([[name, problem]]) };
      return sendPage(reply, 422, passwordPage(key, registration, form));
    };
    const password = values.get('password') ?? '';
    const problem = findPasswordProblem(password, values.get('repeated') ?? '');
    if (problem !== null) return again('password', problem);
    const recovered = registration.oid === null ? undefined : parts.accounts.find(registration.oid);
    if (registration.isRecovery && !recovered) return sendGone(reply);
    const snils = (values.get('snils') ?? '').replaceAll(/\D/g, '');
    if (recovered && recovered.snils !== null && recovered.snils !== snils)
      return again('snils', 'СНИЛС не совпадает с указанным в учётной записи.');
    if (!recovered && isTaken(parts, registration.login)) return sendGone(reply);
    parts.registrations.remove(key);
    parts.accounts.save({
      ...(recovered ?? newAccount(parts, registration)),
      passwordHash: hashPassword(password),
    });
    return sendPage(reply, 200, recovered ? recoveredPage : registeredPage);
  });
}

function addWithCode(parts: EmulatorParts, registration: Registration): string {
  const key = parts.registrations.add(registration, parts.clock());
  sendCode(parts, registration);
  return key;
}

function sendCode(parts: EmulatorParts, registration: Registration): void {
  const now = parts.clock();
  const code = newCode(now);
  parts.registrations.change(registration, { code });
  if (registration.isRecovery && registration.oid === null) return;
  const text = `Код подтверждения: ${code.value}. Никому его не сообщайте. Действует 5 минут.`;
  const { phone, email = '' } = registration.login;
  const address =
    phone === undefined ? { kind: 'email' as const, to: email } : { kind: 'sms' as const, to: phone };
  parts.outbox.send({ ...address, subject: 'Код подтверждения', text, code: code.value }, now);
}

function sendLink(parts: EmulatorParts, registration: Registration): void {
  const now = parts.clock();
  const link = `${parts.baseUrl}/registration/link/${parts.registrations.add(registration, now)}`;
  const text = `Чтобы активировать учётную запись, перейдите по ссылке. Она действует 3 дня.`;
  parts.outbox.send(
    { kind: 'email', to: registration.login.email ?? '', subject: 'Активация учётной записи', text, link },
    now,
  );
}

function readLogin(
  parts: EmulatorParts,
  values: ReadonlyMap<string, string>,
  by: 'phone' | 'email',
  problems: Map<string, string>,
): Registration['login'] | undefined {
  const read = by === 'phone' ? parsePhone(values.get('phone')) : parseEmail(values.get('email'));
  if (!read.ok) {
    problems.set(
      by,
      by === 'phone' ? 'Введите номер: 10 цифр после +7.' : 'Введите адрес вида name@example.org.',
    );
    return undefined;
  }
  const login = { [by]: read.value };
  if (!isTaken(parts, login)) return login;
  const what = by === 'phone' ? 'Этот номер телефона уже указан' : 'Этот адрес почты уже указан';
  problems.set(by, `${what} в другой учётной записи. Войдите в неё или восстановите пароль.`);
  return undefined;
}

function isTaken(parts: EmulatorParts, { phone, email }: Registration['login']): boolean {
  return parts.accounts.listByLogin(phone ?? email ?? '').length > 0;
}

function newAccount(parts: EmulatorParts, { lastName, firstName, login }: Registration): Account {
  return {
    oid: parts.accounts.nextOid(),
    login,
    password: '',
    level: 'unconfirmed',
    lastName,
    firstName,
    middleName: null,
    birthDate: null,
    gender: null,
    snils: null,
    documents: [],
    kids: [],
  };
}

const registeredPage = noticePage({
  title: 'Регистрация завершена',
  text: 'Учётная запись создана: она упрощённая. Войдите и заполните личные данные, чтобы она стала стандартной, а затем подтвердите личность.',
  link: { href: '/profile', text: 'Войти и заполнить профиль' },
});

const recoveredPage = noticePage({
  title: 'Пароль изменён',
  text: 'Теперь можно войти с новым паролем.',
  link: { href: '/profile', text: 'Войти' },
});

function sendGone(reply: FastifyReply): FastifyReply {
  const page = noticePage({
    title: 'Ссылка больше не действует',
    text: 'Она уже использована или её время истекло. Начните регистрацию ещё раз.',
    link: { href: '/registration', text: 'Зарегистрироваться' },
  });
  return sendPage(reply, 410, page);
}
