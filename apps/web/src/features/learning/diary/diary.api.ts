import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask } from '../../../platform/http/request.ts';

/** The children, or the student himself, whose diaries may be read. */
export const diaryStudentsQuery = () =>
  queryOptions({
    queryKey: ['diary', 'students'],
    queryFn: ({ signal }) => ask('DiaryStudentList', 'GET', '/diary/students', { signal }),
    staleTime: 10 * 60_000,
  });

/** The week of a day; without a day, the current week in the school's time zone. */
export const diaryWeekQuery = (enrolmentId: number, date: string | undefined) =>
  queryOptions({
    queryKey: ['diary', 'week', enrolmentId, date ?? 'today'],
    queryFn: ({ signal }) =>
      ask('DiaryWeek', 'GET', `/diary/${enrolmentId}/week${date ? `?date=${date}` : ''}`, { signal }),
    // Leafing keeps the week before on the screen, but another child's week must never stand under this name.
    placeholderData: (before) => (before?.enrolmentId === enrolmentId ? keepPreviousData(before) : undefined),
  });

/** A year of the diary by subject; without a year, the one that goes on. */
export const diaryResultsQuery = (enrolmentId: number, academicYearId: number | undefined) =>
  queryOptions({
    queryKey: ['diary', 'results', enrolmentId, academicYearId ?? 'current'],
    queryFn: ({ signal }) =>
      ask(
        'DiaryResults',
        'GET',
        `/diary/${enrolmentId}/results${academicYearId ? `?academicYearId=${academicYearId}` : ''}`,
        { signal },
      ),
  });
