import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../platform/http/request.ts';

/** The organizations that the coordinator answers for. */
export const organizationRegisterQuery = () =>
  queryOptions({
    queryKey: ['organizations', 'register'],
    queryFn: ({ signal }) => ask('OrganizationRegister', 'GET', '/organizations/register', { signal }),
    staleTime: 5 * 60_000,
  });
