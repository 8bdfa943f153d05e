import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  type ErrorComponentProps,
} from '@tanstack/react-router';
import { sessionQuery } from '../features/identity/sessions/sessions.api.ts';
import {
  organizationKinds,
  type RegisterFilter,
} from '../features/registry/organizations/organization-groups.ts';
import { Failure } from '../platform/interface/States.tsx';
import { isDay } from '../platform/text/dates.ts';
import { NotFound } from './NotFound.tsx';
import { startPage } from './shell/navigation.ts';

const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({ notFoundComponent: NotFound });

const page = lazyRouteComponent;
const positive = (text: string): number => {
  const id = Number(text);
  return Number.isSafeInteger(id) && id > 0 ? id : 0;
};
const numbered = <Name extends string>(name: Name) => ({
  parse: (raw: Record<Name, string>) => ({ [name]: positive(raw[name]) }) as Record<Name, number>,
  stringify: (values: Record<Name, number>) => ({ [name]: String(values[name]) }) as Record<Name, string>,
});

/** `/`: the door, or whatever the session still waits for; who is all the way in goes to his start page. */
const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery());
    if (session.state === 'active' && session.actor) throw redirect({ to: startPage(session.actor.role) });
  },
  component: page(() => import('./pages/HomePage.tsx'), 'HomePage'),
});

const refusedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in/refused',
  component: page(() => import('./pages/RefusedPage.tsx'), 'RefusedPage'),
});

const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery());
    if (session.state !== 'active') throw redirect({ to: '/' });
  },
  component: page(() => import('./shell/Shell.tsx'), 'Shell'),
  notFoundComponent: NotFound,
});

const signedIn = { getParentRoute: () => signedInRoute };
const diary = createRoute({
  ...signedIn,
  path: '/diary',
  component: page(() => import('../features/learning/diary/DiaryStart.tsx'), 'DiaryStart'),
});
const diaryOfStudent = createRoute({
  ...signedIn,
  path: '/diary/$enrolmentId',
  params: numbered('enrolmentId'),
  validateSearch: (search: Record<string, unknown>): { date?: string } =>
    isDay(search['date']) ? { date: search['date'] } : {},
  component: page(() => import('./pages/DiaryPage.tsx'), 'DiaryPage'),
});
const journals = createRoute({
  ...signedIn,
  path: '/journal',
  component: page(() => import('../features/learning/journal/JournalListScreen.tsx'), 'JournalListScreen'),
});
const journal = createRoute({
  ...signedIn,
  path: '/journal/$subjectGroupId',
  params: numbered('subjectGroupId'),
  validateSearch: (search: Record<string, unknown>): { month?: string } =>
    isDay(`${String(search['month'])}-01`) ? { month: String(search['month']) } : {},
  component: page(() => import('./pages/JournalPage.tsx'), 'JournalPage'),
});
const failures = createRoute({
  ...signedIn,
  path: '/sign-in-failures',
  validateSearch: (search: Record<string, unknown>): { state?: 'all' } =>
    search['state'] === 'all' ? { state: 'all' } : {},
  component: page(() => import('./pages/SignInFailuresPage.tsx'), 'SignInFailuresPage'),
});
const cardKinds = ['student', 'guardian', 'employee'] as const;
const cards = createRoute({
  ...signedIn,
  path: '/cards',
  validateSearch: (search: Record<string, unknown>): { kind?: (typeof cardKinds)[number]; card?: number } => {
    const kind = cardKinds.find((known) => known === search['kind']);
    const card = positive(String(search['card']));
    return { ...(kind ? { kind } : {}), ...(card ? { card } : {}) };
  },
  component: page(() => import('./pages/CardsPage.tsx'), 'CardsPage'),
});
const imports = createRoute({
  ...signedIn,
  path: '/imports',
  component: page(() => import('../features/data-quality/import/ImportsScreen.tsx'), 'ImportsScreen'),
});
const importOfFile = createRoute({
  ...signedIn,
  path: '/imports/$importId',
  params: numbered('importId'),
  component: page(() => import('./pages/ImportPage.tsx'), 'ImportPage'),
});
type OrganizationsSearch = RegisterFilter & { organization?: number };
const organizations = createRoute({
  ...signedIn,
  path: '/organizations',
  validateSearch: (search: Record<string, unknown>): OrganizationsSearch => {
    const municipality = positive(String(search['municipality']));
    const kind = organizationKinds.find((known) => known === search['kind']);
    const organization = positive(String(search['organization']));
    return {
      ...(municipality ? { municipality } : {}),
      ...(kind ? { kind } : {}),
      ...(search['inn'] === 'faulty' ? { inn: 'faulty' } : {}),
      ...(organization ? { organization } : {}),
    };
  },
  component: page(() => import('./pages/OrganizationsPage.tsx'), 'OrganizationsPage'),
});
const reconciliations = createRoute({
  ...signedIn,
  path: '/reconciliations',
  component: page(
    () => import('../features/data-quality/reconciliation/ReconciliationsScreen.tsx'),
    'ReconciliationsScreen',
  ),
});
const reconciliation = createRoute({
  ...signedIn,
  path: '/reconciliations/$reconciliationId',
  params: numbered('reconciliationId'),
  component: page(() => import('./pages/ReconciliationPage.tsx'), 'ReconciliationPage'),
});
const outbox = createRoute({
  ...signedIn,
  path: '/outbox',
  component: page(() => import('../features/operations/outbox/OutboxScreen.tsx'), 'OutboxScreen'),
});

const routeTree = rootRoute.addChildren([
  homeRoute,
  refusedRoute,
  signedInRoute.addChildren([
    diary,
    diaryOfStudent,
    journals,
    journal,
    failures,
    cards,
    imports,
    importOfFile,
    organizations,
    reconciliations,
    reconciliation,
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
