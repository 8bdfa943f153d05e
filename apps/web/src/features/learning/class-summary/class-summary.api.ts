import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask } from '../../../platform/http/request.ts';

/** A period by its number, the year, or without either the period that began last. */
export type SummaryOf = { period?: number; year?: true };

const addressOf = ({ period, year }: SummaryOf): string =>
  new URLSearchParams({
    ...(period ? { academicPeriodId: String(period) } : {}),
    ...(year ? { year: 'true' } : {}),
  }).toString();

export const classSummaryQuery = (classGroupId: number, of: SummaryOf) =>
  queryOptions({
    queryKey: ['class-summary', classGroupId, of],
    queryFn: ({ signal }) =>
      ask('ClassSummary', 'GET', `/class-groups/${classGroupId}/summary?${addressOf(of)}`, { signal }),
    placeholderData: keepPreviousData,
  });

export const classSummaryExport = (classGroupId: number, of: SummaryOf, format: 'xlsx' | 'pdf'): string =>
  `/api/class-groups/${classGroupId}/summary/export?${addressOf(of)}&format=${format}`;
