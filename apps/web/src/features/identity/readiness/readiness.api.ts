import type { ReadinessPeopleQuery } from '@gorodok/contract';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask } from '../../../platform/http/request.ts';
import type { ReadinessAddress } from './readiness-address.ts';

export const readinessQuery = ({ kind, municipality, organization }: ReadinessAddress) => {
  const parameters = new URLSearchParams();
  if (kind) parameters.set('kind', kind);
  if (organization) parameters.set('organizationId', String(organization));
  else if (municipality) parameters.set('municipalityId', String(municipality));
  return queryOptions({
    queryKey: ['readiness', parameters.toString()],
    queryFn: ({ signal }) => ask('Readiness', 'GET', `/readiness?${parameters}`, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
};

/** Pages of the people behind a number. */
export const readinessPeopleQuery = (wanted: ReadinessPeopleQuery) =>
  infiniteQueryOptions({
    queryKey: ['readiness', 'people', wanted],
    queryFn: ({ pageParam, signal }) =>
      ask('ReadinessPeople', 'POST', '/readiness/people', {
        body: { ...wanted, ...(pageParam && { after: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
