import type { DraftLine, DraftOrder, Order, OrderKind } from '@gorodok/contract';
import { read as readWorkbook, utils } from '@e965/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClassGroup,
  aLesson,
  aMark,
  anAssignment,
  anOpenYear,
  anOrganization,
  aPerson,
  aServer,
  aSignedInEmployee,
  aStudent,
  aSubjectGroup,
  pdfText,
  type TestServer,
} from '../../../../../../tests/school/index.ts';

let server: TestServer;
let school: School;
let otherSchool: School;
beforeAll(async () => {
  server = await aServer();
  school = await aSchool();
  otherSchool = await aSchool();
});
afterAll(() => server.close());

type School = Awaited<ReturnType<typeof aSchool>>;

/** A school with a year around 24 November 2026, two classes of grade 7, and its administrator. */
async function aSchool() {
  const db = server.database.kysely;
  const { id, name } = await anOrganization(db);
  const year = await anOpenYear(db, { organizationId: id, around: '2026-11-24' });
  const inYear = { organizationId: id, academicYearId: year.id };
  return {
    id,
    name,
    year,
    classA: await aClassGroup(db, { ...inYear, name: '7А' }),
    classB: await aClassGroup(db, { ...inYear, name: '7Б' }),
    admin: await aSignedInEmployee(db, { organizationId: id }),
  };
}

let numbers = 0;
/** A draft as the screen sends it; a line needs only what it is about. */
function aDraft(kind: OrderKind, lines: Partial<DraftLine>[], fields: Partial<DraftOrder> = {}): DraftOrder {
  return {
    kind,
    number: String((numbers += 1)),
    datedOn: '2026-11-20',
    ground: 'Заявление',
    signer: 'Директор Иванова Мария Петровна',
    education: 'general',
    correctsOrderId: null,
    destinationOrganizationId: null,
    destinationText: kind === 'transfer_out' && !fields.destinationOrganizationId ? 'Другой регион' : null,
    lines: lines.map((line) => ({
      enrolmentId: null,
      personId: null,
      newStudent: null,
      effectiveOn: '2026-11-20',
      toClassGroupId: null,
      paymentKind: null,
      takesBackLineId: null,
      ...line,
    })),
    ...fields,
  };
}

const send = (by: School, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object) =>
  server.app.inject({
    method,
    url: `/api/movement${path}`,
    headers: by.admin.headers,
    ...(payload ? { payload } : {}),
  });

async function draft(by: School, order: DraftOrder): Promise<Order> {
  const response = await send(by, 'POST', '/orders', order);
  expect([response.statusCode, response.json().code, response.json().errors]).toEqual([
    201,
    undefined,
    undefined,
  ]);
  return response.json<Order>();
}

const sign = (by: School, { id, version }: Pick<Order, 'id' | 'version'>) =>
  send(by, 'POST', `/orders/${id}/sign`, { version });

/** Drafts and signs. */
async function order(by: School, kind: OrderKind, lines: Partial<DraftLine>[], fields?: Partial<DraftOrder>) {
  const response = await sign(by, await draft(by, aDraft(kind, lines, fields)));
  expect([response.statusCode, response.json().code, response.json().errors]).toEqual([
    200,
    undefined,
    undefined,
  ]);
  return response.json<Order>();
}

/** The code by which signing is refused, with those of the lines. */
async function refusal(
  by: School,
  kind: OrderKind,
  lines: Partial<DraftLine>[],
  fields?: Partial<DraftOrder>,
) {
  const response = await sign(by, await draft(by, aDraft(kind, lines, fields)));
  const { status, code, errors } = response.json();
  return [status, code, ...(errors ?? []).map((error: { code: string }) => error.code)];
}

const correct = (by: School, wrong: Order) =>
  order(
    by,
    'correction',
    wrong.lines.map(({ id, enrolmentId }) => ({ enrolmentId, takesBackLineId: id })),
    { correctsOrderId: wrong.id },
  );

async function contingent(by: School, from = '2026-11-01', to = '2026-11-30') {
  return (await send(by, 'GET', `/contingent?from=${from}&to=${to}`)).json();
}

const enrolmentOf = (id: number) =>
  server.database.kysely.selectFrom('enrolment').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** The class in which a student sits now. */
async function classOf(enrolmentId: number) {
  const seat = await server.database.kysely
    .selectFrom('classMembership')
    .select('classGroupId')
    .where('enrolmentId', '=', enrolmentId)
    .where('endsOn', 'is', null)
    .executeTakeFirst();
  return seat?.classGroupId ?? null;
}

const found = async (by: School, snils: string | null) =>
  (
    await send(by, 'POST', '/candidates?education=general', {
      snils,
      surname: null,
      firstName: null,
      birthDate: null,
      documentNumber: null,
    })
  ).json().candidate;

test('a student goes from class to class, and out of the school, by signed orders alone', async () => {
  const { enrolmentId } = await aStudent(server.database.kysely, {
    organizationId: school.id,
    classGroupId: school.classA.id,
    since: '2026-09-01',
  });
  const waiting = await draft(
    school,
    aDraft('transfer_between_classes', [{ enrolmentId, toClassGroupId: school.classB.id }]),
  );
  expect([waiting.lines[0]?.fromClass, waiting.lines[0]?.toClass, waiting.lines[0]?.problem]).toEqual([
    '7А',
    '7Б',
    null,
  ]);
  expect(await classOf(enrolmentId)).toBe(school.classA.id);
  expect((await sign(school, waiting)).statusCode).toBe(200);
  expect(await classOf(enrolmentId)).toBe(school.classB.id);
  const left = await order(school, 'transfer_out', [{ enrolmentId, effectiveOn: '2026-11-22' }]);
  expect(await enrolmentOf(enrolmentId)).toMatchObject({ endsOn: '2026-11-22', closedByOrderId: left.id });
  expect(await classOf(enrolmentId)).toBe(null);
});

test('a new student gets a card by the order of admission, and not before', async () => {
  const newStudent = {
    surname: 'Новикова',
    firstName: 'Алиса',
    patronymic: null,
    birthDate: '2013-05-05',
    sex: 'female' as const,
    snils: null,
    document: { kind: 'birth_certificate' as const, series: 'II-ИВ', number: '123456' },
  };
  const countPeople = async () =>
    (
      await server.database.kysely
        .selectFrom('person')
        .select('id')
        .where('surname', '=', 'Новикова')
        .execute()
    ).length;
  const waiting = await draft(
    school,
    aDraft('admission', [{ newStudent, toClassGroupId: school.classA.id, paymentKind: 'budget' }]),
  );
  expect([waiting.lines[0]?.displayName, await countPeople()]).toEqual(['Новикова Алиса', 0]);
  const signed = (await sign(school, waiting)).json<Order>();
  expect([await countPeople(), signed.lines[0]?.enrolmentId, signed.lines[0]?.newStudent]).toEqual([
    1,
    expect.any(Number),
    null,
  ]);
  expect(await found(otherSchool, null)).toBe(null);
});

test('nobody leaves a school for the same school', async () => {
  const { enrolmentId } = await aStudent(server.database.kysely, {
    organizationId: school.id,
    classGroupId: school.classA.id,
    since: '2026-09-01',
  });
  const toItself = aDraft('transfer_out', [{ enrolmentId }], { destinationOrganizationId: school.id });
  const response = await send(school, 'POST', '/orders', toItself);
  expect([response.statusCode, response.json().errors]).toMatchObject([
    422,
    [{ field: '/destinationOrganizationId', code: 'order.destination_is_here' }],
  ]);
});

test('the books of two schools agree: leaving never waits, coming waits until the former school lets go', async () => {
  const db = server.database.kysely;
  const child = await aPerson(db, { birthDate: '2013-03-14' });
  const { enrolmentId } = await aStudent(db, {
    organizationId: school.id,
    classGroupId: school.classA.id,
    personId: child.id,
    since: '2026-09-01',
  });
  expect(await found(otherSchool, child.snils)).toMatchObject({ personId: child.id, standing: 'elsewhere' });
  const coming = {
    personId: child.id,
    toClassGroupId: otherSchool.classA.id,
    paymentKind: 'budget' as const,
  };
  const request = await draft(otherSchool, aDraft('transfer_in', [{ ...coming, effectiveOn: '2026-11-23' }]));
  expect(request.lines[0]?.problem).toBe('order.student_enrolled_elsewhere');
  expect((await sign(otherSchool, request)).json()).toMatchObject({
    status: 409,
    errors: [{ field: '/lines/0', code: 'order.student_enrolled_elsewhere' }],
  });
  const tasksOf = async (by: School) => (await send(by, 'GET', '/tasks')).json().tasks;
  expect(await tasksOf(school)).toMatchObject([
    { kind: 'requested', enrolmentId, otherOrganizationId: otherSchool.id },
  ]);
  await order(school, 'transfer_out', [{ enrolmentId, effectiveOn: '2026-11-21' }], {
    destinationOrganizationId: otherSchool.id,
    destinationText: null,
  });
  expect(await tasksOf(otherSchool)).toMatchObject([{ kind: 'arriving', personId: child.id }]);
  expect(await tasksOf(school)).toMatchObject([{ kind: 'unconfirmed', otherOrganizationId: otherSchool.id }]);
  expect((await sign(otherSchool, request)).statusCode).toBe(200);
  expect([await tasksOf(school), await tasksOf(otherSchool)]).toEqual([[], []]);
});

test('nobody of another school is named in a draft who was not found by his documents', async () => {
  const stranger = await aPerson(server.database.kysely);
  const response = await send(
    school,
    'POST',
    '/orders',
    aDraft('admission', [{ personId: stranger.id, paymentKind: 'budget' }]),
  );
  expect(response.json()).toMatchObject({
    status: 422,
    errors: [{ field: '/lines/0/personId', code: 'order.student_unknown' }],
  });
});

test('name, birth date and document together name a person; two of them do not', async () => {
  const person = await aPerson(server.database.kysely, {
    surname: 'Ёлкина',
    firstName: 'Анна',
    birthDate: '2014-02-03',
  });
  await server.database.kysely
    .insertInto('identityDocument')
    .values({ personId: person.id, kind: 'birth_certificate', series: 'II-ИВ', number: '654321' })
    .execute();
  const ask = async (fields: object) =>
    (
      await send(school, 'POST', '/candidates?education=general', {
        snils: null,
        surname: 'елкина',
        firstName: 'АННА',
        birthDate: '2014-02-03',
        documentNumber: 'II-ИВ 654321',
        ...fields,
      })
    ).json().candidate;
  expect(await ask({})).toMatchObject({ personId: person.id, standing: 'free' });
  expect(await ask({ documentNumber: null })).toBe(null);
  expect(await ask({ birthDate: '2014-02-04' })).toBe(null);
  expect(await ask({ documentNumber: '654322' })).toBe(null);
});

test('a correction takes effects back, the latest order first, and the sum of the orders follows', async () => {
  const by = await aSchool();
  const { enrolmentId } = await aStudent(server.database.kysely, {
    organizationId: by.id,
    classGroupId: by.classA.id,
    since: '2026-09-01',
  });
  const moved = await order(by, 'transfer_between_classes', [
    { enrolmentId, toClassGroupId: by.classB.id, effectiveOn: '2026-11-10' },
  ]);
  const left = await order(by, 'expulsion', [{ enrolmentId, effectiveOn: '2026-11-15' }]);
  expect((await contingent(by)).total).toEqual({ atStart: 1, came: 0, left: 1, atEnd: 0 });
  expect(
    await refusal(by, 'correction', [{ enrolmentId, takesBackLineId: moved.lines[0]?.id ?? 0 }], {
      correctsOrderId: moved.id,
    }),
  ).toEqual([409, 'order.lines_refused', 'order.line_built_upon']);
  await correct(by, left);
  expect([await classOf(enrolmentId), (await enrolmentOf(enrolmentId)).endsOn]).toEqual([by.classB.id, null]);
  expect((await contingent(by)).total).toEqual({ atStart: 1, came: 0, left: 0, atEnd: 1 });
  expect((await send(by, 'GET', `/orders/${left.id}`)).json().lines[0].takenBack).toBe(true);
});

test('a move is not taken back once there are marks in the class it led to', async () => {
  const db = server.database.kysely;
  const { enrolmentId } = await aStudent(db, {
    organizationId: school.id,
    classGroupId: school.classA.id,
    since: '2026-09-01',
  });
  const moved = await order(school, 'transfer_between_classes', [
    { enrolmentId, toClassGroupId: school.classB.id, effectiveOn: '2026-11-10' },
  ]);
  const subjectGroup = await aSubjectGroup(db, { organizationId: school.id, classGroupId: school.classB.id });
  const lesson = await aLesson(db, { subjectGroup, heldOn: '2026-11-12' });
  await aMark(db, { assignment: await anAssignment(db, { lesson }), enrolmentId, value: '5' });
  expect(
    await refusal(school, 'correction', [{ enrolmentId, takesBackLineId: moved.lines[0]?.id ?? 0 }], {
      correctsOrderId: moved.id,
    }),
  ).toEqual([409, 'order.lines_refused', 'order.class_has_marks']);
});

test('a draft signed by two people at once takes effect once', async () => {
  const by = await aSchool();
  const waiting = await draft(
    by,
    aDraft('admission', [
      {
        newStudent: {
          surname: 'Однажды',
          firstName: 'Раз',
          patronymic: null,
          birthDate: '2013-01-01',
          sex: 'male',
          snils: null,
          document: null,
        },
        paymentKind: 'budget',
      },
    ]),
  );
  const answers = await Promise.all([sign(by, waiting), sign(by, waiting), sign(by, waiting)]);
  expect(answers.map(({ statusCode }) => statusCode).toSorted((one, other) => one - other)).toEqual([
    200, 409, 409,
  ]);
  expect((await contingent(by)).total.atEnd).toBe(1);
});

test('two schools that admit one child at once: the second is refused', async () => {
  const child = await aPerson(server.database.kysely, { birthDate: '2013-03-14' });
  const schools = [school, otherSchool];
  for (const by of schools) await found(by, child.snils);
  const drafts = await Promise.all(
    schools.map((by) => draft(by, aDraft('admission', [{ personId: child.id, paymentKind: 'budget' }]))),
  );
  const answers = await Promise.all(drafts.map((waiting, index) => sign(schools[index] ?? school, waiting)));
  expect(answers.map(({ statusCode }) => statusCode).toSorted((one, other) => one - other)).toEqual([
    200, 409,
  ]);
});

test('a signed order is final: neither the screens nor the database change it', async () => {
  const db = server.database.kysely;
  const { enrolmentId } = await aStudent(db, {
    organizationId: school.id,
    classGroupId: school.classA.id,
    since: '2026-09-01',
  });
  const signed = await order(school, 'expulsion', [{ enrolmentId }]);
  const change = { ...aDraft('expulsion', [{ enrolmentId }]), version: signed.version };
  expect((await send(school, 'PUT', `/orders/${signed.id}`, change)).json().code).toBe(
    'order.signed_already',
  );
  expect((await send(school, 'DELETE', `/orders/${signed.id}`)).json().code).toBe('order.signed_already');
  expect((await sign(school, signed)).json().code).toBe('order.signed_already');
  const refused = 'a signed order is never changed';
  await expect(
    db.updateTable('movementOrder').set({ ground: 'Иное' }).where('id', '=', signed.id).execute(),
  ).rejects.toThrow(refused);
  await expect(
    db
      .updateTable('movementOrderLine')
      .set({ effectiveOn: '2026-11-21' })
      .where('orderId', '=', signed.id)
      .execute(),
  ).rejects.toThrow(refused);
  await expect(
    db
      .insertInto('movementOrderLine')
      .values({ orderId: signed.id, enrolmentId, effectiveOn: '2026-11-20' })
      .execute(),
  ).rejects.toThrow(refused);
});

test('a draft that somebody else has changed is not overwritten, and a number is taken once on a day', async () => {
  const waiting = await draft(school, aDraft('admission', []));
  const change = { ...aDraft('admission', []), number: waiting.number, version: waiting.version };
  expect((await send(school, 'PUT', `/orders/${waiting.id}`, change)).json().version).toBe(
    waiting.version + 1,
  );
  expect((await send(school, 'PUT', `/orders/${waiting.id}`, change)).json().code).toBe(
    'order.changed_meanwhile',
  );
  const twin = await send(school, 'POST', '/orders', { ...aDraft('admission', []), number: waiting.number });
  expect([twin.statusCode, twin.json().code]).toEqual([409, 'order.number_taken']);
  expect((await sign(school, { ...waiting, version: waiting.version + 1 })).json().code).toBe(
    'order.without_lines',
  );
  expect((await send(school, 'DELETE', `/orders/${waiting.id}`)).statusCode).toBe(204);
});

test('what keeps a line from being signed is named by its code', async () => {
  const db = server.database.kysely;
  const by = await aSchool();
  const { enrolmentId, personId } = await aStudent(db, {
    organizationId: by.id,
    classGroupId: by.classA.id,
    since: '2026-09-01',
  });
  const nextYear = await anOpenYear(db, { organizationId: by.id, around: '2027-11-24' });
  const inNext = { organizationId: by.id, academicYearId: nextYear.id };
  const nextSeven = await aClassGroup(db, { ...inNext, name: '7В' });
  const nextNine = await aClassGroup(db, { ...inNext, name: '9А' });
  const lines = 'order.lines_refused';
  const student = { enrolmentId };
  const cases: [OrderKind, Partial<DraftLine>[], string[]][] = [
    ['admission', [{ personId, paymentKind: 'budget' }], ['order.student_enrolled_here']],
    ['expulsion', [student, student], ['order.student_repeated', 'order.student_repeated']],
    ['expulsion', [{ ...student, effectiveOn: '2126-01-01' }], ['order.leaving_in_future']],
    ['expulsion', [{ ...student, effectiveOn: '2026-08-01' }], ['order.date_before_last_order']],
    ['payment_change', [student], ['order.payment_missing']],
    ['payment_change', [{ ...student, paymentKind: 'budget' }], ['order.payment_same']],
    ['transfer_between_classes', [student], ['order.class_missing']],
    ['transfer_between_classes', [{ ...student, toClassGroupId: by.classA.id }], ['order.class_same']],
    [
      'transfer_between_classes',
      [{ ...student, toClassGroupId: nextSeven.id, effectiveOn: '2027-09-01' }],
      ['order.class_of_another_year'],
    ],
    ['transfer_between_classes', [{ ...student, toClassGroupId: nextSeven.id }], ['order.date_outside_year']],
    ['promotion', [{ ...student, toClassGroupId: by.classB.id }], ['order.class_of_same_year']],
    [
      'promotion',
      [{ ...student, toClassGroupId: nextNine.id, effectiveOn: '2027-09-01' }],
      ['order.grade_not_next'],
    ],
    [
      'retention',
      [{ ...student, toClassGroupId: nextNine.id, effectiveOn: '2027-09-01' }],
      ['order.grade_not_same'],
    ],
  ];
  for (const [kind, wrong, codes] of cases)
    expect([kind, ...(await refusal(by, kind, wrong))]).toEqual([kind, 409, lines, ...codes]);
  await db.updateTable('academicYear').set({ state: 'closed' }).where('id', '=', nextYear.id).execute();
  expect(
    await refusal(by, 'retention', [{ ...student, toClassGroupId: nextSeven.id, effectiveOn: '2027-09-01' }]),
  ).toEqual([409, lines, 'order.class_of_closed_year']);
  await order(by, 'expulsion', [student]);
  expect(await refusal(by, 'expulsion', [student])).toEqual([409, lines, 'order.student_left']);
  const taken = await aPerson(db);
  expect(
    await refusal(by, 'admission', [
      {
        newStudent: {
          surname: 'Двойник',
          firstName: 'Ян',
          patronymic: null,
          birthDate: '2013-01-01',
          sex: 'male',
          snils: taken.snils,
          document: null,
        },
        paymentKind: 'budget',
      },
    ]),
  ).toEqual([409, lines, 'order.person_exists']);
  expect(
    (await sign(by, await draft(by, aDraft('admission', [], { datedOn: '2126-01-01' })))).json().code,
  ).toBe('order.dated_in_future');
});

test('a draft that cannot be right is refused field by field', async () => {
  const { enrolmentId } = await aStudent(server.database.kysely, { organizationId: school.id });
  const errors = async (wrong: DraftOrder) =>
    (await send(school, 'POST', '/orders', wrong))
      .json()
      .errors.map(({ field, code }: { field: string; code: string }) => [field, code]);
  const nowhere = aDraft('transfer_out', [{ enrolmentId }], { destinationText: null });
  expect(await errors(nowhere)).toEqual([['/destinationText', 'order.destination_missing']]);
  expect(
    await errors({ ...nowhere, destinationText: 'Колледж', destinationOrganizationId: otherSchool.id }),
  ).toEqual([['/destinationText', 'order.destination_twice']]);
  expect(await errors(aDraft('expulsion', [{ enrolmentId }], { destinationText: 'Колледж' }))).toEqual([
    ['/destinationText', 'order.destination_needless'],
  ]);
  expect(await errors(aDraft('correction', [{ enrolmentId }]))).toEqual([
    ['/correctsOrderId', 'order.corrected_missing'],
    ['/lines/0/takesBackLineId', 'order.corrected_missing'],
  ]);
  expect(await errors(aDraft('admission', [{ enrolmentId, paymentKind: 'budget' }]))).toEqual([
    ['/lines/0/enrolmentId', 'order.student_missing'],
  ]);
  expect(await errors(aDraft('expulsion', [{ enrolmentId: 999_999 }]))).toEqual([
    ['/lines/0/enrolmentId', 'order.student_unknown'],
  ]);
  expect(await errors(aDraft('promotion', [{ enrolmentId, toClassGroupId: otherSchool.classA.id }]))).toEqual(
    [['/lines/0/toClassGroupId', 'order.class_unknown']],
  );
  expect(
    await errors(aDraft('correction', [{ enrolmentId, takesBackLineId: 999_999 }], { correctsOrderId: 1 })),
  ).toEqual([['/lines/0/takesBackLineId', 'order.line_unknown']]);
  const student = {
    surname: 'А',
    firstName: 'Б',
    patronymic: null,
    birthDate: '2013-01-01',
    sex: 'male' as const,
    document: null,
  };
  expect(
    await errors(
      aDraft('admission', [{ newStudent: { ...student, snils: '111-111-111 11' }, paymentKind: 'budget' }]),
    ),
  ).toEqual([['/lines/0/newStudent/snils', 'order.snils_invalid']]);
});

test('the list of orders is filtered, and the next number of the year proposed', async () => {
  const by = await aSchool();
  await draft(by, aDraft('admission', [], { number: '41-З' }));
  await draft(by, aDraft('expulsion', [], { number: '7' }));
  const list = async (query: string) =>
    (await send(by, 'GET', `/orders?${query}`)).json().orders.map(({ number }: Order) => number);
  expect(await list('')).toEqual(['7', '41-З']);
  expect(await list('kind=expulsion')).toEqual(['7']);
  expect(await list('state=signed')).toEqual([]);
  expect(await list('from=2026-11-21')).toEqual([]);
  expect((await send(by, 'GET', '/proposal')).json()).toMatchObject({
    number: '42',
    signer: 'Директор Иванова Мария Петровна',
    education: 'general',
  });
});

test('an order and the book are printed, and the book is a workbook too', async () => {
  const by = await aSchool();
  const { enrolmentId } = await aStudent(server.database.kysely, {
    surname: 'Печатников',
    organizationId: by.id,
    classGroupId: by.classA.id,
    since: '2026-09-01',
  });
  const signed = await order(
    by,
    'transfer_between_classes',
    [{ enrolmentId, toClassGroupId: by.classB.id }],
    {
      number: '15-П',
    },
  );
  const paper = await send(by, 'GET', `/orders/${signed.id}/print`);
  expect([paper.statusCode, paper.headers['content-type']]).toEqual([200, 'application/pdf']);
  const text = pdfText(paper.rawPayload);
  for (const words of ['О переводе обучающихся из класса в класс', '№ 15-П', 'Печатников', '7А', '7Б'])
    expect(text).toContain(words);
  const period = 'from=2026-11-01&to=2026-11-30';
  const book = pdfText((await send(by, 'GET', `/book/pdf?${period}`)).rawPayload);
  for (const words of ['Книга движения обучающихся', 'Печатников', 'На начало'])
    expect(book).toContain(words);
  const workbook = readWorkbook((await send(by, 'GET', `/book/xlsx?${period}`)).rawPayload);
  expect(workbook.SheetNames).toEqual(['Книга движения', 'Численность']);
  const [movements, counts] = workbook.SheetNames.map((name) =>
    utils.sheet_to_json<string[]>(workbook.Sheets[name] ?? {}, { header: 1 }),
  );
  expect(movements?.[1]?.slice(0, 3)).toEqual(['15-П', '20.11.2026', 'Перевод из класса в класс']);
  expect(counts?.find(([name]) => name === 'Всего')).toEqual(['Всего', 1, 0, 0, 1]);
});
