import {
  ChangePassword,
  GiveCode,
  LinkOpening,
  OneTimeLink,
  PasswordSignIn,
  RecoverPassword,
  SetPasswordByLink,
  SignInByPassword,
} from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { identityOf, sessionCookie, tokenOf } from '#platform/access/access.ts';
import { deviceOf, ownCookie, type SessionCookie } from '../sessions/index.ts';
import type { Caller, passwordSignInService, SignInProgress } from './password-sign-in.service.ts';
import { stepMinutes } from './password-step.repository.ts';
import type { passwordService } from './password.service.ts';

export interface PasswordRoutesOptions {
  passwords: ReturnType<typeof passwordService>;
  signIn: ReturnType<typeof passwordSignInService>;
  cookie: SessionCookie;
  secureCookies: boolean;
}

/** Between the password and the code. */
const stepCookie = 'gorodok_code';

export const passwordRoutes: FastifyPluginAsyncTypebox<PasswordRoutesOptions> = async (
  app,
  { passwords, signIn, cookie, secureCookies },
) => {
  const answer = (reply: FastifyReply, { state, token }: SignInProgress): PasswordSignIn => {
    if (state === 'signed_in') cookie.give(reply, token).clearCookie(stepCookie, { path: '/' });
    else void reply.setCookie(stepCookie, token, { ...ownCookie(secureCookies), maxAge: stepMinutes * 60 });
    return { state };
  };

  app.post(
    '/sign-in/password',
    { config: { access: 'public' }, schema: { body: SignInByPassword, response: { 200: PasswordSignIn } } },
    async (request, reply) => answer(reply, await signIn.signIn(request.body, callerOf(request))),
  );

  app.post(
    '/sign-in/code',
    { config: { access: 'public' }, schema: { body: GiveCode, response: { 200: PasswordSignIn } } },
    async (request, reply) => {
      const stepToken = request.cookies[stepCookie];
      return answer(reply, await signIn.giveCode(stepToken, request.body.code, callerOf(request)));
    },
  );

  app.post(
    '/sign-in/recovery',
    { config: { access: 'public' }, schema: { body: RecoverPassword, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await passwords.recover(request.body, request.ip);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/sign-in/link',
    { config: { access: 'public' }, schema: { body: LinkOpening, response: { 200: OneTimeLink } } },
    (request) => passwords.describeLink(request.body.token),
  );

  app.post(
    '/sign-in/link/password',
    { config: { access: 'public' }, schema: { body: SetPasswordByLink, response: { 200: PasswordSignIn } } },
    async (request, reply) => answer(reply, await passwords.setByLink(request.body, callerOf(request))),
  );

  app.post(
    '/sign-in/link/email',
    { config: { access: 'public' }, schema: { body: LinkOpening, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await passwords.confirmEmail(request.body.token);
      return reply.code(204).send(null);
    },
  );

  app.put(
    '/account/password',
    { config: { access: 'signed_in' }, schema: { body: ChangePassword, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await passwords.change(identityOf(request), tokenOf(request), request.body);
      return reply.code(204).send(null);
    },
  );
};

const callerOf = (request: FastifyRequest): Caller => ({
  address: request.ip,
  device: deviceOf(request.headers['user-agent']),
  previousToken: request.cookies[sessionCookie],
});
