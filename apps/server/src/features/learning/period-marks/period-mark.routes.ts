import {
  JournalParams,
  MarkThresholds,
  PeriodClosings,
  PeriodMarkSheet,
  PutPeriodClosings,
  PutPeriodMarks,
  ReopenPeriod,
} from '@gorodok/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf, type Access } from '#platform/access/access.ts';
import type { Database } from '#platform/database/database.ts';
import { periodClosingService } from './period-closing.service.ts';
import { markThresholdService } from './mark-threshold.service.ts';
import { permitting } from './period-mark.policy.ts';
import { periodMarkService } from './period-mark.service.ts';

const readers: Access = ['teacher', 'class_teacher', 'deputy_head', 'director', 'school_admin'];
const writers: Access = ['teacher', 'class_teacher', 'school_admin'];
const office: Access = [...permitting, 'school_admin'];

export const periodMarkRoutes: FastifyPluginAsyncTypebox<{ database: Database }> = async (
  app,
  { database },
) => {
  const periodMarks = periodMarkService(database);
  const thresholds = markThresholdService(database);
  const closings = periodClosingService(database);

  app.get(
    '/journal/subject-groups/:subjectGroupId/period-marks',
    { config: { access: readers }, schema: { params: JournalParams, response: { 200: PeriodMarkSheet } } },
    (request) => periodMarks.getSheet(actorOf(request), request.params.subjectGroupId),
  );

  app.put(
    '/journal/subject-groups/:subjectGroupId/period-marks',
    {
      config: { access: writers },
      schema: { params: JournalParams, body: PutPeriodMarks, response: { 200: PeriodMarkSheet } },
    },
    (request) => periodMarks.putMarks(actorOf(request), request.params.subjectGroupId, request.body),
  );

  app.post(
    '/journal/subject-groups/:subjectGroupId/reopenings',
    {
      config: { access: permitting },
      schema: { params: JournalParams, body: ReopenPeriod, response: { 200: PeriodMarkSheet } },
    },
    (request) => periodMarks.reopen(actorOf(request), request.params.subjectGroupId, request.body),
  );

  app.get(
    '/period-closings',
    { config: { access: office }, schema: { response: { 200: PeriodClosings } } },
    (request) => closings.list(actorOf(request)),
  );

  app.put(
    '/period-closings',
    { config: { access: office }, schema: { body: PutPeriodClosings, response: { 200: PeriodClosings } } },
    (request) => closings.put(actorOf(request), request.body),
  );

  app.get(
    '/mark-thresholds',
    { config: { access: readers }, schema: { response: { 200: MarkThresholds } } },
    (request) => thresholds.get(actorOf(request)),
  );

  app.put(
    '/mark-thresholds',
    { config: { access: office }, schema: { body: MarkThresholds, response: { 200: MarkThresholds } } },
    (request) => thresholds.put(actorOf(request), request.body),
  );
};
