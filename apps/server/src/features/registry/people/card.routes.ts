import { Card, CardParams } from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf } from '#platform/access/access.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { office } from './card-scope.ts';
import { findCard } from './open-card.read.ts';

export const cardRoutes: FastifyPluginAsyncTypebox<{ database: Database }> = async (app, { database }) => {
  const db = database.kysely;

  app.get(
    '/cards/:kind/:id',
    { config: { access: office }, schema: { params: CardParams, response: { 200: Card } } },
    async (request) => {
      const actor = actorOf(request);
      const { kind, id } = request.params;
      const card = await findCard(database, actor, kind, id);
      if (!card) throw new AppError('not_found', 'person.not_found');
      await recordAudit(db, actor, {
        action: 'card.read',
        subject: { kind: 'person', id },
        details: { kind },
      });
      return card;
    },
  );
};
