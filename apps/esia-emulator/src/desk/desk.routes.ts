import { randomBytes } from 'node:crypto';
import { parsePassport, parsePhone, parseSnils } from '@gorodok/identifiers';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { dayOf, levelOf } from '../accounts/account.ts';
import type { Account } from '../accounts/account.ts';
import { confirmAccount } from '../accounts/confirm.ts';
import { hashPassword } from '../accounts/password.ts';
import { readPassport, readPersonalData } from '../accounts/personal-data.ts';
import { issueSignatureKey } from '../accounts/signature-key.ts';
import type { EmulatorParts } from '../emulator-parts.ts';
import { fieldsOf } from '../pages/form.ts';
import { sendPage } from '../pages/layout.ts';
import { deskPage } from './desk.page.ts';
import type { DeskForm } from './desk.page.ts';

/** «Окно специалиста»: where people come with their papers – a service centre, a partner bank or МФЦ, a certification authority. */
export function deskRoutes(app: FastifyInstance, parts: EmulatorParts): void {
  app.get('/desk', async (_request, reply) => sendPage(reply, 200, deskPage({})));

  const route = (
    form: DeskForm,
    serve: (values: ReadonlyMap<string, string>, problems: Map<string, string>) => string,
  ) =>
    app.post(`/desk/${form}`, async (request, reply: FastifyReply) => {
      const values = fieldsOf(request.body);
      const problems = new Map<string, string>();
      const done = serve(values, problems);
      if (problems.size > 0) return sendPage(reply, 422, deskPage({ form, values, problems }));
      return sendPage(reply, 200, deskPage({ form, done }));
    });

  route('centre', (values, problems) => {
    const account = findStandard(parts, values, problems);
    if (!account) return '';
    confirmAccount(parts, account, parts.clock());
    return 'Личность подтверждена, человеку отправлено сообщение.';
  });

  route('bank', (values, problems) => createConfirmed(parts, values, problems));

  route('key', (values, problems) => {
    const account = findBySnils(parts, values, problems);
    if (!account) return '';
    return `Тестовый ключ выдан, он показан один раз: ${issueSignatureKey(parts, account)}`;
  });
}

function findBySnils(
  parts: EmulatorParts,
  values: ReadonlyMap<string, string>,
  problems: Map<string, string>,
): Account | undefined {
  const snils = parseSnils(values.get('snils'));
  const account = snils.ok ? parts.accounts.findBySnils(snils.value) : undefined;
  if (!account) problems.set('snils', 'Учётной записи с таким СНИЛС нет.');
  return account;
}

/** The specialist compares the passport with the one in the account. */
function findStandard(
  parts: EmulatorParts,
  values: ReadonlyMap<string, string>,
  problems: Map<string, string>,
): Account | undefined {
  const account = findBySnils(parts, values, problems);
  if (!account) return undefined;
  const passport = parsePassport({ series: values.get('passport') });
  const isTheirs =
    passport.ok &&
    account.documents.some(
      ({ series, number }) => series === passport.value.series && number === passport.value.number,
    );
  if (levelOf(account) !== 'standard')
    problems.set('snils', 'Подтвердить можно стандартную учётную запись, а эта другая.');
  else if (!isTheirs) problems.set('passport', 'Паспорт не тот, что указан в учётной записи.');
  return problems.size > 0 ? undefined : account;
}

/** A bank knows its client already: the account is confirmed at once, and the first password comes by SMS. */
function createConfirmed(
  parts: EmulatorParts,
  values: ReadonlyMap<string, string>,
  problems: Map<string, string>,
): string {
  const now = parts.clock();
  const today = dayOf(now);
  const person = readPersonalData(values, today, problems);
  const passport = readPassport(values, person?.birthDate, today, problems);
  const phone = parsePhone(values.get('phone'));
  if (!phone.ok) problems.set('phone', 'Введите номер: 10 цифр после +7.');
  else if (parts.accounts.listByLogin(phone.value).length > 0)
    problems.set('phone', 'Этот номер телефона уже указан в другой учётной записи.');
  if (person && parts.accounts.findBySnils(person.snils))
    problems.set('snils', 'Этот СНИЛС уже указан в другой учётной записи.');
  if (!person || !passport || !phone.ok || problems.size > 0) return '';
  const password = randomBytes(6).toString('base64url');
  parts.accounts.save({
    ...person,
    oid: parts.accounts.nextOid(),
    login: { phone: phone.value, snils: person.snils },
    password: '',
    passwordHash: hashPassword(password),
    level: 'confirmed',
    standard: true,
    documents: [{ ...passport, verified: true }],
    kids: [],
  });
  const text = `Учётная запись создана и подтверждена. Пароль для первого входа: ${password}`;
  parts.outbox.send({ kind: 'sms', to: phone.value, subject: 'Первый пароль', text, code: password }, now);
  return 'Подтверждённая учётная запись создана, первый пароль отправлен по SMS.';
}
