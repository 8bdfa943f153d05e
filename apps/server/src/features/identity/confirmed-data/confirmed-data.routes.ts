import {
  AccountParams,
  ConfirmedCard,
  ConfirmedDifferenceList,
  IdParams,
  SettleDifference,
} from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { office } from '#features/registry/people/index.ts';
import { actorOf } from '#platform/access/access.ts';
import type { Database } from '#platform/database/database.ts';
import { confirmedDataService } from './confirmed-data.service.ts';

export const confirmedDataRoutes: FastifyPluginAsyncTypebox<{ database: Database }> = async (
  app,
  { database },
) => {
  const confirmed = confirmedDataService(database);
  const config = { access: office };

  app.get(
    '/confirmed-differences',
    { config, schema: { response: { 200: ConfirmedDifferenceList } } },
    async (request) => ({ differences: await confirmed.list(actorOf(request)) }),
  );

  app.get(
    '/people/:personId/confirmed',
    { config, schema: { params: AccountParams, response: { 200: ConfirmedCard } } },
    (request) => confirmed.describe(actorOf(request), request.params.personId),
  );

  app.post(
    '/confirmed-differences/:id/settlement',
    { config, schema: { params: IdParams, body: SettleDifference, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await confirmed.settle(actorOf(request), request.params.id, request.body);
      return reply.code(204).send(null);
    },
  );
};
