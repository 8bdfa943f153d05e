import { Strict } from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { pendingMigrations } from '../database/migrate.ts';
import type { Database } from '../database/database.ts';
import { AppError } from '../errors/app-error.ts';

const Fine = Strict({ status: Type.Literal('ok') });
const fine = { status: 'ok' } as const;

/** For whoever starts, restarts and sends requests to this process. */
export const healthRoutes: FastifyPluginAsyncTypebox<{ database: Database }> = async (app, { database }) => {
  let stopping = false;
  let migrated = false;
  app.addHook('preClose', async () => {
    stopping = true;
  });

  app.get(
    '/health/live',
    {
      config: { access: 'public' },
      schema: { summary: 'The process answers', response: { 200: Fine } },
    },
    async () => fine,
  );

  app.get(
    '/health/ready',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Requests may be sent: not stopping, the database answers',
        response: { 200: Fine },
      },
    },
    async () => {
      if (stopping) throw new AppError('unavailable', 'shutting_down');
      await sql`select 1`.execute(database.kysely).catch(() => {
        throw new AppError('unavailable', 'database_unavailable');
      });
      migrated ||= (await pendingMigrations(database.kysely)).length === 0; // never undone, so asked only until then
      if (!migrated) throw new AppError('unavailable', 'migrations_pending');
      return fine;
    },
  );
};
