import { CutOffParams, PasswordCutOffList, SetPasswordCutOff } from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { actorOf } from '#platform/access/access.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { cutOffRepository } from './cut-off.repository.ts';

/** Until when a password opens the door, by role and kind of organization: the region's own decision (ESIA-8). */
export const cutOffRoutes: FastifyPluginAsyncTypebox<{ database: Database }> = async (app, { database }) => {
  const db = database.kysely;

  app.get(
    '/password-cut-offs',
    {
      config: { access: ['regional_coordinator', 'operator'] },
      schema: { response: { 200: PasswordCutOffList } },
    },
    async () => ({ cutOffs: await cutOffRepository(db).list() }),
  );

  app.put(
    '/password-cut-offs/:role/:organizationKind',
    {
      config: { access: ['regional_coordinator'] },
      schema: { params: CutOffParams, body: SetPasswordCutOff, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { params } = request;
      const { refusedFrom } = request.body;
      if (params.role === 'operator') throw new AppError('conflict', 'password_cut_off.not_for_operators');
      await db.transaction().execute(async (transaction) => {
        if (refusedFrom === null) await cutOffRepository(transaction).remove(params);
        else await cutOffRepository(transaction).set(actor, params, refusedFrom);
        await recordAudit(transaction, actor, {
          action: 'password_cut_off.set',
          details: { ...params, refusedFrom },
        });
      });
      return reply.code(204).send(null);
    },
  );
};
