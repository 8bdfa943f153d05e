import {
  DiaryParams,
  DiaryQuery,
  DiaryResults,
  DiaryResultsQuery,
  DiaryStudentList,
  DiaryWeek,
} from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf, sessionCookie, type Access } from '#platform/access/access.ts';
import type { Database } from '#platform/database/database.ts';
import { diaryService } from './diary.service.ts';

const family: Access = ['guardian', 'student'];

export const diaryRoutes: FastifyPluginAsyncTypebox<{ database: Database }> = async (app, { database }) => {
  const diary = diaryService(database);

  app.get(
    '/diary/students',
    { config: { access: family }, schema: { response: { 200: DiaryStudentList } } },
    async (request) => ({ students: await diary.listStudents(actorOf(request)) }),
  );

  app.get(
    '/diary/:enrolmentId/week',
    {
      config: { access: family },
      schema: { params: DiaryParams, querystring: DiaryQuery, response: { 200: DiaryWeek } },
    },
    async (request, reply) => {
      const token = request.cookies[sessionCookie] ?? '';
      const week = await diary.getWeek(
        actorOf(request),
        token,
        request.params.enrolmentId,
        request.query.date ?? null,
      );
      // PostgreSQL has built the JSON; the contract's schema documents it, and a test holds the two together.
      return reply
        .type('application/json; charset=utf-8')
        .serializer(asIs)
        .send(week as unknown as DiaryWeek);
    },
  );

  app.get(
    '/diary/:enrolmentId/results',
    {
      config: { access: family },
      schema: { params: DiaryParams, querystring: DiaryResultsQuery, response: { 200: DiaryResults } },
    },
    (request) =>
      diary.getResults(
        actorOf(request),
        request.cookies[sessionCookie] ?? '',
        request.params.enrolmentId,
        request.query.academicYearId ?? null,
      ),
  );
};

const asIs = (payload: unknown): string => String(payload);
