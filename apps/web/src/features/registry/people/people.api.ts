import type { CardKind } from '@gorodok/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../platform/http/request.ts';

/** One card. Reading it is recorded, so it is read when someone opens it and not before. */
export const cardQuery = (kind: CardKind, id: number) =>
  queryOptions({
    queryKey: ['card', kind, id],
    queryFn: ({ signal }) => ask('Card', 'GET', `/cards/${kind}/${id}`, { signal }),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
