import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.ts';
import { codeProblems, mayAskAnew, tryCode } from '../codes/confirmation-code.ts';
import type { ConfirmationCode } from '../codes/confirmation-code.ts';
import type { EmulatorParts } from '../emulator-parts.ts';
import { fieldsOf } from '../pages/form.ts';
import { sendPage } from '../pages/layout.ts';
import { secondFactorPage } from '../pages/second-factor.page.ts';
import { afterSignIn, sendSecondFactorCode } from './completion.ts';
import type { Step } from './completion.ts';
import { findPending, sendStale } from './pending.ts';
import { isCodeOfApp } from './totp.ts';

const path = '/login/confirmation';

/** «Вход с подтверждением»: the code by SMS or of an app, after the password. */
export function secondFactorRoutes(app: FastifyInstance, parts: EmulatorParts): void {
  app.get(path, async (request, reply) => {
    const key = fieldsOf(request.query).get('request') ?? '';
    const pending = findPending(parts, request, key);
    if (!pending?.proof) return sendStale(reply);
    return show({ parts, request, reply, key, pending });
  });

  app.post(path, async (request, reply) => {
    const form = fieldsOf(request.body);
    const key = form.get('request') ?? '';
    const pending = findPending(parts, request, key);
    const proof = pending?.proof;
    const account = proof && parts.accounts.find(proof.oid);
    if (!account) return sendStale(reply);
    const step: Step = { parts, request, reply, key, pending };
    if (form.get('action') === 'resend') {
      if (pending.code && mayAskAnew(pending.code, parts.clock())) sendSecondFactorCode(parts, pending);
      return reply.redirect(`${path}?request=${key}`);
    }
    const problem = await findProblem(step, form.get('code') ?? '');
    if (problem !== null) return show(step, problem);
    return afterSignIn(step, proof);
  });
}

/** Null when the code is right. Wrong ones are counted for the account, or a new code would give new attempts without an end. */
async function findProblem({ parts, pending }: Step, typed: string): Promise<string | null> {
  const now = parts.clock();
  const account = pending.proof && parts.accounts.find(pending.proof.oid);
  const attempts = `second factor ${account?.oid}`;
  if (parts.attempts.isClosed(attempts, now)) return 'Слишком много попыток. Подождите минуту.';
  const problem = await findProblemOfCode(account?.secondFactor, pending.code, typed, now);
  if (problem === null) parts.attempts.reset(attempts);
  else parts.attempts.countFailure(attempts, now);
  return problem;
}

async function findProblemOfCode(
  factor: Account['secondFactor'],
  sent: ConfirmationCode | undefined,
  typed: string,
  now: Date,
): Promise<string | null> {
  if (factor?.kind === 'totp') {
    const right = await isCodeOfApp(factor.secret, typed, now);
    return right ? null : 'Код не подошёл. Введите тот, который приложение показывает сейчас.';
  }
  const problem = sent ? tryCode(sent, typed, now) : 'expired';
  return problem === null ? null : codeProblems[problem];
}

function show({ parts, reply, key, pending }: Step, problem?: string): FastifyReply {
  const account = pending.proof && parts.accounts.find(pending.proof.oid);
  const page = secondFactorPage({
    request: key,
    phone: account?.secondFactor?.kind === 'sms' ? (account.login.phone ?? '') : null,
    secondsLeft: pending.code
      ? Math.max(0, Math.ceil((pending.code.expires - parts.clock().getTime()) / 1000))
      : 0,
    mayAskAnew: pending.code !== undefined && mayAskAnew(pending.code, parts.clock()),
    ...(problem === undefined ? {} : { problem }),
  });
  return sendPage(reply, problem === undefined ? 200 : 401, page);
}
