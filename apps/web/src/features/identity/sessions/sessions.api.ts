import type { RoleChoice, Session } from '@gorodok/contract';
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { clearDrafts } from '../../../platform/drafts/drafts.ts';
import { ask, tell } from '../../../platform/http/request.ts';
import { tellOtherTabs } from './session-channel.ts';

/** Who is signed in, in which role, and what he still has to answer. */
export const sessionQuery = () =>
  queryOptions({
    queryKey: ['session'],
    queryFn: ({ signal }) => ask('Session', 'GET', '/session', { signal }),
    staleTime: 5 * 60_000,
  });

/** Where the person is signed in. */
export const ownSessionsQuery = () =>
  queryOptions({
    queryKey: ['own-sessions'],
    queryFn: ({ signal }) => ask('OwnSessionList', 'GET', '/session/all', { signal }),
  });

export const endSession = (id: number): Promise<void> => tell('DELETE', `/session/all/${id}`);
export const endOtherSessions = (): Promise<void> => tell('DELETE', '/session/others');

/** Another role sees other things: nothing read in the old one may stay on the screen. */
export async function startAnew(queryClient: QueryClient): Promise<Session> {
  tellOtherTabs();
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
  return queryClient.fetchQuery({ ...sessionQuery(), staleTime: 0 });
}

export async function chooseRole(queryClient: QueryClient, choice: RoleChoice): Promise<Session> {
  const { role, organizationId } = choice;
  await tell('POST', '/session/role', { body: { role, organizationId } });
  return startAnew(queryClient);
}

export async function answerConsent(queryClient: QueryClient, accepted: boolean): Promise<Session> {
  await tell('POST', '/session/consent', { body: { accepted } });
  return startAnew(queryClient);
}

/** Ends the session here and goes on to ЕСИА, so that it ends there too. */
export async function signOut(): Promise<void> {
  const { continueAt } = await ask('SignedOut', 'DELETE', '/session');
  tellOtherTabs();
  clearDrafts();
  window.location.assign(continueAt);
}
