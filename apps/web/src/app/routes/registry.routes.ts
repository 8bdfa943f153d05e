import { createRoute } from '@tanstack/react-router';
import type { OpeningsFilter } from '../../features/registry/academic-years/OpeningsScreen.tsx';
import { readAddress } from '../../features/registry/cards/card-address.ts';
import type { MovementFilter } from '../../features/registry/movement/MovementScreen.tsx';
import {
  organizationKinds,
  type RegisterFilter,
} from '../../features/registry/organizations/organization-groups.ts';
import { isDay } from '../../platform/text/dates.ts';
import { numbered, page, positive, signedIn } from './signed-in-route.ts';

const cards = createRoute({
  ...signedIn,
  path: '/cards',
  validateSearch: readAddress,
  component: page(() => import('../pages/CardsPage.tsx'), 'CardsPage'),
});
const people = createRoute({
  ...signedIn,
  path: '/people',
  component: page(
    () => import('../../features/registry/people-search/PeopleSearchScreen.tsx'),
    'PeopleSearchScreen',
  ),
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
  component: page(() => import('../pages/OrganizationsPage.tsx'), 'OrganizationsPage'),
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
  component: page(() => import('../pages/MovementPage.tsx'), 'MovementPage'),
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
  component: page(() => import('../pages/NewOrderPage.tsx'), 'NewOrderPage'),
});
const order = createRoute({
  ...signedIn,
  path: '/movement/orders/$orderId',
  params: numbered('orderId'),
  component: page(() => import('../pages/OrderPage.tsx'), 'OrderPage'),
});
const academicYears = createRoute({
  ...signedIn,
  path: '/academic-years',
  component: page(() => import('../pages/YearPages.tsx'), 'YearsPage'),
});
const newAcademicYear = createRoute({
  ...signedIn,
  path: '/academic-years/new',
  component: page(() => import('../pages/YearPages.tsx'), 'NewYearPage'),
});
const academicYear = createRoute({
  ...signedIn,
  path: '/academic-years/$yearId',
  params: numbered('yearId'),
  component: page(() => import('../pages/YearPages.tsx'), 'YearPage'),
});
const rollover = createRoute({
  ...signedIn,
  path: '/academic-years/$yearId/rollover',
  params: numbered('yearId'),
  component: page(() => import('../pages/YearPages.tsx'), 'RolloverPage'),
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
  component: page(() => import('../pages/YearPages.tsx'), 'OpeningsPage'),
});

/** People, organizations, the movement book and academic years. */
export const registryRoutes = [
  cards,
  people,
  organizations,
  movement,
  newOrder,
  order,
  academicYears,
  newAcademicYear,
  academicYear,
  rollover,
  yearOpenings,
] as const;
