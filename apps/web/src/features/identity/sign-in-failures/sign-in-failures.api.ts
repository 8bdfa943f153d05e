import type { RepairSignIn } from '@gorodok/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask, tell } from '../../../platform/http/request.ts';

export type FailureState = 'open' | 'all';

/** The organization's queue of failed sign-ins; looked at again every minute, since someone may stand at the desk. */
export const signInFailuresQuery = (state: FailureState) =>
  queryOptions({
    queryKey: ['sign-in-failures', state],
    queryFn: ({ signal }) => ask('SignInFailureList', 'GET', `/sign-in-failures?state=${state}`, { signal }),
    refetchInterval: 60_000,
  });

export const markHandled = (id: number): Promise<void> => tell('POST', `/sign-in-failures/${id}/handled`);

export const repairSignIn = (id: number, body: RepairSignIn) =>
  ask('RepairedSignIn', 'POST', `/sign-in-failures/${id}/repair`, { body });

/** Students of one's own organization by words of the name. */
export const studentsQuery = (search: string) =>
  queryOptions({
    queryKey: ['cards', 'students-to-choose', search],
    queryFn: ({ signal }) =>
      ask('CardList', 'POST', '/cards/search', { body: { kind: 'student', search, limit: 8 }, signal }),
    enabled: search.trim().length >= 2,
  });
