import { SignInAddress } from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { identityOf } from '#platform/access/access.ts';
import { ownCookie } from '../sessions/index.ts';
import { signInCookie, type SignInRoutesOptions } from './sign-in.routes.ts';

/** The link to ЕСИА in «Персональные настройки». */
export const linkingRoutes: FastifyPluginAsyncTypebox<
  Pick<SignInRoutesOptions, 'signIn' | 'secureCookies'>
> = async (app, { signIn, secureCookies }) => {
  const config = { access: 'signed_in' as const };

  // A change and no page: another site must not lead a browser into linking an account of its own choice.
  app.post(
    '/account/esia-link',
    { config, schema: { response: { 200: SignInAddress } } },
    async (request, reply) => {
      const { browserSecret, address } = await signIn.startLinking(identityOf(request));
      reply.setCookie(signInCookie, browserSecret, { ...ownCookie(secureCookies), maxAge: 60 * 60 });
      return { address: address.href };
    },
  );

  app.delete(
    '/account/esia-link',
    { config, schema: { response: { 204: Type.Null() } } },
    async (request, reply) => {
      await signIn.unlink(identityOf(request));
      return reply.code(204).send(null);
    },
  );
};
