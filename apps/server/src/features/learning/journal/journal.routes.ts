import {
  Assignment,
  AttendanceParams,
  JournalPage,
  JournalParams,
  JournalQuery,
  LessonContent,
  LessonParams,
  Mark,
  MarkHistory,
  MarkParams,
  PutAssignment,
  PutAttendance,
  PutLesson,
  PutMark,
  SubjectGroupList,
  SubjectGroupQuery,
} from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { actorOf, type Access } from '#platform/access/access.ts';
import type { Database } from '#platform/database/database.ts';
import { journalService } from './journal.service.ts';

const readers: Access = ['teacher', 'class_teacher', 'deputy_head', 'director', 'school_admin'];
const writers: Access = ['teacher', 'class_teacher', 'school_admin'];

export const journalRoutes: FastifyPluginAsyncTypebox<{ database: Database }> = async (app, { database }) => {
  const journal = journalService(database);

  app.get(
    '/journal/subject-groups',
    {
      config: { access: readers },
      schema: { querystring: SubjectGroupQuery, response: { 200: SubjectGroupList } },
    },
    async (request) => ({
      subjectGroups: await journal.listSubjectGroups(actorOf(request), request.query.academicYearId ?? null),
    }),
  );

  app.get(
    '/journal/subject-groups/:subjectGroupId',
    {
      config: { access: readers },
      schema: { params: JournalParams, querystring: JournalQuery, response: { 200: JournalPage } },
    },
    (request) =>
      journal.getPage(actorOf(request), request.params.subjectGroupId, request.query.month ?? null),
  );

  app.put(
    '/journal/lessons/:lessonId',
    {
      config: { access: writers },
      schema: { params: LessonParams, body: PutLesson, response: { 200: LessonContent } },
    },
    (request) => journal.putContent(actorOf(request), request.params.lessonId, request.body),
  );

  app.put(
    '/journal/lessons/:lessonId/assignments',
    {
      config: { access: writers },
      schema: { params: LessonParams, body: PutAssignment, response: { 200: Assignment } },
    },
    (request) => journal.putAssignment(actorOf(request), request.params.lessonId, request.body.kind),
  );

  app.put(
    '/journal/assignments/:assignmentId/marks/:enrolmentId',
    { config: { access: writers }, schema: { params: MarkParams, body: PutMark, response: { 200: Mark } } },
    (request) =>
      journal.putMark(
        actorOf(request),
        request.params.assignmentId,
        request.params.enrolmentId,
        request.body,
      ),
  );

  app.get(
    '/journal/assignments/:assignmentId/marks/:enrolmentId/history',
    { config: { access: readers }, schema: { params: MarkParams, response: { 200: MarkHistory } } },
    (request) =>
      journal.getMarkHistory(actorOf(request), request.params.assignmentId, request.params.enrolmentId),
  );

  app.delete(
    '/journal/assignments/:assignmentId/marks/:enrolmentId',
    { config: { access: writers }, schema: { params: MarkParams, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await journal.removeMark(actorOf(request), request.params.assignmentId, request.params.enrolmentId);
      return reply.code(204).send(null);
    },
  );

  app.put(
    '/journal/lessons/:lessonId/attendance/:enrolmentId',
    {
      config: { access: writers },
      schema: { params: AttendanceParams, body: PutAttendance, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await journal.putAttendance(
        actorOf(request),
        request.params.lessonId,
        request.params.enrolmentId,
        request.body.value,
      );
      return reply.code(204).send(null);
    },
  );
};
