import type { CardKind } from '@gorodok/contract';
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { ask } from '../../../platform/http/request.ts';

/** The cards of one's own organization, page after page in the order of names. */
export const cardsQuery = (kind: CardKind, search: string) =>
  infiniteQueryOptions({
    queryKey: ['cards', kind, search],
    queryFn: ({ pageParam, signal }) => {
      const body = { kind, ...(search ? { search } : {}), ...(pageParam ? { after: pageParam } : {}) };
      return ask('CardList', 'POST', '/cards/search', { body, signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
