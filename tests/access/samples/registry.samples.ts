import type { RouteSamples } from './route-sample.ts';

const sampleLink = { relation: 'mother', startsOn: '2025-09-01', endsOn: null, maySee: true, maySign: true };
const samplePerson = {
  surname: 'Новикова',
  firstName: 'Ольга',
  patronymic: { value: 'Павловна', absent: false },
  birthDate: '1990-03-04',
  sex: 'female',
  citizenship: 'RUS',
  snils: { value: null, absent: false },
  address: null,
  residenceAddress: null,
};

/** Organizations, cards and what hangs on them. */
export const registrySamples: RouteSamples = {
  'GET /api/region': { url: () => '/api/region' },
  'GET /api/municipalities': { url: () => '/api/municipalities' },
  'GET /api/organizations/directory': { url: () => '/api/organizations/directory?search=школа' },
  'GET /api/organizations/register': { url: () => '/api/organizations/register' },
  'GET /api/organizations/:id': { url: (school) => `/api/organizations/${school.organizationId}` },
  'PUT /api/organizations/:id': {
    url: (school) => `/api/organizations/${school.organizationId}`,
    payload: {
      name: 'МАОУ «СОШ № 1»',
      shortName: 'СОШ № 1',
      kinds: ['general'],
      inn: null,
      kpp: null,
      ogrn: null,
      phone: null,
      version: 1,
    },
  },
  'POST /api/cards/search': { url: () => '/api/cards/search', payload: { kind: 'student' } },
  'GET /api/cards/options': { url: () => '/api/cards/options?kind=student' },
  'POST /api/cards/bulk/contact-visibility/preview': {
    url: () => '/api/cards/bulk/contact-visibility/preview',
    payload: { selection: { kind: 'student', except: [] }, visible: true },
  },
  'POST /api/cards/bulk/contact-visibility': {
    url: () => '/api/cards/bulk/contact-visibility',
    payload: { selection: { kind: 'student', except: [] }, visible: true, changes: 1 },
  },
  'POST /api/card-exports': {
    url: () => '/api/card-exports',
    payload: { kind: 'student', columns: ['name'] },
  },
  'GET /api/card-exports': { url: () => '/api/card-exports' },
  'GET /api/card-exports/:id': {
    url: (school) => `/api/card-exports/${school.cardExportId}`,
    foreign: 'card_export.not_found',
  },
  'GET /api/card-exports/:id/file': {
    url: (school) => `/api/card-exports/${school.cardExportId}/file`,
    foreign: 'card_export.not_found',
  },
  'GET /api/saved-filters': { url: () => '/api/saved-filters' },
  'POST /api/saved-filters': {
    url: () => '/api/saved-filters',
    payload: { name: 'Без СНИЛС', kind: 'student', filters: { withoutSnils: true }, sort: null },
  },
  'DELETE /api/saved-filters/:id': {
    url: (school) => `/api/saved-filters/${school.savedFilterId}`,
    foreign: 'saved_filter.not_found',
  },
  'POST /api/people/search': { url: () => '/api/people/search', payload: { search: 'Пробный' } },
  'GET /api/cards/:kind/:id': {
    url: (school) => `/api/cards/student/${school.studentPersonId}`,
    foreign: 'person.not_found',
  },
  'PUT /api/cards/:kind/:id': {
    url: (school) => `/api/cards/student/${school.studentPersonId}`,
    payload: { fields: {}, documents: [], contacts: [], employment: {} },
    foreign: 'person.not_found',
  },
  'POST /api/cards/employees': {
    url: () => '/api/cards/employees',
    payload: {
      fields: samplePerson,
      contacts: [],
      positions: ['Учитель'],
      roles: [],
      startsOn: '2026-09-01',
    },
  },
  'GET /api/cards/:kind/:id/history': {
    url: (school) => `/api/cards/student/${school.studentPersonId}/history?part=changes`,
    foreign: 'person.not_found',
  },
  'POST /api/cards/student/:id/guardians': {
    url: (school) => `/api/cards/student/${school.studentPersonId}/guardians`,
    payload: {
      ...sampleLink,
      personId: null,
      person: { fields: { ...samplePerson, firstName: 'Анна' }, contacts: [] },
    },
    foreign: 'person.not_found',
  },
  'PUT /api/guardianships/:id': {
    url: (school) => `/api/guardianships/${school.guardianshipId}`,
    payload: { was: sampleLink, now: sampleLink },
    foreign: 'guardianship.not_found',
  },
  'GET /api/cards/:kind/:id/consents': {
    url: (school) => `/api/cards/student/${school.studentPersonId}/consents`,
    foreign: 'person.not_found',
  },
  'POST /api/cards/:kind/:id/consents': {
    url: (school) => `/api/cards/student/${school.studentPersonId}/consents`,
    payload: {
      purpose: 'photographs',
      form: 'paper',
      representativeId: null,
      givenOn: '2026-09-01',
      expiresOn: null,
    },
    foreign: 'person.not_found',
  },
  'POST /api/cards/:kind/:id/consents/:consentId/withdrawal': {
    url: (school) => `/api/cards/student/${school.studentPersonId}/consents/${school.consentId}/withdrawal`,
    foreign: 'person.not_found',
  },
  'GET /api/cards/:kind/:id/consents/form': {
    url: (school) => `/api/cards/student/${school.studentPersonId}/consents/form?purpose=photographs`,
    foreign: 'person.not_found',
  },
  'GET /api/card-rules': { url: () => '/api/card-rules' },
  // The rules are the region's, the same for every school.
  'GET /api/card-rules/:id': { url: () => '/api/card-rules/1' },
  'POST /api/card-rules': {
    url: () => '/api/card-rules',
    payload: { basedOnId: 999_999_999, restoresVersionId: null, note: 'Проба', rules: [] },
  },
};
