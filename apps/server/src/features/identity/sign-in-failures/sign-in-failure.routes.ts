import { IdParams, OneOf, SignInFailureList, Strict } from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { actorOf, type Access } from '#platform/access/access.ts';
import type { Database } from '#platform/database/database.ts';
import { signInFailureService } from './sign-in-failure.service.ts';

/** Who looks after the queue of an organization; a coordinator also after that of those who chose none. */
export const whoMends: Access = ['school_admin', 'municipal_coordinator', 'regional_coordinator'];

export const signInFailureRoutes: FastifyPluginAsyncTypebox<{ database: Database }> = async (
  app,
  { database },
) => {
  const failures = signInFailureService(database);

  app.get(
    '/sign-in-failures',
    {
      config: { access: whoMends },
      schema: {
        querystring: Strict({ state: Type.Optional(OneOf(['open', 'all'] as const)) }),
        response: { 200: SignInFailureList },
      },
    },
    (request) => failures.list(actorOf(request), request.query.state ?? 'open'),
  );

  app.post(
    '/sign-in-failures/:id/handled',
    { config: { access: whoMends }, schema: { params: IdParams, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await failures.markHandled(actorOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  );
};
