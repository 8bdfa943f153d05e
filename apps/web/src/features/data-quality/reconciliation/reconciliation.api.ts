import type { OrganizationKind, OtherRegister } from '@gorodok/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../platform/http/request.ts';

export const reconciliationsQuery = () =>
  queryOptions({
    queryKey: ['reconciliations'],
    queryFn: ({ signal }) => ask('ReconciliationList', 'GET', '/reconciliations', { signal }),
  });

/** What one reconciliation found; it never changes afterwards. */
export const reconciliationQuery = (id: number) =>
  queryOptions({
    queryKey: ['reconciliations', id],
    queryFn: ({ signal }) => ask('Reconciliation', 'GET', `/reconciliations/${id}`, { signal }),
    staleTime: Infinity,
  });

/** Holds the register against the file of another one. */
export function makeReconciliation(register: OtherRegister, kind: OrganizationKind | null, file: File) {
  const form = new FormData();
  form.set('file', file);
  const query = new URLSearchParams({ register, ...(kind ? { kind } : {}) });
  return ask('Reconciliation', 'POST', `/reconciliations?${query.toString()}`, { form });
}

export const reconciliationFileAddress = (id: number): string => `/api/reconciliations/${id}/file`;
