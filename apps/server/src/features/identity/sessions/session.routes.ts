import { AnswerConsent, ChooseRole, IdParams, OwnSessionList, Session, SignedOut } from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Identity } from '#platform/actor/actor.ts';
import { identityOf, sessionCookie, tokenOf } from '#platform/access/access.ts';
import type { sessionService } from './session.service.ts';

export interface SessionRoutesOptions {
  sessions: ReturnType<typeof sessionService>;
  /** What a person who declines the consent leaves behind is undone by the sign-in. */
  declineConsent: (identity: Identity, token: string, request: FastifyRequest) => Promise<void>;
  /** Where the browser goes, so that the session ends at ЕСИА too. */
  signOutAddress: () => string;
}

export const sessionRoutes: FastifyPluginAsyncTypebox<SessionRoutesOptions> = async (app, options) => {
  const { sessions } = options;

  app.get('/session', { config: { access: 'public' }, schema: { response: { 200: Session } } }, (request) =>
    sessions.describe(request.cookies[sessionCookie]),
  );

  app.post(
    '/session/role',
    { config: { access: 'signed_in' }, schema: { body: ChooseRole, response: { 200: Session } } },
    (request) => sessions.chooseRole(tokenOf(request), identityOf(request), request.body),
  );

  app.post(
    '/session/consent',
    { config: { access: 'signed_in' }, schema: { body: AnswerConsent, response: { 200: Session } } },
    async (request, reply) => {
      const token = tokenOf(request);
      if (request.body.accepted) return sessions.giveConsent(token, identityOf(request));
      await options.declineConsent(identityOf(request), token, request);
      forgetSession(reply);
      return sessions.describe(undefined);
    },
  );

  app.delete(
    '/session',
    { config: { access: 'signed_in' }, schema: { response: { 200: SignedOut } } },
    async (request, reply) => {
      await sessions.end(tokenOf(request));
      forgetSession(reply);
      return { continueAt: options.signOutAddress() };
    },
  );

  app.get(
    '/session/all',
    { config: { access: 'signed_in' }, schema: { response: { 200: OwnSessionList } } },
    async (request) => ({ sessions: await sessions.listOwn(tokenOf(request), identityOf(request)) }),
  );

  app.delete(
    '/session/all/:id',
    { config: { access: 'signed_in' }, schema: { params: IdParams, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await sessions.endOwn(identityOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/session/others',
    { config: { access: 'signed_in' }, schema: { response: { 204: Type.Null() } } },
    async (request, reply) => {
      await sessions.endOthers(tokenOf(request), identityOf(request));
      return reply.code(204).send(null);
    },
  );
};

const forgetSession = (reply: FastifyReply) => reply.clearCookie(sessionCookie, { path: '/' });
