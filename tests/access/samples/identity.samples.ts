import type { RouteSamples } from './route-sample.ts';

/** Sessions, sign-in, accounts, roles. */
export const identitySamples: RouteSamples = {
  'GET /api/session': { url: () => '/api/session' },
  'POST /api/session/role': {
    url: () => '/api/session/role',
    payload: { role: 'teacher', organizationId: 1 },
  },
  'POST /api/session/consent': { url: () => '/api/session/consent', payload: { accepted: true } },
  'DELETE /api/session': { url: () => '/api/session' },
  'GET /api/sign-in/esia': { url: () => '/api/sign-in/esia' },
  'GET /api/sign-in/esia/callback': { url: () => '/api/sign-in/esia/callback?error=access_denied' },
  'GET /api/sign-in/refusal': { url: () => '/api/sign-in/refusal' },
  'GET /api/session/all': { url: () => '/api/session/all' },
  'DELETE /api/session/all/:id': { url: () => '/api/session/all/999999999' },
  'DELETE /api/session/others': { url: () => '/api/session/others' },
  'POST /api/sign-in/password': {
    url: () => '/api/sign-in/password',
    payload: { login: 'nobody', password: 'lilac camel', organizationId: null },
  },
  'POST /api/sign-in/code': { url: () => '/api/sign-in/code', payload: { code: '000000' } },
  'POST /api/sign-in/recovery': { url: () => '/api/sign-in/recovery', payload: { login: 'nobody' } },
  'POST /api/sign-in/link': { url: () => '/api/sign-in/link', payload: { token: 'A'.repeat(43) } },
  'POST /api/sign-in/link/password': {
    url: () => '/api/sign-in/link/password',
    payload: { token: 'A'.repeat(43), password: 'lilac camel', userName: null },
  },
  'POST /api/sign-in/link/email': {
    url: () => '/api/sign-in/link/email',
    payload: { token: 'A'.repeat(43) },
  },
  'GET /api/account/settings': { url: () => '/api/account/settings' },
  'GET /api/account/preferences': { url: () => '/api/account/preferences' },
  'PUT /api/account/preferences': {
    url: () => '/api/account/preferences',
    payload: { language: 'ru', appearance: null, preferredContact: null, startPages: {} },
  },
  'GET /api/account/academic-year': { url: () => '/api/account/academic-year' },
  'PUT /api/account/academic-year': {
    url: () => '/api/account/academic-year',
    payload: { academicYearId: null },
  },
  'PUT /api/account/user-name': { url: () => '/api/account/user-name', payload: { userName: 'x' } },
  'PUT /api/account/password': {
    url: () => '/api/account/password',
    payload: { currentPassword: null, newPassword: 'short' },
  },
  'PUT /api/account/phone': {
    url: () => '/api/account/phone',
    payload: { phone: '+7 912 345-67-89', visibleToStaff: false },
  },
  'PUT /api/account/email': {
    url: () => '/api/account/email',
    payload: { email: 'not an address', password: null },
  },
  'POST /api/account/card-error': {
    url: () => '/api/account/card-error',
    payload: { text: 'Отчество с опечаткой' },
  },
  'POST /api/account/second-factor': { url: () => '/api/account/second-factor' },
  'POST /api/account/second-factor/confirmation': {
    url: () => '/api/account/second-factor/confirmation',
    payload: { code: '000000' },
  },
  'POST /api/account/second-factor/recovery-codes': {
    url: () => '/api/account/second-factor/recovery-codes',
    payload: { code: '000000' },
  },
  'POST /api/account/second-factor/removal': {
    url: () => '/api/account/second-factor/removal',
    payload: { code: '000000' },
  },
  'GET /api/card-errors': { url: () => '/api/card-errors' },
  'POST /api/card-errors/:id/handled': {
    url: (school) => `/api/card-errors/${school.cardErrorId}/handled`,
    foreign: 'card_error.not_found',
  },
  'POST /api/accounts/search': { url: () => '/api/accounts/search', payload: { search: 'Пробный' } },
  // Coordinators reach every school, so no record here is foreign to all who may call; account-care.test.ts has the rest.,
  'POST /api/accounts/:personId/invitation': {
    url: () => '/api/accounts/999999999/invitation',
    payload: { way: 'slip' },
  },
  'PUT /api/accounts/:personId/block': { url: () => '/api/accounts/999999999/block' },
  'DELETE /api/accounts/:personId/block': { url: () => '/api/accounts/999999999/block' },
  'DELETE /api/accounts/:personId/second-factor': { url: () => '/api/accounts/999999999/second-factor' },
  'POST /api/appointments/search': { url: () => '/api/appointments/search', payload: { search: '' } },
  'POST /api/appointments/places/search': {
    url: () => '/api/appointments/places/search',
    payload: { role: 'teacher', search: '' },
  },
  'POST /api/appointments/employees/search': {
    url: () => '/api/appointments/employees/search',
    payload: { organizationId: 999_999_999, search: '' },
  },
  'POST /api/appointments': {
    url: () => '/api/appointments',
    payload: {
      organizationId: 999_999_999,
      role: 'teacher',
      personId: 1,
      newEmployee: null,
      startsOn: '2026-11-24',
      endsOn: null,
    },
  },
  'DELETE /api/appointments/:employmentId/:role': {
    url: () => '/api/appointments/999999999/teacher',
  },
  'GET /api/password-cut-offs': { url: () => '/api/password-cut-offs' },
  'PUT /api/password-cut-offs/:role/:organizationKind': {
    url: () => '/api/password-cut-offs/guardian/general',
    payload: { refusedFrom: '2099-09-01' },
  },
  'GET /api/sign-in-failures': { url: () => '/api/sign-in-failures' },
  'POST /api/sign-in-failures/:id/handled': {
    url: (school) => `/api/sign-in-failures/${school.signInFailureId}/handled`,
    foreign: 'sign_in.failure_not_found',
  },
  'POST /api/sign-in-failures/:id/repair': {
    url: (school) => `/api/sign-in-failures/${school.signInFailureId}/repair`,
    payload: { repair: 'unblock', personId: 999_999_999 },
    foreign: 'sign_in.failure_not_found',
  },
  'POST /api/account/esia-link': { url: () => '/api/account/esia-link' },
  'DELETE /api/account/esia-link': { url: () => '/api/account/esia-link' },
  'DELETE /api/accounts/:personId/esia-link': { url: () => '/api/accounts/999999999/esia-link' },
  'GET /api/confirmed-differences': { url: () => '/api/confirmed-differences' },
  'POST /api/confirmed-differences/:id/settlement': {
    url: (school) => `/api/confirmed-differences/${school.confirmedDifferenceId}/settlement`,
    payload: { settlement: 'kept' },
    foreign: 'confirmed_difference.not_found',
  },
  'GET /api/people/:personId/confirmed': {
    url: (school) => `/api/people/${school.studentPersonId}/confirmed`,
    foreign: 'person.not_found',
  },
  // A coordinator reaches every school of his, so readiness.test.ts has the rest.
  'GET /api/readiness': { url: () => '/api/readiness' },
  'POST /api/readiness/people': {
    url: () => '/api/readiness/people',
    payload: { organizationId: 999_999_999 },
  },
};
