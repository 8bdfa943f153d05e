import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, redirect, type ErrorComponentProps } from '@tanstack/react-router';
import { preferencesQuery } from '../features/identity/personal-settings/personal-settings.api.ts';
import { sessionQuery } from '../features/identity/sessions/sessions.api.ts';
import { takeWanted } from '../features/identity/sessions/wanted-address.ts';
import { Failure } from '../platform/interface/States.tsx';
import { dataQualityRoutes } from './routes/data-quality.routes.ts';
import { identityRoutes } from './routes/identity.routes.ts';
import { learningRoutes } from './routes/learning.routes.ts';
import { registryRoutes } from './routes/registry.routes.ts';
import { page, rootRoute, signedIn, signedInRoute } from './routes/signed-in-route.ts';
import { startPage } from './shell/navigation.ts';

/** `/`: the door, or whatever the session still waits for; who is all the way in goes to his start page. */
const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery());
    if (session.state !== 'active' || !session.actor) return;
    const wanted = takeWanted();
    if (wanted) throw redirect({ href: wanted });
    const { role } = session.actor;
    const preferences = await context.queryClient.ensureQueryData(preferencesQuery()).catch(() => null);
    throw redirect({ to: startPage(role, preferences?.startPages[role]) });
  },
  component: page(() => import('./pages/HomePage.tsx'), 'HomePage'),
});

const refusedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in/refused',
  component: page(() => import('./pages/RefusedPage.tsx'), 'RefusedPage'),
});

const passwordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in/password',
  component: page(() => import('./pages/PasswordPages.tsx'), 'PasswordPage'),
});
const recoveryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in/recovery',
  component: page(() => import('./pages/PasswordPages.tsx'), 'RecoveryPage'),
});
/** A one-time link: its token stands behind «#», so it reaches neither a log nor another site. */
const linkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/link',
  component: page(() => import('./pages/PasswordPages.tsx'), 'LinkPage'),
});

const outbox = createRoute({
  ...signedIn,
  path: '/outbox',
  component: page(() => import('../features/operations/outbox/OutboxScreen.tsx'), 'OutboxScreen'),
});

const routeTree = rootRoute.addChildren([
  homeRoute,
  refusedRoute,
  passwordRoute,
  recoveryRoute,
  linkRoute,
  signedInRoute.addChildren([
    ...learningRoutes,
    ...registryRoutes,
    ...identityRoutes,
    ...dataQualityRoutes,
    outbox,
  ]),
]);

/** The addresses of the site. Each screen is a script of its own, fetched when it is wanted. */
export const createAppRouter = (queryClient: QueryClient) =>
  createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: RouteFailure,
  });

function RouteFailure({ error, reset }: ErrorComponentProps) {
  return <Failure error={error} onRetry={reset} />;
}
