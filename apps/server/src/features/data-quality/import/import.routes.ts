import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { ApplyImport, IdParams, Import, ImportKind, ImportList, Strict } from '@gorodok/contract';
import { Type } from 'typebox';
import { actorOf, type Access } from '#platform/access/access.ts';
import { acceptFiles, uploadedFile } from '#platform/http/uploaded-file.ts';
import { writeTemplate } from '../spreadsheets/index.ts';
import { importService, largestFile, type ImportFoundations } from './import.service.ts';

const whoImports: Access = ['school_admin'];

export const importRoutes: FastifyPluginAsyncTypebox<ImportFoundations> = async (app, foundations) => {
  const imports = importService(foundations);
  await acceptFiles(app, largestFile);

  app.post(
    '/imports',
    {
      config: { access: whoImports },
      schema: { querystring: Strict({ kind: ImportKind }), response: { 201: Import } },
    },
    async (request, reply) => {
      const file = await uploadedFile(request);
      return reply.code(201).send(await imports.upload(actorOf(request), request.query.kind, file));
    },
  );

  app.get(
    '/imports',
    { config: { access: whoImports }, schema: { response: { 200: ImportList } } },
    async (request) => ({
      imports: await imports.list(actorOf(request)),
    }),
  );

  app.get(
    '/imports/:id',
    { config: { access: whoImports }, schema: { params: IdParams, response: { 200: Import } } },
    (request) => imports.view(actorOf(request), request.params.id),
  );

  app.post(
    '/imports/:id/apply',
    {
      config: { access: whoImports },
      schema: { params: IdParams, body: ApplyImport, response: { 202: Import } },
    },
    async (request, reply) =>
      reply.code(202).send(await imports.apply(actorOf(request), request.params.id, request.body)),
  );

  app.delete(
    '/imports/:id',
    { config: { access: whoImports }, schema: { params: IdParams, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await imports.discard(actorOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/imports/templates/:kind',
    { config: { access: whoImports }, schema: { params: Strict({ kind: ImportKind }) } },
    async (request, reply) => {
      const { title, columns } = foundations.importers[request.params.kind];
      return reply
        .type('application/vnd.ms-excel')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${title}.xls`)}`)
        .send(writeTemplate(title, columns));
    },
  );
};
