import { CardList, CardOptions, CardOptionsQuery, CardSearch } from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf, type Access } from '#platform/access/access.ts';
import type { Database } from '#platform/database/database.ts';
import { listCardOptions } from './card-options.read.ts';
import { cardSearchService } from './card-search.service.ts';

/** Who sees the cards of an organization. */
export const office: Access = ['school_admin', 'director', 'deputy_head'];

export const cardListRoutes: FastifyPluginAsyncTypebox<{ database: Database }> = async (
  app,
  { database },
) => {
  const cards = cardSearchService(database);

  // What is searched for, and the place to go on from, are names: they travel in the body, since addresses are written down.
  app.post(
    '/cards/search',
    { config: { access: office }, schema: { body: CardSearch, response: { 200: CardList } } },
    async (request, reply) => {
      const list = await cards.list(actorOf(request), request.body);
      // Ready JSON; the contract's schema documents it, and a test holds the two together.
      return reply
        .type('application/json; charset=utf-8')
        .serializer(asIs)
        .send(list as unknown as CardList);
    },
  );

  app.get(
    '/cards/options',
    {
      config: { access: office },
      schema: { querystring: CardOptionsQuery, response: { 200: CardOptions } },
    },
    (request) => listCardOptions(database.kysely, actorOf(request), request.query.kind),
  );
};

const asIs = (payload: unknown): string => String(payload);
