import type { EditOrganization } from '@gorodok/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../platform/http/request.ts';

/** The organizations that the coordinator answers for. */
export const organizationRegisterQuery = () =>
  queryOptions({
    queryKey: ['organizations', 'register'],
    queryFn: ({ signal }) => ask('OrganizationRegister', 'GET', '/organizations/register', { signal }),
    staleTime: 5 * 60_000,
  });

/** One of them, as it is edited: always asked for anew, so that the form begins with what stands there now. */
export const organizationQuery = (id: number) =>
  queryOptions({
    queryKey: ['organizations', id],
    queryFn: ({ signal }) => ask('OrganizationDetails', 'GET', `/organizations/${id}`, { signal }),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

export const editOrganization = (id: number, body: EditOrganization) =>
  ask('OrganizationDetails', 'PUT', `/organizations/${id}`, { body });
