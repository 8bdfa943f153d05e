/** What a request of one school consists of: the ids are of its own records. */
export interface SchoolRecords {
  enrolmentId: number;
  studentPersonId: number;
  subjectGroupId: number;
  lessonId: number;
  assignmentId: number;
  guardianshipId: number;
  consentId: number;
  signInFailureId: number;
  importId: number;
  cardExportId: number;
  savedFilterId: number;
  cardErrorId: number;
  orderId: number;
  academicYearId: number;
  organizationId: number;
  reconciliationId: number;
  confirmedDifferenceId: number;
}

export interface RouteSample {
  url: (school: SchoolRecords) => string;
  payload?: object;
  /** The route names a record: asked for another school's, it answers 404 with this code. */
  foreign?: string;
}

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
const period = 'from=2026-09-01&to=2026-11-30';
const orderDraft = {
  kind: 'admission',
  number: '1',
  datedOn: '2026-09-01',
  ground: 'Заявление',
  signer: null,
  education: 'general',
  correctsOrderId: null,
  destinationOrganizationId: null,
  destinationText: null,
  lines: [],
};
const yearDraft = {
  name: '2030/2031',
  startsOn: '2030-09-01',
  endsOn: '2031-08-31',
  weekDays: 5,
  periods: [],
  holidays: [],
};
const order = (path: string, payload: object | undefined): RouteSample => ({
  url: ({ orderId }) => `/api/movement/orders/${orderId}${path}`,
  foreign: 'order.not_found',
  ...(payload ? { payload } : {}),
});
const year = (path: string, payload: object | undefined): RouteSample => ({
  url: ({ academicYearId }) => `/api/academic-years/${academicYearId}${path}`,
  foreign: 'academic_year.not_found',
  ...(payload ? { payload } : {}),
});

/** A well-formed request for every route of the server; the access test fails for a route that is missing here. */
export const routeSamples: Record<string, RouteSample> = {
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
  'POST /api/account/esia-link': { url: () => '/api/account/esia-link' },
  'DELETE /api/account/esia-link': { url: () => '/api/account/esia-link' },
  'GET /api/account/settings': { url: () => '/api/account/settings' },
  'GET /api/account/preferences': { url: () => '/api/account/preferences' },
  'PUT /api/account/preferences': {
    url: () => '/api/account/preferences',
    payload: { language: 'ru', appearance: null, preferredContact: null, startPages: {} },
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
  // Coordinators reach every school, so no record here is foreign to all who may call; account-care.test.ts has the rest.
  'POST /api/accounts/:personId/invitation': {
    url: () => '/api/accounts/999999999/invitation',
    payload: { way: 'slip' },
  },
  'PUT /api/accounts/:personId/block': { url: () => '/api/accounts/999999999/block' },
  'DELETE /api/accounts/:personId/block': { url: () => '/api/accounts/999999999/block' },
  'DELETE /api/accounts/:personId/esia-link': { url: () => '/api/accounts/999999999/esia-link' },
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
  'GET /api/diary/students': { url: () => '/api/diary/students' },
  'GET /api/diary/:enrolmentId/week': {
    url: (school) => `/api/diary/${school.enrolmentId}/week?date=2026-11-18`,
    foreign: 'diary.not_found',
  },
  'GET /api/journal/subject-groups': { url: () => '/api/journal/subject-groups' },
  'GET /api/journal/subject-groups/:subjectGroupId': {
    url: (school) => `/api/journal/subject-groups/${school.subjectGroupId}`,
    foreign: 'subject_group.not_found',
  },
  'PUT /api/journal/lessons/:lessonId': {
    url: (school) => `/api/journal/lessons/${school.lessonId}`,
    payload: { topic: 'Степень', homework: null },
    foreign: 'lesson.not_found',
  },
  'PUT /api/journal/lessons/:lessonId/assignments': {
    url: (school) => `/api/journal/lessons/${school.lessonId}/assignments`,
    payload: { kind: 'test_paper' },
    foreign: 'lesson.not_found',
  },
  'PUT /api/journal/lessons/:lessonId/attendance/:enrolmentId': {
    url: (school) => `/api/journal/lessons/${school.lessonId}/attendance/${school.enrolmentId}`,
    payload: { value: 'ill' },
    foreign: 'lesson.not_found',
  },
  'PUT /api/journal/assignments/:assignmentId/marks/:enrolmentId': {
    url: (school) => `/api/journal/assignments/${school.assignmentId}/marks/${school.enrolmentId}`,
    payload: { value: '5', comment: null },
    foreign: 'assignment.not_found',
  },
  'DELETE /api/journal/assignments/:assignmentId/marks/:enrolmentId': {
    url: (school) => `/api/journal/assignments/${school.assignmentId}/marks/${school.enrolmentId}`,
    foreign: 'assignment.not_found',
  },
  'GET /api/outbox': { url: () => '/api/outbox' },
  'GET /api/docs': { url: () => '/api/docs' },
  'GET /api/docs/json': { url: () => '/api/docs/json' },
  'GET /api/docs/yaml': { url: () => '/api/docs/yaml' },
  'GET /api/docs/static/*': { url: () => '/api/docs/static/index.css' },
  'GET /api/docs/static/index.html': { url: () => '/api/docs/static/index.html' },
  'GET /api/docs/static/swagger-initializer.js': { url: () => '/api/docs/static/swagger-initializer.js' },
  'GET /health/live': { url: () => '/health/live' },
  'GET /health/ready': { url: () => '/health/ready' },
  'GET /metrics': { url: () => '/metrics' },
  'GET /*': { url: () => '/' },
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
  'GET /api/movement/orders': { url: () => '/api/movement/orders' },
  'POST /api/movement/orders': { url: () => '/api/movement/orders', payload: orderDraft },
  'GET /api/movement/orders/:id': order('', undefined),
  'PUT /api/movement/orders/:id': order('', { ...orderDraft, version: 1 }),
  'DELETE /api/movement/orders/:id': order('', undefined),
  'POST /api/movement/orders/:id/sign': order('/sign', { version: 1 }),
  'GET /api/movement/orders/:id/print': order('/print', undefined),
  'GET /api/movement/proposal': { url: () => '/api/movement/proposal' },
  'GET /api/movement/students': { url: () => '/api/movement/students?education=general' },
  'POST /api/movement/candidates': {
    url: () => '/api/movement/candidates?education=general',
    payload: { snils: null, surname: 'Гуляев', firstName: null, birthDate: null, documentNumber: null },
  },
  'GET /api/movement/tasks': { url: () => '/api/movement/tasks' },
  'GET /api/movement/contingent': { url: () => `/api/movement/contingent?${period}` },
  'GET /api/movement/book/pdf': { url: () => `/api/movement/book/pdf?${period}` },
  'GET /api/movement/book/xlsx': { url: () => `/api/movement/book/xlsx?${period}` },
  'GET /api/academic-years': { url: () => '/api/academic-years' },
  'POST /api/academic-years': { url: () => '/api/academic-years', payload: yearDraft },
  'PUT /api/academic-years/:id': year('', { ...yearDraft, version: 1 }),
  'POST /api/academic-years/:id/open': year('/open', undefined),
  'POST /api/academic-years/:id/close': year('/close', undefined),
  'GET /api/academic-years/:id/rollover': year('/rollover', undefined),
  'PUT /api/academic-years/:id/rollover': year('/rollover', {
    version: 0,
    plan: {
      datedOn: '2026-08-25',
      ground: 'Решение педагогического совета',
      signer: null,
      graduatesOn: '2026-06-25',
      classes: [],
      students: [],
    },
  }),
  'POST /api/academic-years/:id/rollover/apply': year('/rollover/apply', { version: 1 }),
  'POST /api/academic-years/:id/rollover/undo': year('/rollover/undo', undefined),
  'GET /api/academic-year-openings': { url: () => '/api/academic-year-openings' },
  'GET /api/academic-year-openings/export': { url: () => '/api/academic-year-openings/export' },
  'PUT /api/academic-year-openings/deadlines': {
    url: () => '/api/academic-year-openings/deadlines',
    payload: { yearName: '2026/2027', deadlines: [{ organizationKind: 'general', dueOn: '2026-09-01' }] },
  },
};
