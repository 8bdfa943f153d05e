import type { CandidateSearch, DraftOrder, Education, OrderQuery } from '@gorodok/contract';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask, tell } from '../../../platform/http/request.ts';

const queryOf = (fields: Record<string, string | undefined>): string =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([key, value]): [string, string][] => (value ? [[key, value]] : [])),
  ).toString();

export const ordersQuery = (filter: Omit<OrderQuery, 'after'>) =>
  infiniteQueryOptions({
    queryKey: ['movement', 'orders', filter],
    queryFn: ({ pageParam, signal }) =>
      ask('OrderList', 'GET', `/movement/orders?${queryOf({ ...filter, after: pageParam ?? undefined })}`, {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

/** One order; that its students were looked at is recorded, so it is read when somebody opens it. */
export const orderQuery = (id: number) =>
  queryOptions({
    queryKey: ['movement', 'order', id],
    queryFn: ({ signal }) => ask('Order', 'GET', `/movement/orders/${id}`, { signal }),
    refetchOnWindowFocus: false,
  });

export const proposalQuery = () =>
  queryOptions({
    queryKey: ['movement', 'proposal'],
    queryFn: ({ signal }) => ask('OrderProposal', 'GET', '/movement/proposal', { signal }),
    staleTime: 0,
  });

export const movableStudentsQuery = (education: Education) =>
  queryOptions({
    queryKey: ['movement', 'students', education],
    queryFn: ({ signal }) =>
      ask('MovableStudents', 'GET', `/movement/students?education=${education}`, { signal }),
  });

export const transferTasksQuery = () =>
  queryOptions({
    queryKey: ['movement', 'tasks'],
    queryFn: ({ signal }) => ask('TransferTasks', 'GET', '/movement/tasks', { signal }),
  });

export const contingentQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['movement', 'contingent', from, to],
    queryFn: ({ signal }) =>
      ask('Contingent', 'GET', `/movement/contingent?${queryOf({ from, to })}`, { signal }),
    placeholderData: keepPreviousData,
  });

export const destinationsQuery = (search: string) =>
  queryOptions({
    queryKey: ['organizations', 'directory', search],
    queryFn: ({ signal }) =>
      ask('Directory', 'GET', `/organizations/directory?${queryOf({ search })}`, { signal }),
    placeholderData: keepPreviousData,
  });

/** Saves a draft: a new one, or the version that was read. */
export const saveOrder = (draft: DraftOrder, known: { id: number; version: number } | null) =>
  known
    ? ask('Order', 'PUT', `/movement/orders/${known.id}`, { body: { ...draft, version: known.version } })
    : ask('Order', 'POST', '/movement/orders', { body: draft });

export const signOrder = (id: number, version: number) =>
  ask('Order', 'POST', `/movement/orders/${id}/sign`, { body: { version } });

export const removeOrder = (id: number): Promise<void> => tell('DELETE', `/movement/orders/${id}`);

export const findCandidate = (search: CandidateSearch, education: Education) =>
  ask('CandidateAnswer', 'POST', `/movement/candidates?education=${education}`, { body: search });

export const orderPdfAddress = (id: number): string => `/api/movement/orders/${id}/print`;
export const bookAddress = (form: 'pdf' | 'xlsx', from: string, to: string): string =>
  `/api/movement/book/${form}?${queryOf({ from, to })}`;
