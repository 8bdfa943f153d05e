import type { PeopleSearch } from '@gorodok/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask } from '../../../platform/http/request.ts';

/** Each search is recorded, so it is asked when somebody asks, and not again by itself. */
export const peopleQuery = (search: PeopleSearch) =>
  queryOptions({
    queryKey: ['people-search', search],
    queryFn: ({ signal }) => ask('FoundPeople', 'POST', '/people/search', { body: search, signal }),
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
    placeholderData: keepPreviousData,
  });
