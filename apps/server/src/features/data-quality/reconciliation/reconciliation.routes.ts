import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams, Reconciliation, ReconciliationList, ReconciliationQuery } from '@gorodok/contract';
import { actorOf, type Access } from '#platform/access/access.ts';
import type { Database } from '#platform/database/database.ts';
import { acceptFiles, uploadedFile } from '#platform/http/uploaded-file.ts';
import { reconciliationService } from './reconciliation.service.ts';

const largestFile = 5 * 1024 * 1024;
const whoReconciles: Access = ['regional_coordinator'];

export const reconciliationRoutes: FastifyPluginAsyncTypebox<{ database: Database }> = async (
  app,
  { database },
) => {
  const reconciliations = reconciliationService(database);
  await acceptFiles(app, largestFile);

  app.post(
    '/reconciliations',
    {
      config: { access: whoReconciles },
      schema: { querystring: ReconciliationQuery, response: { 201: Reconciliation } },
    },
    async (request, reply) => {
      const file = await uploadedFile(request);
      return reply.code(201).send(await reconciliations.make(actorOf(request), request.query, file));
    },
  );

  app.get(
    '/reconciliations',
    { config: { access: whoReconciles }, schema: { response: { 200: ReconciliationList } } },
    async (request) => ({ reconciliations: await reconciliations.list(actorOf(request)) }),
  );

  app.get(
    '/reconciliations/:id',
    { config: { access: whoReconciles }, schema: { params: IdParams, response: { 200: Reconciliation } } },
    (request) => reconciliations.view(actorOf(request), request.params.id),
  );

  app.get(
    '/reconciliations/:id/file',
    { config: { access: whoReconciles }, schema: { params: IdParams } },
    async (request, reply) => {
      const { name, bytes } = await reconciliations.file(actorOf(request), request.params.id);
      return reply
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .send(bytes);
    },
  );
};
