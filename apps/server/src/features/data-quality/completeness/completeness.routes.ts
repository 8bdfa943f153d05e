import {
  AcceptedFindings,
  AcceptFinding,
  CardRulesDraft,
  CardRulesPreview,
  Completeness,
  CompletenessExportQuery,
  CompletenessPeople,
  CompletenessPeopleQuery,
  CompletenessQuery,
  IdParams,
  RequestSlipsOrder,
} from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { withDraftRules } from '#features/registry/card-rules/index.ts';
import { office } from '#features/registry/people/index.ts';
import { actorOf, type Access } from '#platform/access/access.ts';
import type { Database } from '#platform/database/database.ts';
import { xlsxType } from '#platform/spreadsheet/write-workbook.ts';
import { acceptedFindingService } from './accepted-finding.service.ts';
import { completenessDocuments } from './completeness-documents.service.ts';
import { completenessService } from './completeness.service.ts';
import { previewRules } from './rules-preview.read.ts';

const whoAsks: Access = [
  'school_admin',
  'director',
  'deputy_head',
  'municipal_coordinator',
  'regional_coordinator',
];
const documentTypes = { xlsx: xlsxType, pdf: 'application/pdf' };

/** «Контроль заполнения данных» and «Замечания». */
export const completenessRoutes: FastifyPluginAsyncTypebox<{ database: Database }> = async (
  app,
  { database },
) => {
  const completeness = completenessService(database);
  const documents = completenessDocuments(database);
  const accepted = acceptedFindingService(database);

  app.get(
    '/completeness',
    {
      config: { access: whoAsks },
      schema: { querystring: CompletenessQuery, response: { 200: Completeness } },
    },
    (request) => completeness.describe(actorOf(request), request.query),
  );

  // What is asked may lead to names, so it travels in the body.
  app.post(
    '/completeness/people',
    {
      config: { access: whoAsks },
      schema: { body: CompletenessPeopleQuery, response: { 200: CompletenessPeople } },
    },
    (request) => completeness.people(actorOf(request), request.body),
  );

  app.get(
    '/completeness/export',
    { config: { access: whoAsks }, schema: { querystring: CompletenessExportQuery } },
    async (request, reply) => {
      const { format } = request.query;
      const bytes = await documents.report(actorOf(request), request.query);
      return reply
        .type(documentTypes[format])
        .header('content-disposition', `attachment; filename="kontrol-zapolneniya.${format}"`)
        .header('cache-control', 'no-store')
        .send(Buffer.from(bytes));
    },
  );

  app.get(
    '/completeness/request-slips',
    { config: { access: office }, schema: { querystring: RequestSlipsOrder } },
    async (request, reply) => {
      const bytes = await documents.slips(actorOf(request), request.query);
      return reply
        .type('application/pdf')
        .header('content-disposition', 'inline; filename="pamyatki.pdf"')
        .header('cache-control', 'no-store')
        .send(Buffer.from(bytes));
    },
  );

  // What a change of the rules would do, before it is made: the answer changes nothing.
  app.post(
    '/completeness/rules-preview',
    {
      config: { access: ['regional_coordinator'] },
      schema: { body: CardRulesDraft, response: { 200: CardRulesPreview } },
    },
    async (request) => ({
      parts: await withDraftRules(database, actorOf(request), request.body.rules, previewRules),
    }),
  );

  app.get(
    '/accepted-findings',
    { config: { access: office }, schema: { response: { 200: AcceptedFindings } } },
    (request) => accepted.list(actorOf(request)),
  );

  app.post(
    '/accepted-findings',
    {
      config: { access: ['school_admin'] },
      schema: { body: AcceptFinding, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await accepted.accept(actorOf(request), request.body);
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/accepted-findings/:id',
    { config: { access: ['school_admin'] }, schema: { params: IdParams, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await accepted.withdraw(actorOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  );
};
