import { Readiness, ReadinessPeople, ReadinessPeopleQuery, ReadinessQuery } from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf, type Access } from '#platform/access/access.ts';
import type { Database } from '#platform/database/database.ts';
import { readinessService } from './readiness.service.ts';

const whoAsks: Access = [
  'school_admin',
  'director',
  'deputy_head',
  'municipal_coordinator',
  'regional_coordinator',
];

export const readinessRoutes: FastifyPluginAsyncTypebox<{ database: Database }> = async (
  app,
  { database },
) => {
  const readiness = readinessService(database);
  const config = { access: whoAsks };

  app.get(
    '/readiness',
    { config, schema: { querystring: ReadinessQuery, response: { 200: Readiness } } },
    (request) => readiness.describe(actorOf(request), request.query),
  );

  // What is asked may lead to names, so it travels in the body.
  app.post(
    '/readiness/people',
    { config, schema: { body: ReadinessPeopleQuery, response: { 200: ReadinessPeople } } },
    (request) => readiness.people(actorOf(request), request.body),
  );
};
