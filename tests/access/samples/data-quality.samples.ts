import type { RouteSamples } from './route-sample.ts';

const typed = {
  kind: 'student',
  surname: 'Новикова',
  firstName: 'Ольга',
  patronymic: null,
  birthDate: '2014-03-04',
  sex: null,
  snils: null,
  document: null,
  phone: null,
  email: null,
  address: null,
  childId: null,
};

/** Imports, batch updates, reconciliations, completeness and duplicates. */
export const dataQualitySamples: RouteSamples = {
  'GET /api/duplicates': { url: () => '/api/duplicates' },
  'POST /api/duplicates/pairs': { url: () => '/api/duplicates/pairs', payload: { show: 'certain' } },
  'GET /api/duplicates/comparison': {
    url: (school) => `/api/duplicates/comparison?a=${school.studentPersonId}&b=999999999`,
  },
  'POST /api/duplicates/mergers': {
    url: () => '/api/duplicates/mergers',
    payload: {
      survivorId: 999_999_998,
      mergedId: 999_999_999,
      take: [],
      versions: { survivor: 1, merged: 1 },
      reason: '',
    },
  },
  'GET /api/duplicates/mergers': { url: () => '/api/duplicates/mergers' },
  'POST /api/duplicates/mergers/:id/undo': { url: () => '/api/duplicates/mergers/999999999/undo' },
  'POST /api/duplicates/decisions': {
    url: () => '/api/duplicates/decisions',
    payload: { a: 999_999_998, b: 999_999_999, decision: 'twins', reason: '' },
  },
  'GET /api/duplicates/decisions': { url: () => '/api/duplicates/decisions' },
  'DELETE /api/duplicates/decisions/:id': { url: () => '/api/duplicates/decisions/999999999' },
  'POST /api/duplicates/requests': {
    url: () => '/api/duplicates/requests',
    payload: { a: 999_999_998, b: 999_999_999, reason: 'Один ученик' },
  },
  'POST /api/duplicates/entry-check': { url: () => '/api/duplicates/entry-check', payload: typed },
  'POST /api/duplicates/entry-check/candidate': {
    url: () => '/api/duplicates/entry-check/candidate',
    payload: { typed, personId: 999_999_999, education: 'general' },
  },
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
  'POST /api/batch-exports': {
    url: () => '/api/batch-exports',
    payload: { filter: { kind: 'student' }, columns: 'brief', format: 'xls' },
  },
  'GET /api/batch-exports': { url: () => '/api/batch-exports' },
  'GET /api/batch-exports/:id': {
    url: (school) => `/api/batch-exports/${school.batchExportId}`,
    foreign: 'batch_export.not_found',
  },
  'GET /api/batch-exports/:id/file': {
    url: (school) => `/api/batch-exports/${school.batchExportId}/file`,
    foreign: 'batch_export.not_found',
  },
  'POST /api/batch-updates': { url: () => '/api/batch-updates?kind=student', payload: {} },
  'GET /api/batch-updates': { url: () => '/api/batch-updates' },
  'GET /api/batch-updates/:id': {
    url: (school) => `/api/batch-updates/${school.batchUpdateId}`,
    foreign: 'batch_update.not_found',
  },
  'POST /api/batch-updates/:id/apply': {
    url: (school) => `/api/batch-updates/${school.batchUpdateId}/apply`,
    payload: { rows: 'faultless' },
    foreign: 'batch_update.not_found',
  },
  'POST /api/batch-updates/:id/undo': {
    url: (school) => `/api/batch-updates/${school.batchUpdateId}/undo`,
    foreign: 'batch_update.not_found',
  },
  'DELETE /api/batch-updates/:id': {
    url: (school) => `/api/batch-updates/${school.batchUpdateId}`,
    foreign: 'batch_update.not_found',
  },
  'GET /api/batch-updates/:id/annotated': {
    url: (school) => `/api/batch-updates/${school.batchUpdateId}/annotated`,
    foreign: 'batch_update.not_found',
  },
  'GET /api/imports/templates/:kind': { url: () => '/api/imports/templates/students' },
  // A coordinator reaches every school of his, so completeness.test.ts has the rest.
  'GET /api/completeness': { url: () => '/api/completeness?kind=student' },
  'POST /api/completeness/people': {
    url: () => '/api/completeness/people',
    payload: { organizationId: 999_999_999, list: 'unfilled' },
  },
  'GET /api/completeness/export': { url: () => '/api/completeness/export?kind=student&format=xlsx' },
  'GET /api/completeness/request-slips': {
    url: () => '/api/completeness/request-slips?kind=student&classGroupId=999999999',
  },
  'POST /api/completeness/rules-preview': {
    url: () => '/api/completeness/rules-preview',
    payload: { rules: [] },
  },
  'GET /api/accepted-findings': { url: () => '/api/accepted-findings' },
  'POST /api/accepted-findings': {
    url: () => '/api/accepted-findings',
    payload: { personId: 999_999_999, code: 'name_malformed', seenAs: '', reason: 'Так в паспорте' },
  },
  'DELETE /api/accepted-findings/:id': {
    url: (school) => `/api/accepted-findings/${school.acceptedFindingId}`,
    foreign: 'finding.not_found',
  },
};
