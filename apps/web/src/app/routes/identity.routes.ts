import { createRoute } from '@tanstack/react-router';
import { readReadinessAddress } from '../../features/identity/readiness/readiness-address.ts';
import { page, signedIn } from './signed-in-route.ts';

const failures = createRoute({
  ...signedIn,
  path: '/sign-in-failures',
  validateSearch: (search: Record<string, unknown>): { state?: 'all' | 'differences' } => {
    const { state } = search;
    return state === 'all' || state === 'differences' ? { state } : {};
  },
  component: page(() => import('../pages/SignInFailuresPage.tsx'), 'SignInFailuresPage'),
});
const readiness = createRoute({
  ...signedIn,
  path: '/readiness',
  validateSearch: readReadinessAddress,
  component: page(() => import('../pages/ReadinessPage.tsx'), 'ReadinessPage'),
});
const linkEsia = createRoute({
  ...signedIn,
  path: '/settings/esia',
  validateSearch: (search: Record<string, unknown>): { linked?: true } =>
    search['linked'] === true ? { linked: true } : {},
  component: page(() => import('../pages/LinkEsiaPage.tsx'), 'LinkEsiaPage'),
});
const accounts = createRoute({
  ...signedIn,
  path: '/accounts',
  component: page(() => import('../../features/identity/account-care/AccountsScreen.tsx'), 'AccountsScreen'),
});
const administrators = createRoute({
  ...signedIn,
  path: '/administrators',
  component: page(
    () => import('../../features/identity/delegation/AdministratorsScreen.tsx'),
    'AdministratorsScreen',
  ),
});
const cutOffs = createRoute({
  ...signedIn,
  path: '/password-cut-offs',
  component: page(() => import('../../features/identity/passwords/CutOffsScreen.tsx'), 'CutOffsScreen'),
});
const settings = createRoute({
  ...signedIn,
  path: '/settings',
  component: page(() => import('../pages/SettingsPage.tsx'), 'SettingsPage'),
});

/** Who comes in, and how. */
export const identityRoutes = [
  failures,
  readiness,
  linkEsia,
  accounts,
  administrators,
  cutOffs,
  settings,
] as const;
