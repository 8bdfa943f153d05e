import type { DecidePair, DuplicatePairsQuery, MergePeople, RequestMerger } from '@gorodok/contract';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask, tell } from '../../../platform/http/request.ts';
import type { DuplicatesAddress } from './duplicates-address.ts';

export const duplicatesQuery = ({ kind, municipality, organization }: DuplicatesAddress) => {
  const parameters = new URLSearchParams();
  if (kind) parameters.set('kind', kind);
  if (organization) parameters.set('organizationId', String(organization));
  else if (municipality) parameters.set('municipalityId', String(municipality));
  return queryOptions({
    queryKey: ['duplicates', parameters.toString()],
    queryFn: ({ signal }) => ask('Duplicates', 'GET', `/duplicates?${parameters}`, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });
};

/** Pages of the pairs behind a number. */
export const pairsQuery = (wanted: DuplicatePairsQuery) =>
  infiniteQueryOptions({
    queryKey: ['duplicates', 'pairs', wanted],
    queryFn: ({ pageParam, signal }) =>
      ask('DuplicatePairs', 'POST', '/duplicates/pairs', {
        body: { ...wanted, ...(pageParam && { after: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

/** Two cards side by side. Reading them is recorded, so they are not read again by themselves. */
export const comparisonQuery = (a: number, b: number) =>
  queryOptions({
    queryKey: ['duplicates', 'comparison', a, b],
    queryFn: ({ signal }) => ask('PairComparison', 'GET', `/duplicates/comparison?a=${a}&b=${b}`, { signal }),
    refetchOnWindowFocus: false,
    retry: false,
  });

export const mergersQuery = () =>
  infiniteQueryOptions({
    queryKey: ['duplicates', 'mergers'],
    queryFn: ({ pageParam, signal }) =>
      ask('PersonMergers', 'GET', `/duplicates/mergers${pageParam ? `?before=${pageParam}` : ''}`, {
        signal,
      }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  });

export const decisionsQuery = () =>
  queryOptions({
    queryKey: ['duplicates', 'decisions'],
    queryFn: ({ signal }) => ask('PairDecisions', 'GET', '/duplicates/decisions', { signal }),
  });

export const postMerger = (body: MergePeople) => ask('MergedPeople', 'POST', '/duplicates/mergers', { body });
export const undoMerger = (id: number) => ask('UndoneMerger', 'POST', `/duplicates/mergers/${id}/undo`);
export const postDecision = (body: DecidePair) =>
  ask('MergedPeople', 'POST', '/duplicates/decisions', { body });
export const undoDecision = (id: number) => tell('DELETE', `/duplicates/decisions/${id}`);
export const postRequest = (body: RequestMerger) => tell('POST', '/duplicates/requests', { body });
