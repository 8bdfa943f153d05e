import type { Invitation, Invite } from '@gorodok/contract';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask, tell } from '../../../platform/http/request.ts';

export const accountsQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: ['accounts', search],
    queryFn: ({ pageParam, signal }) => {
      const body = { ...(search ? { search } : {}), ...(pageParam ? { after: pageParam } : {}) };
      return ask('AccountList', 'POST', '/accounts/search', { body, signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export const invite = (personId: number, way: Invite['way']): Promise<Invitation> =>
  ask('Invitation', 'POST', `/accounts/${personId}/invitation`, { body: { way } });

export const setBlocked = (personId: number, blocked: boolean): Promise<void> =>
  tell(blocked ? 'PUT' : 'DELETE', `/accounts/${personId}/block`);

export const unlinkEsia = (personId: number): Promise<void> =>
  tell('DELETE', `/accounts/${personId}/esia-link`);

export const takeSecondFactorOff = (personId: number): Promise<void> =>
  tell('DELETE', `/accounts/${personId}/second-factor`);

export const cardErrorsQuery = () =>
  queryOptions({
    queryKey: ['card-errors'],
    queryFn: ({ signal }) => ask('CardErrorReportList', 'GET', '/card-errors', { signal }),
  });

export const handleCardError = (id: number): Promise<void> => tell('POST', `/card-errors/${id}/handled`);
