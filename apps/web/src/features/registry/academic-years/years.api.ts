import type { AcademicYear, DraftYear, PutDeadlines, RolloverPlan } from '@gorodok/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask } from '../../../platform/http/request.ts';

export const yearsQuery = () =>
  queryOptions({
    queryKey: ['academic-years'],
    queryFn: ({ signal }) => ask('AcademicYearList', 'GET', '/academic-years', { signal }),
    refetchOnWindowFocus: false,
  });

export const saveYear = (draft: DraftYear, known: Pick<AcademicYear, 'id' | 'version'> | null) =>
  known
    ? ask('AcademicYear', 'PUT', `/academic-years/${known.id}`, {
        body: { ...draft, version: known.version },
      })
    : ask('AcademicYear', 'POST', '/academic-years', { body: draft });

export const setYearState = (id: number, step: 'open' | 'close') =>
  ask('AcademicYear', 'POST', `/academic-years/${id}/${step}`);

export const rolloverQuery = (yearId: number) =>
  queryOptions({
    queryKey: ['rollover', yearId],
    queryFn: ({ signal }) => ask('Rollover', 'GET', `/academic-years/${yearId}/rollover`, { signal }),
    refetchOnWindowFocus: false,
  });

export const saveRollover = (yearId: number, version: number, plan: RolloverPlan) =>
  ask('Rollover', 'PUT', `/academic-years/${yearId}/rollover`, { body: { version, plan } });
export const applyRollover = (yearId: number, version: number) =>
  ask('Rollover', 'POST', `/academic-years/${yearId}/rollover/apply`, { body: { version } });
export const undoRollover = (yearId: number) =>
  ask('Rollover', 'POST', `/academic-years/${yearId}/rollover/undo`);

const ofYear = (yearName: string | undefined): string =>
  yearName ? `?${new URLSearchParams({ yearName }).toString()}` : '';
export const openingsQuery = (yearName: string | undefined) =>
  queryOptions({
    queryKey: ['academic-year-openings', yearName ?? null],
    queryFn: ({ signal }) =>
      ask('YearOpenings', 'GET', `/academic-year-openings${ofYear(yearName)}`, { signal }),
    placeholderData: keepPreviousData,
  });
export const openingsExport = (yearName: string): string =>
  `/api/academic-year-openings/export${ofYear(yearName)}`;
export const putDeadlines = (body: PutDeadlines) =>
  ask('YearOpenings', 'PUT', '/academic-year-openings/deadlines', { body });
