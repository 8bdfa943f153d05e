import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../accounts/account.ts';
import type { EmulatorParts } from '../emulator-parts.ts';
import { fieldsOf } from '../pages/form.ts';
import type { Page } from '../pages/layout.ts';
import { sendPage } from '../pages/layout.ts';
import { findSession } from '../sign-in/cookies.ts';
import { beginSignIn } from '../sign-in/pending.ts';

/** A visit of somebody signed in to a page of the cabinet. */
export interface Visit {
  account: Account;
  now: Date;
  /** Of the form, or of the query. */
  values: ReadonlyMap<string, string>;
  reply: FastifyReply;
}

/** A page, or where the browser is sent. */
export type Answer = Page | { problemPage: Page } | string;

/** Pages of the cabinet: whoever is not signed in is asked to, and comes back to the page. */
export function cabinetRoutes(app: FastifyInstance, parts: EmulatorParts) {
  const handle =
    (answerTo: (visit: Visit) => Answer | Promise<Answer>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const session = findSession(parts, request);
      const account = session && parts.accounts.find(session.oid);
      if (!account) {
        const path = request.method === 'GET' ? request.url : '/profile';
        return beginSignIn(parts, request, reply, { kind: 'cabinet', path });
      }
      const values = fieldsOf(request.method === 'GET' ? request.query : request.body);
      const answer = await answerTo({ account, now: parts.clock(), values, reply });
      if (typeof answer === 'string') return reply.redirect(answer, 303);
      return 'problemPage' in answer
        ? sendPage(reply, 422, answer.problemPage)
        : sendPage(reply, 200, answer);
    };
  return {
    get: (path: string, answerTo: (visit: Visit) => Answer | Promise<Answer>) =>
      app.get(path, handle(answerTo)),
    post: (path: string, answerTo: (visit: Visit) => Answer | Promise<Answer>) =>
      app.post(path, handle(answerTo)),
  };
}
