import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { newCode } from '../codes/confirmation-code.ts';
import type { EmulatorParts, Session } from '../emulator-parts.ts';
import { secondsOf } from '../protocol/jwt.ts';
import type { RefusalCode } from '../protocol/refusal-hints.ts';
import { wireError } from '../protocol/refusal.ts';
import { withQuery } from '../protocol/with-query.ts';
import { findRefusal } from './admission.ts';
import { endSession, startSession } from './cookies.ts';
import type { PendingSignIn, Proof, SystemRequest } from './pending.ts';

/** Everything a step of a sign-in works with. */
export interface Step {
  parts: EmulatorParts;
  request: FastifyRequest;
  reply: FastifyReply;
  /** Of the pending sign-in. */
  key: string;
  pending: PendingSignIn;
}

/** After the first factor: asks for the second one where the person has it on, else goes on. */
export async function afterFirstFactor(step: Step, proof: Proof): Promise<FastifyReply> {
  const { parts, pending, reply, key } = step;
  if (!parts.accounts.find(proof.oid)?.secondFactor) return afterSignIn(step, proof);
  pending.proof = proof;
  sendSecondFactorCode(parts, pending);
  return reply.redirect(`/login/confirmation?request=${key}`);
}

/** Sends a new code by SMS, where this is the person's way; an app makes its codes by itself. */
export function sendSecondFactorCode(parts: EmulatorParts, pending: PendingSignIn): void {
  const account = pending.proof && parts.accounts.find(pending.proof.oid);
  const phone = account?.login.phone;
  if (account?.secondFactor?.kind !== 'sms' || phone === undefined) return;
  const now = parts.clock();
  pending.code = newCode(now);
  const text = `Код для входа: ${pending.code.value}. Никому его не сообщайте. Действует 5 минут.`;
  parts.outbox.send(
    { kind: 'sms', to: phone, subject: 'Вход с подтверждением', text, code: pending.code.value },
    now,
  );
}

/** The person is known: a session begins, and the way leads on to the cabinet or the system. */
export async function afterSignIn(step: Step, proof: Proof): Promise<FastifyReply> {
  const { parts, request, reply } = step;
  const { oid, method, foreign } = proof;
  const session = { id: randomUUID(), oid, method, authTime: secondsOf(parts.clock()), foreign };
  // A system needs no session here; on a foreign computer none is left behind, or the next visitor would find the cabinet open.
  if (foreign && step.pending.target.kind === 'system') endSession(parts, request, reply);
  else startSession(parts, request, reply, session);
  return goOn(step, session);
}

/** Somebody signed in goes on; a system's refusals and consents come first. */
export async function goOn(step: Step, session: Session): Promise<FastifyReply> {
  const { parts, pending, reply, key } = step;
  const { target } = pending;
  if (target.kind === 'cabinet') {
    parts.pending.remove(key);
    return reply.redirect(target.path);
  }
  const account = parts.accounts.find(session.oid);
  if (!account) return reply.redirect(`/login?request=${key}`);
  const refusal = await findRefusal(parts, account, target, parts.clock());
  if (refusal) return sendBack(step, target, refusal.code);
  if (target.permissions.length > 0) {
    pending.admitted = session;
    return reply.redirect(`/login/consent?request=${key}`);
  }
  return sendCode(step, target, session);
}

/** Back to the system with the code. */
export async function sendCode(
  { parts, reply, key }: Step,
  target: SystemRequest,
  session: Session,
): Promise<FastifyReply> {
  parts.pending.remove(key);
  const { scope, redirectUri, state, offline, challenge, system } = target;
  const { oid, id: sessionId, authTime, method } = session;
  const grant = {
    oid,
    sessionId,
    authTime,
    method,
    clientId: system.clientId,
    scope,
    redirectUri,
    offline,
    challenge,
  };
  const code = await parts.codes.issue(grant, state, parts.clock());
  return reply.redirect(withQuery(redirectUri, { code, state }));
}

/** Back to the system with a refusal. */
export function sendBack(
  { parts, reply, key }: Step,
  target: SystemRequest,
  code: RefusalCode,
): FastifyReply {
  parts.pending.remove(key);
  return reply.redirect(withQuery(target.redirectUri, { ...wireError(code), state: target.state }));
}
