import type { OrganizationKind } from '@gorodok/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask } from '../../../platform/http/request.ts';

const dayMs = 86_400_000;

export const regionQuery = () =>
  queryOptions({
    queryKey: ['region'],
    queryFn: ({ signal }) => ask('Region', 'GET', '/region', { signal }),
    staleTime: dayMs,
  });

export const municipalitiesQuery = () =>
  queryOptions({
    queryKey: ['municipalities'],
    queryFn: ({ signal }) => ask('MunicipalityList', 'GET', '/municipalities', { signal }),
    staleTime: dayMs,
  });

export type DirectorySearch = {
  search: string;
  municipalityId: number | null;
  kind: OrganizationKind | null;
};

/** The public directory of organizations; the list before stays while the next one is on its way. */
export const directoryQuery = ({ search, municipalityId, kind }: DirectorySearch) => {
  const parameters = new URLSearchParams();
  if (search.trim()) parameters.set('search', search.trim());
  if (municipalityId !== null) parameters.set('municipalityId', String(municipalityId));
  if (kind !== null) parameters.set('kind', kind);
  return queryOptions({
    queryKey: ['directory', parameters.toString()],
    queryFn: ({ signal }) => ask('Directory', 'GET', `/organizations/directory?${parameters}`, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  });
};

/** Why this browser's last sign-in was refused. */
export const refusalQuery = () =>
  queryOptions({
    queryKey: ['refusal'],
    queryFn: ({ signal }) => ask('SignInRefusal', 'GET', '/sign-in/refusal', { signal }),
    retry: false,
    staleTime: 0,
  });

/** Where the browser goes to sign in through ЕСИА; a full navigation, not a request. */
export const signInAddress = (organizationId: number | null): string =>
  organizationId === null ? '/api/sign-in/esia' : `/api/sign-in/esia?organizationId=${organizationId}`;
