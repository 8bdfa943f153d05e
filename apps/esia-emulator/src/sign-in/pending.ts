import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ConfirmationCode } from '../codes/confirmation-code.ts';
import type { Permission } from '../consents/permissions.ts';
import type { EmulatorParts, Session } from '../emulator-parts.ts';
import { sendPage } from '../pages/layout.ts';
import { noticePage } from '../pages/notice.page.ts';
import type { PersonFilter } from '../protocol/authorize.ts';
import type { SignInMethod } from '../protocol/code-book.ts';
import type { TestSystem } from '../storage/systems.ts';
import { browserKey, rememberBrowser } from './cookies.ts';

/** An information system's request for a code that passed its checks. */
export interface SystemRequest {
  kind: 'system';
  system: TestSystem;
  scope: string;
  redirectUri: string;
  state: string;
  offline: boolean;
  challenge: string;
  personFilters: readonly PersonFilter[];
  permissions: readonly Permission[];
}

/** Somebody who wants to the own cabinet here. */
export interface CabinetRequest {
  kind: 'cabinet';
  path: string;
}

/** A sign-in that waits for the person. */
export interface PendingSignIn {
  target: SystemRequest | CabinetRequest;
  /** The browser that brought the request; nobody else may go on with it. */
  browser: string;
  /** Who has proved to know the password, and still has to bring the second factor. */
  proof?: Proof;
  /** The code sent by SMS as second factor. */
  code?: ConfirmationCode;
  /** Who has signed in and may enter, and is asked for consents. */
  admitted?: Session;
}

/** How somebody has proved who it is. */
export interface Proof {
  oid: number;
  method: SignInMethod;
  /** «Чужой компьютер»: the browser shall not remember the person. */
  foreign: boolean;
}

/** Keeps the request for this browser and sends it to the sign-in page. */
export function beginSignIn(
  parts: EmulatorParts,
  request: FastifyRequest,
  reply: FastifyReply,
  target: PendingSignIn['target'],
): FastifyReply {
  const browser = browserKey(request) ?? randomBytes(24).toString('base64url');
  rememberBrowser(parts, reply, browser);
  return reply.redirect(`/login?request=${parts.pending.add({ target, browser }, parts.clock())}`);
}

export function findPending(
  parts: EmulatorParts,
  request: FastifyRequest,
  key: string | undefined,
): PendingSignIn | undefined {
  const pending = parts.pending.find(key, parts.clock());
  return pending && pending.browser === browserKey(request) ? pending : undefined;
}

export function sendStale(reply: FastifyReply): FastifyReply {
  return sendPage(
    reply,
    410,
    noticePage({
      title: 'Этот вход уже завершён или устарел',
      text: 'Вернитесь на сайт, с которого пришли, и начните вход ещё раз. Эмулятор ждёт входа 15 минут, и в том же браузере.',
    }),
  );
}
