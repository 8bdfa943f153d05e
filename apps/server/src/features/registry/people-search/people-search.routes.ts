import { FoundPeople, PeopleSearch } from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf } from '#platform/access/access.ts';
import type { Database } from '#platform/database/database.ts';
import { peopleSearchService } from './people-search.service.ts';

export const peopleSearchRoutes: FastifyPluginAsyncTypebox<{ database: Database }> = async (
  app,
  { database },
) => {
  const people = peopleSearchService(database);

  // Names and numbers travel in the body, since addresses are written down.
  app.post(
    '/people/search',
    {
      config: { access: ['municipal_coordinator', 'regional_coordinator'] },
      schema: { body: PeopleSearch, response: { 200: FoundPeople } },
    },
    (request) => people.search(actorOf(request), request.body),
  );
};
