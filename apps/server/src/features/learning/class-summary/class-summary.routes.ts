import {
  ClassSummary,
  ClassSummaryExportQuery,
  ClassSummaryParams,
  ClassSummaryQuery,
} from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf, type Access } from '#platform/access/access.ts';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit, recordReads } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { makePdf } from '#platform/pdf/pdf.ts';
import { writeWorkbook, xlsxType } from '#platform/spreadsheet/write-workbook.ts';
import { classSummarySheets, printClassSummary } from './class-summary.print.ts';
import { findClassSummary } from './class-summary.read.ts';

const readers: Access = ['class_teacher', 'deputy_head', 'director', 'school_admin'];

export const classSummaryRoutes: FastifyPluginAsyncTypebox<{ database: Database }> = async (
  app,
  { database },
) => {
  async function find(actor: Actor, classGroupId: number, query: ClassSummaryQuery): Promise<ClassSummary> {
    const summary = await findClassSummary(database.kysely, actor, classGroupId, query);
    if (!summary) throw new AppError('not_found', 'class_summary.not_found');
    return summary;
  }
  const event = (
    action: 'class_summary.read' | 'class_summary.exported',
    classGroupId: number,
    { academicPeriodId, students }: ClassSummary,
  ) => ({
    action,
    subject: { kind: 'class_group', id: classGroupId },
    details: { academicPeriodId, count: students.length },
  });

  app.get(
    '/class-groups/:classGroupId/summary',
    {
      config: { access: readers },
      schema: { params: ClassSummaryParams, querystring: ClassSummaryQuery, response: { 200: ClassSummary } },
    },
    async (request) => {
      const [actor, { classGroupId }] = [actorOf(request), request.params];
      const summary = await find(actor, classGroupId, request.query);
      await recordReads(database, actor, [event('class_summary.read', classGroupId, summary)]);
      return summary;
    },
  );

  app.get(
    '/class-groups/:classGroupId/summary/export',
    {
      config: { access: readers },
      schema: { params: ClassSummaryParams, querystring: ClassSummaryExportQuery },
    },
    async (request, reply) => {
      const { format, ...query } = request.query;
      const { classGroupId } = request.params;
      const actor = actorOf(request);
      const summary = await find(actor, classGroupId, query);
      await recordAudit(database.kysely, actor, event('class_summary.exported', classGroupId, summary));
      const bytes = await (format === 'xlsx'
        ? writeWorkbook(classSummarySheets(summary))
        : makePdf(printClassSummary(summary)));
      return reply
        .type(format === 'xlsx' ? xlsxType : 'application/pdf')
        .header('content-disposition', `attachment; filename="svodnaya-vedomost.${format}"`)
        .header('cache-control', 'no-store')
        .send(Buffer.from(bytes));
    },
  );
};
