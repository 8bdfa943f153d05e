import type { RouteSamples } from './route-sample.ts';

/** Imports and reconciliations. */
export const dataQualitySamples: RouteSamples = {
  'POST /api/reconciliations': { url: () => '/api/reconciliations?register=sferum', payload: {} },
  'GET /api/reconciliations': { url: () => '/api/reconciliations' },
  'GET /api/reconciliations/:id': {
    url: (school) => `/api/reconciliations/${school.reconciliationId}`,
    foreign: 'reconciliation.not_found',
  },
  'GET /api/reconciliations/:id/file': {
    url: (school) => `/api/reconciliations/${school.reconciliationId}/file`,
    foreign: 'reconciliation.not_found',
  },
  'POST /api/imports': { url: () => '/api/imports?kind=students', payload: {} },
  'GET /api/imports': { url: () => '/api/imports' },
  'GET /api/imports/:id': { url: (school) => `/api/imports/${school.importId}`, foreign: 'import.not_found' },
  'POST /api/imports/:id/apply': {
    url: (school) => `/api/imports/${school.importId}/apply`,
    payload: { rows: 'faultless' },
    foreign: 'import.not_found',
  },
  'DELETE /api/imports/:id': {
    url: (school) => `/api/imports/${school.importId}`,
    foreign: 'import.not_found',
  },
  'GET /api/imports/templates/:kind': { url: () => '/api/imports/templates/students' },
};
