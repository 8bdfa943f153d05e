import type { ApplyImport, ImportKind } from '@gorodok/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask, tell } from '../../../platform/http/request.ts';

const pollMs = 1500;

export const importsQuery = () =>
  queryOptions({
    queryKey: ['imports'],
    queryFn: ({ signal }) => ask('ImportList', 'GET', '/imports', { signal }),
    refetchInterval: ({ state }) =>
      state.data?.imports.some((known) => known.state === 'queued') ? pollMs : false,
  });

/** One import with its findings; asked for again and again while it is being applied. */
export const importQuery = (id: number) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => ask('Import', 'GET', `/imports/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'queued' ? pollMs : false),
  });

/** Hands a file in for checking; nothing is changed by it. */
export function uploadImport(kind: ImportKind, file: File) {
  const form = new FormData();
  form.set('file', file);
  return ask('Import', 'POST', `/imports?kind=${kind}`, { form });
}

export const applyImport = (id: number, body: ApplyImport) =>
  ask('Import', 'POST', `/imports/${id}/apply`, { body });

export const discardImport = (id: number): Promise<void> => tell('DELETE', `/imports/${id}`);

export const templateAddress = (kind: ImportKind): string => `/api/imports/templates/${kind}`;
