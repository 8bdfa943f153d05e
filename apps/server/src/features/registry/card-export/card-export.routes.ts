import { CardExport, CardExportList, IdParams, StartCardExport } from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf } from '#platform/access/access.ts';
import { office } from '../cards/index.ts';
import { cardExportService, type ExportFoundations } from './card-export.service.ts';

export const cardExportRoutes: FastifyPluginAsyncTypebox<ExportFoundations> = async (app, foundations) => {
  const exports = cardExportService(foundations);

  app.post(
    '/card-exports',
    { config: { access: office }, schema: { body: StartCardExport, response: { 202: CardExport } } },
    async (request, reply) => reply.code(202).send(await exports.start(actorOf(request), request.body)),
  );

  app.get(
    '/card-exports',
    { config: { access: office }, schema: { response: { 200: CardExportList } } },
    async (request) => ({ exports: await exports.list(actorOf(request)) }),
  );

  app.get(
    '/card-exports/:id',
    { config: { access: office }, schema: { params: IdParams, response: { 200: CardExport } } },
    (request) => exports.get(actorOf(request), request.params.id),
  );

  app.get(
    '/card-exports/:id/file',
    { config: { access: office }, schema: { params: IdParams } },
    async (request, reply) => {
      const { name, contents } = await exports.read(actorOf(request), request.params.id);
      return reply
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .header('cache-control', 'no-store')
        .send(contents);
    },
  );
};
