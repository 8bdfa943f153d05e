import type { EntryCheck, TakeLikely } from '@gorodok/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask } from '../../../../platform/http/request.ts';

/** Whoever may be the person that is being typed. Too little is typed: nobody is asked for. */
export const likelyPeopleQuery = (typed: EntryCheck) =>
  queryOptions({
    queryKey: ['likely-people', typed],
    queryFn: ({ signal }) => ask('LikelyPeople', 'POST', '/duplicates/entry-check', { body: typed, signal }),
    enabled: typed.surname.trim().length > 1 && typed.firstName.trim().length > 0,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
    retry: false,
  });

export const takeCandidate = (body: TakeLikely) =>
  ask('Candidate', 'POST', '/duplicates/entry-check/candidate', { body });
