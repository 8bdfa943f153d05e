import type { RouteSample, RouteSamples } from './route-sample.ts';

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

/** The movement book and the academic years. */
export const movementSamples: RouteSamples = {
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
