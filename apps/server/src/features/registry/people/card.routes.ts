import { Card, CardParams } from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf } from '#platform/access/access.ts';
import type { Database } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { office } from './card-scope.ts';
import { readCard } from './open-card.read.ts';

export const cardRoutes: FastifyPluginAsyncTypebox<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/cards/:kind/:id',
    { config: { access: office }, schema: { params: CardParams, response: { 200: Card } } },
    async (request) => {
      const { kind, id } = request.params;
      const card = await readCard(database, actorOf(request), kind, id);
      if (!card) throw new AppError('not_found', 'person.not_found');
      return card;
    },
  );
};
