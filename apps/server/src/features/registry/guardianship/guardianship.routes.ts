import { GuardianLinkSave, IdParams, NewCard, NewGuardian } from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { office, type CheckNewPerson } from '#features/registry/people/index.ts';
import { actorOf } from '#platform/access/access.ts';
import type { Database } from '#platform/database/database.ts';
import { addGuardian, saveLink } from './guardianship.service.ts';

export const guardianshipRoutes: FastifyPluginAsyncTypebox<{
  database: Database;
  checkNewPerson: CheckNewPerson;
}> = async (app, { database, checkNewPerson }) => {
  app.post(
    '/cards/student/:id/guardians',
    {
      config: { access: office },
      schema: { params: IdParams, body: NewGuardian, response: { 201: NewCard } },
    },
    async (request, reply) => {
      const { id } = request.params;
      const personId = await addGuardian(database, actorOf(request), id, request.body, checkNewPerson);
      return reply.code(201).send({ personId });
    },
  );

  app.put(
    '/guardianships/:id',
    { config: { access: office }, schema: { params: IdParams, body: GuardianLinkSave } },
    async (request, reply) => {
      await saveLink(database, actorOf(request), request.params.id, request.body);
      return reply.code(204).send();
    },
  );
};
