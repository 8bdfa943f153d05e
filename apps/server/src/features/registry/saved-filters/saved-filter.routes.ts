import { IdParams, SavedFilter, SavedFilterList, SaveFilter } from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { actorOf } from '#platform/access/access.ts';
import type { Database } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { office } from '../cards/index.ts';
import { savedFilterRepository } from './saved-filter.repository.ts';

export const savedFilterRoutes: FastifyPluginAsyncTypebox<{ database: Database }> = async (
  app,
  { database },
) => {
  const saved = savedFilterRepository(database.kysely);

  app.get(
    '/saved-filters',
    { config: { access: office }, schema: { response: { 200: SavedFilterList } } },
    async (request) => ({ filters: await saved.list(actorOf(request)) }),
  );

  app.post(
    '/saved-filters',
    { config: { access: office }, schema: { body: SaveFilter, response: { 201: SavedFilter } } },
    async (request, reply) => {
      const name = request.body.name.trim();
      if (name === '')
        throw new AppError('invalid', 'input_invalid', [{ field: '/name', code: 'field_required' }]);
      const filter = { ...request.body, name };
      return reply.code(201).send({ id: await saved.save(actorOf(request), filter), ...filter });
    },
  );

  app.delete(
    '/saved-filters/:id',
    { config: { access: office }, schema: { params: IdParams, response: { 204: Type.Null() } } },
    async (request, reply) => {
      if (!(await saved.remove(actorOf(request), request.params.id)))
        throw new AppError('not_found', 'saved_filter.not_found');
      return reply.code(204).send(null);
    },
  );
};
