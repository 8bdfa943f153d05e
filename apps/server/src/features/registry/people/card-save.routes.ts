import {
  Card,
  CardHistory,
  CardHistoryQuery,
  CardParams,
  CardSave,
  NewCard,
  NewEmployee,
} from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf } from '#platform/access/access.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { listChanges, listViews } from './card-history.read.ts';
import { saveCard } from './card-save.service.ts';
import { historyReaders, office, requireCard } from './card-scope.ts';
import { addEmployee } from './new-employee.service.ts';
import type { CheckNewPerson } from './new-person-check.ts';
import { findCard } from './open-card.read.ts';

export const cardSaveRoutes: FastifyPluginAsyncTypebox<{
  database: Database;
  checkNewPerson: CheckNewPerson;
}> = async (app, { database, checkNewPerson }) => {
  const db = database.kysely;

  app.put(
    '/cards/:kind/:id',
    { config: { access: office }, schema: { params: CardParams, body: CardSave, response: { 200: Card } } },
    async (request) => {
      const actor = actorOf(request);
      const { kind, id } = request.params;
      await saveCard(database, actor, kind, id, request.body);
      const card = await findCard(database, actor, kind, id);
      if (!card) throw new AppError('not_found', 'person.not_found');
      return card;
    },
  );

  app.post(
    '/cards/employees',
    { config: { access: office }, schema: { body: NewEmployee, response: { 201: NewCard } } },
    async (request, reply) => {
      const personId = await addEmployee(database, actorOf(request), request.body, checkNewPerson);
      return reply.code(201).send({ personId });
    },
  );

  app.get(
    '/cards/:kind/:id/history',
    {
      config: { access: historyReaders },
      schema: { params: CardParams, querystring: CardHistoryQuery, response: { 200: CardHistory } },
    },
    async (request) => {
      const actor = actorOf(request);
      const { kind, id } = request.params;
      const { part, before } = request.query;
      await requireCard(db, actor, kind, id);
      const history = await (part === 'changes' ? listChanges : listViews)(db, actor, id, before);
      await recordAudit(db, actor, {
        action: 'card.history_read',
        subject: { kind: 'person', id },
        details: { kind, part, count: history.entries.length },
      });
      return history;
    },
  );
};
