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
