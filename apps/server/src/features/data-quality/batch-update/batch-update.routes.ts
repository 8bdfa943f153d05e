import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  ApplyBatchUpdate,
  BatchExport,
  BatchExportList,
  BatchFilter,
  BatchUpdate,
  BatchUpdateList,
  IdParams,
  StartBatchExport,
} from '@gorodok/contract';
import { Type } from 'typebox';
import { actorOf, type Access } from '#platform/access/access.ts';
import { acceptFiles, uploadedFile } from '#platform/http/uploaded-file.ts';
import { batchExportService, type BatchFoundations } from './batch-export.service.ts';
import { batchUpdateService, largestFile } from './batch-update.service.ts';

/** Changes of many cards are the administrator's, as the other ones are. */
const whoUpdates: Access = ['school_admin'];

const asFile = (name: string) => ({
  'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  'cache-control': 'no-store',
});

export const batchUpdateRoutes: FastifyPluginAsyncTypebox<BatchFoundations> = async (app, foundations) => {
  const exports = batchExportService(foundations);
  const updates = batchUpdateService(foundations);
  await acceptFiles(app, largestFile);

  app.post(
    '/batch-exports',
    { config: { access: whoUpdates }, schema: { body: StartBatchExport, response: { 202: BatchExport } } },
    async (request, reply) => reply.code(202).send(await exports.start(actorOf(request), request.body)),
  );

  app.get(
    '/batch-exports',
    { config: { access: whoUpdates }, schema: { response: { 200: BatchExportList } } },
    async (request) => ({ exports: await exports.list(actorOf(request)) }),
  );

  app.get(
    '/batch-exports/:id',
    { config: { access: whoUpdates }, schema: { params: IdParams, response: { 200: BatchExport } } },
    (request) => exports.get(actorOf(request), request.params.id),
  );

  app.get(
    '/batch-exports/:id/file',
    { config: { access: whoUpdates }, schema: { params: IdParams } },
    async (request, reply) => {
      const { name, type, contents } = await exports.read(actorOf(request), request.params.id);
      return reply.type(type).headers(asFile(name)).send(contents);
    },
  );

  app.post(
    '/batch-updates',
    {
      config: { access: whoUpdates },
      schema: { querystring: BatchFilter, response: { 202: BatchUpdate } },
    },
    async (request, reply) => {
      const file = await uploadedFile(request);
      return reply.code(202).send(await updates.upload(actorOf(request), request.query, file));
    },
  );

  app.get(
    '/batch-updates',
    { config: { access: whoUpdates }, schema: { response: { 200: BatchUpdateList } } },
    async (request) => ({ updates: await updates.list(actorOf(request)) }),
  );

  app.get(
    '/batch-updates/:id',
    { config: { access: whoUpdates }, schema: { params: IdParams, response: { 200: BatchUpdate } } },
    (request) => updates.view(actorOf(request), request.params.id),
  );

  app.post(
    '/batch-updates/:id/apply',
    {
      config: { access: whoUpdates },
      schema: { params: IdParams, body: ApplyBatchUpdate, response: { 202: BatchUpdate } },
    },
    async (request, reply) =>
      reply.code(202).send(await updates.apply(actorOf(request), request.params.id, request.body)),
  );

  app.post(
    '/batch-updates/:id/undo',
    { config: { access: whoUpdates }, schema: { params: IdParams, response: { 202: BatchUpdate } } },
    async (request, reply) => reply.code(202).send(await updates.undo(actorOf(request), request.params.id)),
  );

  app.delete(
    '/batch-updates/:id',
    { config: { access: whoUpdates }, schema: { params: IdParams, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await updates.discard(actorOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/batch-updates/:id/annotated',
    { config: { access: whoUpdates }, schema: { params: IdParams } },
    async (request, reply) => {
      const { name, type, bytes } = await updates.annotate(actorOf(request), request.params.id);
      return reply.type(type).headers(asFile(name)).send(bytes);
    },
  );
};
