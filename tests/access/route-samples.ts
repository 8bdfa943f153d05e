/** What a request of one school consists of: the ids are of its own records. */
export interface SchoolRecords {
  enrolmentId: number;
  studentPersonId: number;
  subjectGroupId: number;
  lessonId: number;
  assignmentId: number;
  signInFailureId: number;
  importId: number;
  organizationId: number;
  reconciliationId: number;
}

export interface RouteSample {
  url: (school: SchoolRecords) => string;
  payload?: object;
  /** The route names a record: asked for another school's, it answers 404 with this code. */
  foreign?: string;
}

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
  'GET /api/cards/:kind/:id': {
    url: (school) => `/api/cards/student/${school.studentPersonId}`,
    foreign: 'person.not_found',
  },
  'GET /api/sign-in-failures': { url: () => '/api/sign-in-failures' },
  'POST /api/sign-in-failures/:id/handled': {
    url: (school) => `/api/sign-in-failures/${school.signInFailureId}/handled`,
    foreign: 'sign_in.failure_not_found',
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
};
