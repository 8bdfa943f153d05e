import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../platform/http/request.ts';

export const outboxQuery = () =>
  queryOptions({
    queryKey: ['outbox'],
    queryFn: ({ signal }) => ask('Outbox', 'GET', '/outbox', { signal }),
    refetchInterval: 30_000,
  });
