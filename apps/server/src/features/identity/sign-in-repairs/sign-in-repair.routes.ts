import { IdParams, RepairedSignIn, RepairSignIn } from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf } from '#platform/access/access.ts';
import { whoMends } from '../sign-in-failures/index.ts';
import type { signInRepairService } from './sign-in-repair.service.ts';

export const signInRepairRoutes: FastifyPluginAsyncTypebox<{
  repairs: ReturnType<typeof signInRepairService>;
}> = async (app, { repairs }) => {
  app.post(
    '/sign-in-failures/:id/repair',
    {
      config: { access: whoMends },
      schema: { params: IdParams, body: RepairSignIn, response: { 200: RepairedSignIn } },
    },
    (request) => repairs.repair(actorOf(request), request.params.id, request.body),
  );
};
