import { SignInRefusal, StartSignInQuery } from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { sessionCookie } from '#platform/access/access.ts';
import { deviceOf, ownCookie, type SessionCookie } from '../sessions/index.ts';
import type { signInService } from './sign-in.service.ts';

/** Binds a sign-in to the browser that began it; also finds the refusal that this browser is to be told of. */
export const signInCookie = 'gorodok_sign_in';

export interface SignInRoutesOptions {
  signIn: ReturnType<typeof signInService>;
  secureCookies: boolean;
  cookie: SessionCookie;
}

/** ЕСИА adds parameters of its own to the answer; a code is a JWT of about 1.2 kB. */
const CallbackQuery = Type.Record(Type.String(), Type.String({ maxLength: 8000 }));

export const signInRoutes: FastifyPluginAsyncTypebox<SignInRoutesOptions> = async (
  app,
  { signIn, secureCookies, cookie },
) => {
  app.get(
    '/sign-in/esia',
    { config: { access: 'public' }, schema: { querystring: StartSignInQuery } },
    async (request, reply) => {
      const { browserSecret, address } = await signIn.start(request.query.organizationId ?? null);
      return reply
        .setCookie(signInCookie, browserSecret, { ...ownCookie(secureCookies), maxAge: 60 * 60 })
        .redirect(address.href);
    },
  );

  app.get(
    '/sign-in/esia/callback',
    { config: { access: 'public' }, schema: { querystring: CallbackQuery }, errorHandler: toRefusedPage },
    async (request, reply) => {
      const result = await signIn.finish(request.query, {
        browserSecret: request.cookies[signInCookie],
        sessionToken: request.cookies[sessionCookie],
        device: deviceOf(request.headers['user-agent']),
      });
      if ('refused' in result) return reply.redirect('/sign-in/refused');
      if ('linked' in result) return reply.redirect('/settings/esia?linked=true');
      return cookie.give(reply, result.sessionToken).redirect('/');
    },
  );

  app.get(
    '/sign-in/refusal',
    { config: { access: 'public' }, schema: { response: { 200: SignInRefusal } } },
    (request) => signIn.explainRefusal(request.cookies[signInCookie]),
  );
};

/** A person stands here with a browser, to whom a problem in JSON says nothing: the page tells to begin once more. */
function toRefusedPage(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  request.log.error({ err: error }, 'sign-in failed');
  void reply.redirect('/sign-in/refused');
}
