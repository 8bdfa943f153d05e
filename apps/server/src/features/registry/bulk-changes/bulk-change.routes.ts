import { ApplyContactVisibility, BulkPreview, BulkResult, PreviewContactVisibility } from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf, type Access } from '#platform/access/access.ts';
import type { Database } from '#platform/database/database.ts';
import { bulkChangeService } from './bulk-change.service.ts';
import { contactVisibility } from './contact-visibility.action.ts';

const whoChanges: Access = ['school_admin'];

export const bulkChangeRoutes: FastifyPluginAsyncTypebox<{ database: Database }> = async (
  app,
  { database },
) => {
  const bulk = bulkChangeService(database);

  app.post(
    '/cards/bulk/contact-visibility/preview',
    {
      config: { access: whoChanges },
      schema: { body: PreviewContactVisibility, response: { 200: BulkPreview } },
    },
    (request) => {
      const { selection, visible } = request.body;
      return bulk.preview(actorOf(request), selection, contactVisibility(visible));
    },
  );

  app.post(
    '/cards/bulk/contact-visibility',
    {
      config: { access: whoChanges },
      schema: { body: ApplyContactVisibility, response: { 200: BulkResult } },
    },
    (request) => {
      const { selection, visible, changes } = request.body;
      return bulk.apply(actorOf(request), selection, contactVisibility(visible), changes);
    },
  );
};
