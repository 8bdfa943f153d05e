import type {
  ApplyBatchUpdate,
  BatchFilter,
  BatchUpdate,
  BatchUpdateSummary,
  CardKind,
  StartBatchExport,
} from '@gorodok/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask, tell } from '../../../platform/http/request.ts';

const pollMs = 1_000;
const underWay: readonly BatchUpdateSummary['state'][] = ['checking', 'queued', 'undoing'];
export const isUnderWay = ({ state }: Pick<BatchUpdateSummary, 'state'>): boolean => underWay.includes(state);

/** Whether something about the file itself keeps every row out. */
export const hasFileError = ({ findings }: Pick<BatchUpdate, 'findings'>): boolean =>
  findings.some(({ row, severity }) => row === null && severity === 'error');

/** The files of the last day; asked for again and again while one is being made. */
export const batchExportsQuery = () =>
  queryOptions({
    queryKey: ['batch-exports'],
    queryFn: ({ signal }) => ask('BatchExportList', 'GET', '/batch-exports', { signal }),
    refetchInterval: ({ state }) =>
      state.data?.exports.some((one) => one.state === 'queued') ? pollMs : false,
  });
export const startBatchExport = (body: StartBatchExport) =>
  ask('BatchExport', 'POST', '/batch-exports', { body });
export const batchExportAddress = (id: number): string => `/api/batch-exports/${id}/file`;

export const batchUpdatesQuery = () =>
  queryOptions({
    queryKey: ['batch-updates'],
    queryFn: ({ signal }) => ask('BatchUpdateList', 'GET', '/batch-updates', { signal }),
    refetchInterval: ({ state }) => (state.data?.updates.some(isUnderWay) ? pollMs : false),
  });

/** One update with its diagnostics; asked for again and again while something is done with it. */
export const batchUpdateQuery = (id: number) =>
  queryOptions({
    queryKey: ['batch-updates', id],
    queryFn: ({ signal }) => ask('BatchUpdate', 'GET', `/batch-updates/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? pollMs : false),
  });

/** Hands a filled-in file in for checking; nothing is changed by it. */
export function uploadBatchUpdate(filter: BatchFilter, file: File) {
  const form = new FormData();
  form.set('file', file);
  const query = new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)]));
  return ask('BatchUpdate', 'POST', `/batch-updates?${query.toString()}`, { form });
}
export const applyBatchUpdate = (id: number, body: ApplyBatchUpdate) =>
  ask('BatchUpdate', 'POST', `/batch-updates/${id}/apply`, { body });
export const undoBatchUpdate = (id: number) => ask('BatchUpdate', 'POST', `/batch-updates/${id}/undo`);
export const discardBatchUpdate = (id: number): Promise<void> => tell('DELETE', `/batch-updates/${id}`);
export const annotatedAddress = (id: number): string => `/api/batch-updates/${id}/annotated`;

/** The classes and parallels that a filter can be set to. */
export const batchScopesQuery = (kind: CardKind) =>
  queryOptions({
    queryKey: ['card-options', kind],
    queryFn: ({ signal }) => ask('CardOptions', 'GET', `/cards/options?kind=${kind}`, { signal }),
    staleTime: 5 * 60_000,
  });
