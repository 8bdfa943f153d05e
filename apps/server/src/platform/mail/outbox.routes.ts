import { Outbox } from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf } from '../access/access.ts';
import { recordAudit } from '../audit/record.ts';
import type { Database } from '../database/database.ts';
import { AppError } from '../errors/app-error.ts';
import type { Mailer } from './mailer.ts';

/** What a demonstration would have sent; where a mail server sends letters, there is no such list. */
export const outboxRoutes: FastifyPluginAsyncTypebox<{ mailer: Mailer; database: Database }> = async (
  app,
  { mailer, database },
) => {
  app.get(
    '/outbox',
    { config: { access: ['operator'] }, schema: { response: { 200: Outbox } } },
    async (request) => {
      if (!mailer.outbox) throw new AppError('not_found', 'not_found');
      const letters = await mailer.outbox.list();
      await recordAudit(database.kysely, actorOf(request), {
        action: 'outbox.listed',
        details: { count: letters.length },
      });
      return { letters };
    },
  );
};
