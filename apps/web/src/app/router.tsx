import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  type ErrorComponentProps,
} from '@tanstack/react-router';
import { readBatchAddress } from '../features/data-quality/batch-update/batch-address.ts';
import { preferencesQuery } from '../features/identity/personal-settings/personal-settings.api.ts';
import {
  readCompletenessAddress,
  reports,
} from '../features/data-quality/completeness/completeness-address.ts';
import {
  readDuplicatesAddress,
  readPairAddress,
} from '../features/data-quality/duplicates/duplicates-address.ts';
import { readReadinessAddress } from '../features/identity/readiness/readiness-address.ts';
import { rememberWanted, takeWanted } from '../features/identity/sessions/wanted-address.ts';
import { sessionQuery } from '../features/identity/sessions/sessions.api.ts';
import { readAddress } from '../features/registry/cards/card-address.ts';
import type { OpeningsFilter } from '../features/registry/academic-years/OpeningsScreen.tsx';
import type { MovementFilter } from '../features/registry/movement/MovementScreen.tsx';
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

const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery());
    if (session.state === 'active') return;
    rememberWanted(location.href);
    throw redirect({ to: '/' });
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
const diaryResults = createRoute({
  ...signedIn,
  path: '/diary/$enrolmentId/results',
  params: numbered('enrolmentId'),
  validateSearch: (search: Record<string, unknown>): { year?: number } => {
    const year = Number(search['year']);
    return Number.isSafeInteger(year) && year > 0 ? { year } : {};
  },
  component: page(() => import('./pages/DiaryResultsPage.tsx'), 'DiaryResultsPage'),
});
const journals = createRoute({
  ...signedIn,
  path: '/journal',
  component: page(() => import('./pages/JournalListPage.tsx'), 'JournalListPage'),
});
const journal = createRoute({
  ...signedIn,
  path: '/journal/$subjectGroupId',
  params: numbered('subjectGroupId'),
  validateSearch: (search: Record<string, unknown>): { month?: string } =>
    isDay(`${String(search['month'])}-01`) ? { month: String(search['month']) } : {},
  component: page(() => import('./pages/JournalPage.tsx'), 'JournalPage'),
});
const periodMarks = createRoute({
  ...signedIn,
  path: '/journal/$subjectGroupId/period-marks',
  params: numbered('subjectGroupId'),
  component: page(() => import('./pages/PeriodPages.tsx'), 'PeriodMarksPage'),
});
const classSummary = createRoute({
  ...signedIn,
  path: '/class-summary/$classGroupId',
  params: numbered('classGroupId'),
  validateSearch: (search: Record<string, unknown>): { period?: number; year?: true } => {
    const period = Number(search['period']);
    if (search['year'] === true) return { year: true };
    return Number.isSafeInteger(period) && period > 0 ? { period } : {};
  },
  component: page(() => import('./pages/ClassSummaryPage.tsx'), 'ClassSummaryPage'),
});
const periodClosings = createRoute({
  ...signedIn,
  path: '/period-closings',
  component: page(() => import('./pages/PeriodPages.tsx'), 'PeriodClosingsScreen'),
});
const failures = createRoute({
  ...signedIn,
  path: '/sign-in-failures',
  validateSearch: (search: Record<string, unknown>): { state?: 'all' | 'differences' } => {
    const { state } = search;
    return state === 'all' || state === 'differences' ? { state } : {};
  },
  component: page(() => import('./pages/SignInFailuresPage.tsx'), 'SignInFailuresPage'),
});
const readiness = createRoute({
  ...signedIn,
  path: '/readiness',
  validateSearch: readReadinessAddress,
  component: page(() => import('./pages/ReadinessPage.tsx'), 'ReadinessPage'),
});
const completeness = createRoute({
  ...signedIn,
  path: '/completeness',
  beforeLoad: () => {
    throw redirect({ to: '/completeness/$report', params: { report: 'students' } });
  },
});
const completenessReport = createRoute({
  ...signedIn,
  path: '/completeness/$report',
  params: {
    parse: ({ report }) => ({ report: reports.find((known) => known === report) ?? ('students' as const) }),
    stringify: ({ report }) => ({ report }),
  },
  validateSearch: readCompletenessAddress,
  component: page(() => import('./pages/CompletenessPage.tsx'), 'CompletenessPage'),
});
const cardRules = createRoute({
  ...signedIn,
  path: '/completeness/rules',
  component: page(() => import('./pages/CompletenessPage.tsx'), 'CardRulesPage'),
});
const duplicates = createRoute({
  ...signedIn,
  path: '/duplicates',
  validateSearch: readDuplicatesAddress,
  component: page(() => import('./pages/DuplicatesPages.tsx'), 'DuplicatesPage'),
});
const mergePeople = createRoute({
  ...signedIn,
  path: '/duplicates/merge',
  validateSearch: readPairAddress,
  component: page(() => import('./pages/DuplicatesPages.tsx'), 'MergePage'),
});
const linkEsia = createRoute({
  ...signedIn,
  path: '/settings/esia',
  validateSearch: (search: Record<string, unknown>): { linked?: true } =>
    search['linked'] === true ? { linked: true } : {},
  component: page(() => import('./pages/LinkEsiaPage.tsx'), 'LinkEsiaPage'),
});
const cards = createRoute({
  ...signedIn,
  path: '/cards',
  validateSearch: readAddress,
  component: page(() => import('./pages/CardsPage.tsx'), 'CardsPage'),
});
const people = createRoute({
  ...signedIn,
  path: '/people',
  component: page(
    () => import('../features/registry/people-search/PeopleSearchScreen.tsx'),
    'PeopleSearchScreen',
  ),
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
const batchUpdate = createRoute({
  ...signedIn,
  path: '/batch-update',
  validateSearch: readBatchAddress,
  component: page(() => import('./pages/BatchUpdatePages.tsx'), 'BatchUpdatePage'),
});
const batchUpdateReport = createRoute({
  ...signedIn,
  path: '/batch-update/$updateId',
  params: numbered('updateId'),
  component: page(() => import('./pages/BatchUpdatePages.tsx'), 'BatchUpdateReportPage'),
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
const accounts = createRoute({
  ...signedIn,
  path: '/accounts',
  component: page(() => import('../features/identity/account-care/AccountsScreen.tsx'), 'AccountsScreen'),
});
const administrators = createRoute({
  ...signedIn,
  path: '/administrators',
  component: page(
    () => import('../features/identity/delegation/AdministratorsScreen.tsx'),
    'AdministratorsScreen',
  ),
});
const cutOffs = createRoute({
  ...signedIn,
  path: '/password-cut-offs',
  component: page(() => import('../features/identity/passwords/CutOffsScreen.tsx'), 'CutOffsScreen'),
});
const settings = createRoute({
  ...signedIn,
  path: '/settings',
  component: page(() => import('./pages/SettingsPage.tsx'), 'SettingsPage'),
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

const orderKinds = [
  'admission',
  'transfer_in',
  'transfer_between_classes',
  'promotion',
  'conditional_promotion',
  'retention',
  'payment_change',
  'transfer_out',
  'expulsion',
  'graduation',
] as const;
const movement = createRoute({
  ...signedIn,
  path: '/movement',
  validateSearch: (search: Record<string, unknown>): MovementFilter => {
    const kind = [...orderKinds, 'correction' as const].find((known) => known === search['kind']);
    const state = (['draft', 'signed'] as const).find((known) => known === search['state']);
    return {
      ...(kind ? { kind } : {}),
      ...(state ? { state } : {}),
      ...(isDay(search['from']) ? { from: search['from'] } : {}),
      ...(isDay(search['to']) ? { to: search['to'] } : {}),
      ...(search['view'] === 'contingent' ? { view: 'contingent' } : {}),
    };
  },
  component: page(() => import('./pages/MovementPage.tsx'), 'MovementPage'),
});
const newOrder = createRoute({
  ...signedIn,
  path: '/movement/orders/new',
  validateSearch: (
    search: Record<string, unknown>,
  ): { kind: (typeof orderKinds)[number]; person?: number; enrolment?: number; organization?: number } => {
    const named = (['person', 'enrolment', 'organization'] as const).flatMap((name) => {
      const id = positive(String(search[name]));
      return id ? [[name, id] as const] : [];
    });
    return {
      kind: orderKinds.find((known) => known === search['kind']) ?? 'admission',
      ...Object.fromEntries(named),
    };
  },
  component: page(() => import('./pages/NewOrderPage.tsx'), 'NewOrderPage'),
});
const order = createRoute({
  ...signedIn,
  path: '/movement/orders/$orderId',
  params: numbered('orderId'),
  component: page(() => import('./pages/OrderPage.tsx'), 'OrderPage'),
});
const academicYears = createRoute({
  ...signedIn,
  path: '/academic-years',
  component: page(() => import('./pages/YearPages.tsx'), 'YearsPage'),
});
const newAcademicYear = createRoute({
  ...signedIn,
  path: '/academic-years/new',
  component: page(() => import('./pages/YearPages.tsx'), 'NewYearPage'),
});
const academicYear = createRoute({
  ...signedIn,
  path: '/academic-years/$yearId',
  params: numbered('yearId'),
  component: page(() => import('./pages/YearPages.tsx'), 'YearPage'),
});
const rollover = createRoute({
  ...signedIn,
  path: '/academic-years/$yearId/rollover',
  params: numbered('yearId'),
  component: page(() => import('./pages/YearPages.tsx'), 'RolloverPage'),
});
const openingKinds = ['general', 'preschool', 'additional', 'boarding', 'college'] as const;
const yearOpenings = createRoute({
  ...signedIn,
  path: '/year-openings',
  validateSearch: (search: Record<string, unknown>): OpeningsFilter => {
    const kind = openingKinds.find((known) => known === search['kind']);
    return {
      ...(typeof search['year'] === 'string' && search['year'].length <= 20 ? { year: search['year'] } : {}),
      ...(kind ? { kind } : {}),
      ...(search['all'] === true ? { all: true } : {}),
    };
  },
  component: page(() => import('./pages/YearPages.tsx'), 'OpeningsPage'),
});

const routeTree = rootRoute.addChildren([
  homeRoute,
  refusedRoute,
  passwordRoute,
  recoveryRoute,
  linkRoute,
  signedInRoute.addChildren([
    diary,
    diaryOfStudent,
    diaryResults,
    journals,
    journal,
    periodMarks,
    periodClosings,
    classSummary,
    failures,
    readiness,
    completeness,
    completenessReport,
    cardRules,
    duplicates,
    mergePeople,
    linkEsia,
    cards,
    people,
    imports,
    importOfFile,
    batchUpdate,
    batchUpdateReport,
    organizations,
    accounts,
    administrators,
    cutOffs,
    settings,
    movement,
    newOrder,
    order,
    academicYears,
    newAcademicYear,
    academicYear,
    rollover,
    yearOpenings,
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
