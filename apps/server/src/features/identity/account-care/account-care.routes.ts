import { AccountList, AccountParams, AccountSearch, Invitation, Invite } from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { actorOf, type Access } from '#platform/access/access.ts';
import type { accountCareService } from './account-care.service.ts';

const whoHelps: Access = ['school_admin', 'municipal_coordinator', 'regional_coordinator', 'operator'];

export const accountCareRoutes: FastifyPluginAsyncTypebox<{
  accounts: ReturnType<typeof accountCareService>;
}> = async (app, { accounts }) => {
  const config = { access: whoHelps };
  const schema = { params: AccountParams, response: { 204: Type.Null() } };

  app.post(
    '/accounts/search',
    { config, schema: { body: AccountSearch, response: { 200: AccountList } } },
    (request) => accounts.search(actorOf(request), request.body),
  );

  app.post(
    '/accounts/:personId/invitation',
    { config, schema: { params: AccountParams, body: Invite, response: { 200: Invitation } } },
    (request) => accounts.invite(actorOf(request), request.params.personId, request.body),
  );

  app.put('/accounts/:personId/block', { config, schema }, async (request, reply) => {
    await accounts.setBlocked(actorOf(request), request.params.personId, true);
    return reply.code(204).send(null);
  });

  app.delete('/accounts/:personId/block', { config, schema }, async (request, reply) => {
    await accounts.setBlocked(actorOf(request), request.params.personId, false);
    return reply.code(204).send(null);
  });

  app.delete('/accounts/:personId/esia-link', { config, schema }, async (request, reply) => {
    await accounts.unlinkEsia(actorOf(request), request.params.personId);
    return reply.code(204).send(null);
  });

  app.delete('/accounts/:personId/second-factor', { config, schema }, async (request, reply) => {
    await accounts.takeSecondFactorOff(actorOf(request), request.params.personId);
    return reply.code(204).send(null);
  });
};
