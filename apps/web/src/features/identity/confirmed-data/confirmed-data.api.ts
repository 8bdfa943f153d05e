import type { SettleDifference } from '@gorodok/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask, tell } from '../../../platform/http/request.ts';

/** What ЕСИА confirms otherwise than the cards of one's organization say. */
export const differencesQuery = () =>
  queryOptions({
    queryKey: ['confirmed', 'differences'],
    queryFn: ({ signal }) => ask('ConfirmedDifferenceList', 'GET', '/confirmed-differences', { signal }),
  });

/** What of one card ЕСИА has confirmed. */
export const confirmedCardQuery = (personId: number) =>
  queryOptions({
    queryKey: ['confirmed', 'card', personId],
    queryFn: ({ signal }) => ask('ConfirmedCard', 'GET', `/people/${personId}/confirmed`, { signal }),
    staleTime: 60_000,
  });

export const settleDifference = (id: number, settlement: SettleDifference['settlement']): Promise<void> =>
  tell('POST', `/confirmed-differences/${id}/settlement`, { body: { settlement } });
