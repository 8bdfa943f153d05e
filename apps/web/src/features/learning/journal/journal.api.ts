import type { Assignment, PutAssignment, PutAttendance, PutLesson, PutMark } from '@gorodok/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask, tell } from '../../../platform/http/request.ts';

/** The classes and subjects whose journals may be opened. */
export const subjectGroupsQuery = (academicYearId: number | null = null) =>
  queryOptions({
    queryKey: ['journal', 'subject-groups', academicYearId],
    queryFn: ({ signal }) =>
      ask(
        'SubjectGroupList',
        'GET',
        `/journal/subject-groups${academicYearId === null ? '' : `?academicYearId=${academicYearId}`}`,
        { signal },
      ),
    staleTime: 5 * 60_000,
  });

/**
 * A month of a journal. Always read anew when it is opened, and not behind the back of a teacher who is typing:
 * the sheet keeps its own state from then on.
 */
export const journalPageQuery = (subjectGroupId: number, month: string | undefined) =>
  queryOptions({
    queryKey: ['journal', 'page', subjectGroupId, month ?? 'current'],
    queryFn: ({ signal }) =>
      ask(
        'JournalPage',
        'GET',
        `/journal/subject-groups/${subjectGroupId}${month ? `?month=${month}` : ''}`,
        {
          signal,
        },
      ),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

export const putAssignment = (lessonId: number, body: PutAssignment): Promise<Assignment> =>
  ask('Assignment', 'PUT', `/journal/lessons/${lessonId}/assignments`, { body });

export const putLesson = (lessonId: number, body: PutLesson) =>
  ask('LessonContent', 'PUT', `/journal/lessons/${lessonId}`, { body });

export const putAttendance = (lessonId: number, enrolmentId: number, body: PutAttendance): Promise<void> =>
  tell('PUT', `/journal/lessons/${lessonId}/attendance/${enrolmentId}`, { body });

export const putMark = (assignmentId: number, enrolmentId: number, body: PutMark): Promise<void> =>
  tell('PUT', `/journal/assignments/${assignmentId}/marks/${enrolmentId}`, { body });

export const deleteMark = (assignmentId: number, enrolmentId: number): Promise<void> =>
  tell('DELETE', `/journal/assignments/${assignmentId}/marks/${enrolmentId}`);

/** Who has given which mark in a cell; asked each time, since the cell changes under one's hands. */
export const markHistoryQuery = (assignmentId: number, enrolmentId: number) =>
  queryOptions({
    queryKey: ['journal', 'mark-history', assignmentId, enrolmentId],
    queryFn: ({ signal }) =>
      ask('MarkHistory', 'GET', `/journal/assignments/${assignmentId}/marks/${enrolmentId}/history`, {
        signal,
      }),
    staleTime: 0,
    gcTime: 0,
  });
