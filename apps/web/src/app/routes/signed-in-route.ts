import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { sessionQuery } from '../../features/identity/sessions/sessions.api.ts';
import { rememberWanted } from '../../features/identity/sessions/wanted-address.ts';
import { NotFound } from '../NotFound.tsx';

export const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  notFoundComponent: NotFound,
});

export const page = lazyRouteComponent;
/** A number of the address, or 0 where it is none. */
export const positive = (text: string): number => {
  const id = Number(text);
  return Number.isSafeInteger(id) && id > 0 ? id : 0;
};
/** A part of a path that is a number. */
export const numbered = <Name extends string>(name: Name) => ({
  parse: (raw: Record<Name, string>) => ({ [name]: positive(raw[name]) }) as Record<Name, number>,
  stringify: (values: Record<Name, number>) => ({ [name]: String(values[name]) }) as Record<Name, string>,
});

/** Everything behind the door; who is not all the way in comes back to where he wanted to go. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery());
    if (session.state === 'active') return;
    rememberWanted(location.href);
    throw redirect({ to: '/' });
  },
  component: page(() => import('../shell/Shell.tsx'), 'Shell'),
  notFoundComponent: NotFound,
});

/** What every screen behind the door begins with. */
export const signedIn = { getParentRoute: () => signedInRoute };
