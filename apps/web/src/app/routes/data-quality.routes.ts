import { createRoute, redirect } from '@tanstack/react-router';
import { readBatchAddress } from '../../features/data-quality/batch-update/batch-address.ts';
import {
  readCompletenessAddress,
  reports,
} from '../../features/data-quality/completeness/completeness-address.ts';
import {
  readDuplicatesAddress,
  readPairAddress,
} from '../../features/data-quality/duplicates/duplicates-address.ts';
import { numbered, page, signedIn } from './signed-in-route.ts';

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
  component: page(() => import('../pages/CompletenessPage.tsx'), 'CompletenessPage'),
});
const cardRules = createRoute({
  ...signedIn,
  path: '/completeness/rules',
  component: page(() => import('../pages/CompletenessPage.tsx'), 'CardRulesPage'),
});
const duplicates = createRoute({
  ...signedIn,
  path: '/duplicates',
  validateSearch: readDuplicatesAddress,
  component: page(() => import('../pages/DuplicatesPages.tsx'), 'DuplicatesPage'),
});
const mergePeople = createRoute({
  ...signedIn,
  path: '/duplicates/merge',
  validateSearch: readPairAddress,
  component: page(() => import('../pages/DuplicatesPages.tsx'), 'MergePage'),
});
const imports = createRoute({
  ...signedIn,
  path: '/imports',
  component: page(() => import('../../features/data-quality/import/ImportsScreen.tsx'), 'ImportsScreen'),
});
const importOfFile = createRoute({
  ...signedIn,
  path: '/imports/$importId',
  params: numbered('importId'),
  component: page(() => import('../pages/ImportPage.tsx'), 'ImportPage'),
});
const batchUpdate = createRoute({
  ...signedIn,
  path: '/batch-update',
  validateSearch: readBatchAddress,
  component: page(() => import('../pages/BatchUpdatePages.tsx'), 'BatchUpdatePage'),
});
const batchUpdateReport = createRoute({
  ...signedIn,
  path: '/batch-update/$updateId',
  params: numbered('updateId'),
  component: page(() => import('../pages/BatchUpdatePages.tsx'), 'BatchUpdateReportPage'),
});
const reconciliations = createRoute({
  ...signedIn,
  path: '/reconciliations',
  component: page(
    () => import('../../features/data-quality/reconciliation/ReconciliationsScreen.tsx'),
    'ReconciliationsScreen',
  ),
});
const reconciliation = createRoute({
  ...signedIn,
  path: '/reconciliations/$reconciliationId',
  params: numbered('reconciliationId'),
  component: page(() => import('../pages/ReconciliationPage.tsx'), 'ReconciliationPage'),
});

/** Whether the cards are complete, correct and without duplicates, and the files that mend them. */
export const dataQualityRoutes = [
  completeness,
  completenessReport,
  cardRules,
  duplicates,
  mergePeople,
  imports,
  importOfFile,
  batchUpdate,
  batchUpdateReport,
  reconciliations,
  reconciliation,
] as const;
