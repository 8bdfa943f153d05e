import {
  AcademicYear,
  AcademicYearList,
  ChangeYear,
  DraftYear,
  IdParams,
  OpeningQuery,
  PutDeadlines,
  YearOpenings,
} from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf, type Access } from '#platform/access/access.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { writeWorkbook, xlsxType } from '#platform/spreadsheet/write-workbook.ts';
import { openingSheet } from './opening.sheet.ts';
import { listOpenings, putDeadlines } from './opening.read.ts';
import { listYears } from './year.repository.ts';
import { yearService } from './year.service.ts';

const readers: Access = ['school_admin', 'deputy_head', 'director'];
const writers: Access = ['school_admin', 'deputy_head'];
const coordinators: Access = ['municipal_coordinator', 'regional_coordinator'];

/** «Учебные годы» of a school, and which schools have not opened the year. */
export const academicYearRoutes: FastifyPluginAsyncTypebox<{ database: Database }> = async (
  app,
  { database },
) => {
  const db = database.kysely;
  const years = yearService(database);

  app.get(
    '/academic-years',
    { config: { access: readers }, schema: { response: { 200: AcademicYearList } } },
    async (request) => ({ years: await listYears(db, actorOf(request)) }),
  );

  app.post(
    '/academic-years',
    { config: { access: writers }, schema: { body: DraftYear, response: { 201: AcademicYear } } },
    async (request, reply) => {
      const year = await years.add(actorOf(request), request.body);
      return reply.code(201).send(year);
    },
  );

  app.put(
    '/academic-years/:id',
    {
      config: { access: writers },
      schema: { params: IdParams, body: ChangeYear, response: { 200: AcademicYear } },
    },
    (request) => years.change(actorOf(request), request.params.id, request.body),
  );

  for (const step of ['open', 'close'] as const) {
    app.post(
      `/academic-years/:id/${step}`,
      { config: { access: writers }, schema: { params: IdParams, response: { 200: AcademicYear } } },
      (request) => years[step](actorOf(request), request.params.id),
    );
  }

  app.get(
    '/academic-year-openings',
    {
      config: { access: coordinators },
      schema: { querystring: OpeningQuery, response: { 200: YearOpenings } },
    },
    (request) => listOpenings(db, actorOf(request), request.query.yearName ?? null),
  );

  app.get(
    '/academic-year-openings/export',
    { config: { access: coordinators }, schema: { querystring: OpeningQuery } },
    async (request, reply) => {
      const openings = await listOpenings(db, actorOf(request), request.query.yearName ?? null);
      return reply
        .type(xlsxType)
        .header('content-disposition', 'attachment; filename="year-openings.xlsx"')
        .send(await writeWorkbook([openingSheet(openings)]));
    },
  );

  app.put(
    '/academic-year-openings/deadlines',
    {
      config: { access: ['regional_coordinator'] },
      schema: { body: PutDeadlines, response: { 200: YearOpenings } },
    },
    (request) =>
      db.transaction().execute(async (transaction) => {
        const actor = actorOf(request);
        const { yearName, deadlines } = request.body;
        await putDeadlines(transaction, yearName, deadlines);
        await recordAudit(transaction, actor, {
          action: 'academic_year.deadlines_put',
          details: { yearName, count: deadlines.length },
        });
        return listOpenings(transaction, actor, yearName);
      }),
  );
};
