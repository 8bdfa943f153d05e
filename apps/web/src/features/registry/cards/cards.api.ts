import type {
  ApplyContactVisibility,
  CardKind,
  PreviewContactVisibility,
  SaveFilter,
  StartCardExport,
} from '@gorodok/contract';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask, tell } from '../../../platform/http/request.ts';
import type { CardView } from './card-address.ts';

const pollMs = 700;

/** The cards of one's own organization, page after page. A search that has become stale is cancelled. */
export const cardsQuery = ({ kind, filters, sort }: CardView, search: string) =>
  infiniteQueryOptions({
    queryKey: ['cards', kind, filters, sort, search],
    queryFn: ({ pageParam, signal }) => {
      const body = {
        kind,
        filters,
        sort,
        limit: 100,
        ...(search && { search }),
        ...(pageParam !== null && { after: pageParam }),
      };
      return ask('CardList', 'POST', '/cards/search', { body, signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

/** What the filters can be set to. */
export const cardOptionsQuery = (kind: CardKind) =>
  queryOptions({
    queryKey: ['card-options', kind],
    queryFn: ({ signal }) => ask('CardOptions', 'GET', `/cards/options?kind=${kind}`, { signal }),
    staleTime: 5 * 60_000,
  });

export const savedFiltersQuery = () =>
  queryOptions({
    queryKey: ['saved-filters'],
    queryFn: ({ signal }) => ask('SavedFilterList', 'GET', '/saved-filters', { signal }),
  });
export const saveFilter = (body: SaveFilter) => ask('SavedFilter', 'POST', '/saved-filters', { body });
export const removeFilter = (id: number) => tell('DELETE', `/saved-filters/${id}`);

/** The files of the last day; asked for again and again while one is being made. */
export const exportsQuery = () =>
  queryOptions({
    queryKey: ['card-exports'],
    queryFn: ({ signal }) => ask('CardExportList', 'GET', '/card-exports', { signal }),
    refetchInterval: ({ state }) =>
      state.data?.exports.some((known) => known.state === 'queued') ? pollMs : false,
  });
export const startExport = (body: StartCardExport) => ask('CardExport', 'POST', '/card-exports', { body });
export const exportAddress = (id: number): string => `/api/card-exports/${id}/file`;

export const contactVisibilityPreview = (body: PreviewContactVisibility) =>
  queryOptions({
    queryKey: ['cards-bulk', body],
    queryFn: ({ signal }) =>
      ask('BulkPreview', 'POST', '/cards/bulk/contact-visibility/preview', { body, signal }),
    staleTime: 0,
    gcTime: 0,
  });
export const changeContactVisibility = (body: ApplyContactVisibility) =>
  ask('BulkResult', 'POST', '/cards/bulk/contact-visibility', { body });
