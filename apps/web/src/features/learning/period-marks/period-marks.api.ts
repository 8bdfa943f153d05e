import type { MarkThresholds, PutPeriodClosings, PutPeriodMarks, ReopenPeriod } from '@gorodok/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../platform/http/request.ts';

/** Asked anew whenever it is opened; while one writes, every answer to a change brings it. */
export const periodMarksQuery = (subjectGroupId: number) =>
  queryOptions({
    queryKey: ['journal', 'period-marks', subjectGroupId],
    queryFn: ({ signal }) =>
      ask('PeriodMarkSheet', 'GET', `/journal/subject-groups/${subjectGroupId}/period-marks`, { signal }),
    refetchOnWindowFocus: false,
  });

export const putPeriodMarks = (subjectGroupId: number, marks: PutPeriodMarks['marks']) =>
  ask('PeriodMarkSheet', 'PUT', `/journal/subject-groups/${subjectGroupId}/period-marks`, {
    body: { marks },
  });

export const reopenPeriod = (subjectGroupId: number, body: ReopenPeriod) =>
  ask('PeriodMarkSheet', 'POST', `/journal/subject-groups/${subjectGroupId}/reopenings`, { body });

export const periodClosingsQuery = () =>
  queryOptions({
    queryKey: ['period-closings'],
    queryFn: ({ signal }) => ask('PeriodClosings', 'GET', '/period-closings', { signal }),
  });

export const putPeriodClosings = (body: PutPeriodClosings) =>
  ask('PeriodClosings', 'PUT', '/period-closings', { body });

export const markThresholdsQuery = () =>
  queryOptions({
    queryKey: ['mark-thresholds'],
    queryFn: ({ signal }) => ask('MarkThresholds', 'GET', '/mark-thresholds', { signal }),
    refetchOnWindowFocus: false,
  });

export const putMarkThresholds = (body: MarkThresholds) =>
  ask('MarkThresholds', 'PUT', '/mark-thresholds', { body });
