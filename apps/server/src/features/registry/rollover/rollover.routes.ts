import { IdParams, Rollover, RolloverVersion, SaveRollover } from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf, type Access } from '#platform/access/access.ts';
import type { Database } from '#platform/database/database.ts';
import type { FindTaughtLines } from '../movement/index.ts';
import { rolloverService } from './rollover.service.ts';

const writers: Access = ['school_admin', 'deputy_head'];

export interface RolloverOptions {
  database: Database;
  findTaught: FindTaughtLines;
}

/** The rollover of classes into a new academic year; the id is that of the year it leads into. */
export const rolloverRoutes: FastifyPluginAsyncTypebox<RolloverOptions> = async (
  app,
  { database, findTaught },
) => {
  const rollover = rolloverService(database, findTaught);
  const answer = { params: IdParams, response: { 200: Rollover } };

  app.get('/academic-years/:id/rollover', { config: { access: writers }, schema: answer }, (request) =>
    rollover.read(actorOf(request), request.params.id),
  );

  app.put(
    '/academic-years/:id/rollover',
    { config: { access: writers }, schema: { ...answer, body: SaveRollover } },
    (request) => rollover.save(actorOf(request), request.params.id, request.body),
  );

  app.post(
    '/academic-years/:id/rollover/apply',
    { config: { access: writers }, schema: { ...answer, body: RolloverVersion } },
    (request) => rollover.apply(actorOf(request), request.params.id, request.body.version),
  );

  app.post('/academic-years/:id/rollover/undo', { config: { access: writers }, schema: answer }, (request) =>
    rollover.undo(actorOf(request), request.params.id),
  );
};
