import { GiveCode, RecoveryCodes, SecondFactorSetUp } from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { identityOf, tokenOf } from '#platform/access/access.ts';
import type { SessionCookie } from '../sessions/index.ts';
import type { secondFactorService } from './second-factor.service.ts';

export interface SecondFactorRoutesOptions {
  secondFactor: ReturnType<typeof secondFactorService>;
  cookie: SessionCookie;
}

export const secondFactorRoutes: FastifyPluginAsyncTypebox<SecondFactorRoutesOptions> = async (
  app,
  { secondFactor, cookie },
) => {
  app.post(
    '/account/second-factor',
    { config: { access: 'signed_in' }, schema: { response: { 200: SecondFactorSetUp } } },
    (request) => secondFactor.begin(identityOf(request)),
  );

  app.post(
    '/account/second-factor/confirmation',
    { config: { access: 'signed_in' }, schema: { body: GiveCode, response: { 200: RecoveryCodes } } },
    async (request, reply) => {
      const { codes, sessionToken } = await secondFactor.confirm(
        identityOf(request),
        tokenOf(request),
        request.body.code,
      );
      cookie.give(reply, sessionToken);
      return { codes };
    },
  );

  app.post(
    '/account/second-factor/recovery-codes',
    { config: { access: 'signed_in' }, schema: { body: GiveCode, response: { 200: RecoveryCodes } } },
    (request) => secondFactor.renewCodes(identityOf(request), request.body.code),
  );

  app.post(
    '/account/second-factor/removal',
    { config: { access: 'signed_in' }, schema: { body: GiveCode, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await secondFactor.turnOff(identityOf(request), request.body.code);
      return reply.code(204).send(null);
    },
  );
};
