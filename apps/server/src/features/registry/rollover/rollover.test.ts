import type { Rollover, RolloverPlan } from '@gorodok/contract';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClassGroup,
  aLesson,
  aMark,
  anAssignment,
  anOpenYear,
  anOrganization,
  aServer,
  aSignedInEmployee,
  aStudent,
  aSubjectGroup,
  type TestServer,
} from '../../../../../../tests/school/index.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

interface School {
  id: number;
  year: { id: number };
  nextId: number;
  classes: Record<string, number>;
  students: Record<string, number[]>;
  admin: { headers: Record<string, string> };
}

/** A school at the end of a year, with two students in 7А, 9А and 11А each, and the next year planned. */
async function aSchool(): Promise<School> {
  const db = server.database.kysely;
  const { id } = await anOrganization(db);
  const year = await anOpenYear(db, { organizationId: id, around: '2025-11-24' });
  const students: Record<string, number[]> = {};
  const classes: Record<string, number> = {};
  for (const name of ['7А', '9А', '11А']) {
    const group = await aClassGroup(db, { organizationId: id, academicYearId: year.id, name });
    classes[name] = group.id;
    students[name] = [];
    for (let count = 0; count < 2; count += 1) {
      const student = await aStudent(db, { organizationId: id, classGroupId: group.id, since: '2025-09-01' });
      students[name].push(student.enrolmentId);
    }
  }
  const admin = await aSignedInEmployee(db, { organizationId: id });
  const by = { id, year, students, classes, admin };
  const next = await ask(by, 'POST', '', {
    name: '2026/2027',
    startsOn: '2026-09-01',
    endsOn: '2027-08-31',
    weekDays: 5,
    periods: [],
    holidays: [],
  });
  return { ...by, nextId: Number(next.id) };
}

async function answer(
  by: Pick<School, 'admin'>,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  payload?: object,
) {
  return server.app.inject({
    method,
    url: `/api/academic-years${path}`,
    headers: by.admin.headers,
    ...(payload ? { payload } : {}),
  });
}
const ask = async (...request: Parameters<typeof answer>) => (await answer(...request)).json();
const read = (by: School): Promise<Rollover> => ask(by, 'GET', `/${by.nextId}/rollover`);
const save = (by: School, plan: RolloverPlan, version = 0) =>
  ask(by, 'PUT', `/${by.nextId}/rollover`, { version, plan });
const apply = (by: School, version: number) =>
  answer(by, 'POST', `/${by.nextId}/rollover/apply`, { version });
const undo = (by: School) => answer(by, 'POST', `/${by.nextId}/rollover/undo`);

/** Saves what is proposed, changed by `change`, and carries it out. */
async function rollOver(by: School, change: (plan: RolloverPlan) => RolloverPlan = (plan) => plan) {
  const { plan } = await read(by);
  const saved = await save(by, change(plan));
  const response = await apply(by, saved.version);
  expect([response.statusCode, response.json().code, response.json().errors]).toEqual([
    200,
    undefined,
    undefined,
  ]);
  return response.json<Rollover>();
}

/** Where everybody sits: the class by enrolment; null – in none; absent – no longer a student. */
async function seats(by: School): Promise<Record<string, string[]>> {
  const { rows } = await sql<{ name: string; count: number }>`
    select coalesce(class_group.name || ' ' || academic_year.name, 'в школе') as name, count(*) as count
    from enrolment
    left join class_membership on class_membership.enrolment_id = enrolment.id and class_membership.ends_on is null
    left join class_group on class_group.id = class_membership.class_group_id
    left join academic_year on academic_year.id = class_group.academic_year_id
    where enrolment.organization_id = ${by.id} and enrolment.ends_on is null
    group by 1 order by 1`.execute(server.database.kysely);
  return Object.fromEntries(rows.map(({ name, count }) => [name, [String(count)]]));
}

/** Everything that a rollover may write, to see that nothing of it was. */
async function everything(by: School) {
  const { rows } = await sql`
    select (select count(*) from movement_order where organization_id = ${by.id}) as orders,
      (select count(*) from class_group where organization_id = ${by.id}) as classes,
      (select array_agg(state order by id) from academic_year where organization_id = ${by.id}) as years,
      (select array_agg(state order by id) from rollover_plan where to_year_id = ${by.nextId}) as plans`.execute(
    server.database.kysely,
  );
  return { counts: rows[0], seats: await seats(by) };
}

test('the proposal moves every class a year on and lets the eleventh graduate', async () => {
  const by = await aSchool();
  const rollover = await read(by);
  expect(rollover).toMatchObject({ state: 'proposed', version: 0, fromYear: { id: by.year.id } });
  expect(rollover.plan.classes.map(({ outcome, toName }) => [outcome, toName])).toEqual([
    ['promote', '8А'],
    ['promote', '10А'],
    ['graduate', null],
  ]);
  await rollOver(by);
  expect(await seats(by)).toEqual({ '8А 2026/2027': ['2'], '10А 2026/2027': ['2'] });
  expect((await ask(by, 'GET', '')).years.map(({ state }: { state: string }) => state)).toEqual([
    'open',
    'open',
  ]);
});

test('repeaters, conditional promotion, splits, merges and students without a class go their own way', async () => {
  const by = await aSchool();
  const loose = await aStudent(server.database.kysely, { organizationId: by.id, since: '2025-09-01' });
  const [first = 0, second = 0] = by.students['7А'] ?? [];
  const [third = 0] = by.students['9А'] ?? [];
  await rollOver(by, (plan) => ({
    ...plan,
    classes: plan.classes.map((entry) =>
      entry.toName === '10А' ? { ...entry, outcome: 'graduate' as const, toName: null } : entry,
    ),
    students: [
      { enrolmentId: first, outcome: 'retain', toName: '7 "а"' },
      { enrolmentId: second, outcome: 'promote_conditionally', toName: '8Б' },
      { enrolmentId: third, outcome: 'promote', toName: '10А' },
      { enrolmentId: loose.enrolmentId, outcome: 'promote', toName: '8Б' },
    ],
  }));
  expect(await seats(by)).toEqual({ '7А 2026/2027': ['1'], '8Б 2026/2027': ['2'], '10А 2026/2027': ['1'] });
  const { rows } = await sql`
    select kind, count(line.id) as count from movement_order join movement_order_line as line on line.order_id = movement_order.id
    where organization_id = ${by.id} and rollover_plan_id is not null group by kind order by kind`.execute(
    server.database.kysely,
  );
  expect(rows).toEqual([
    { kind: 'conditional_promotion', count: 1 },
    { kind: 'graduation', count: 3 },
    { kind: 'promotion', count: 1 },
    { kind: 'retention', count: 1 },
    { kind: 'transfer_between_classes', count: 1 },
  ]);
});

test('a second click does nothing more, and a plan saved by somebody else is not overwritten', async () => {
  const by = await aSchool();
  const { plan } = await read(by);
  const saved = await save(by, plan);
  expect((await save(by, plan)).code).toBe('rollover.changed_meanwhile');
  expect((await apply(by, saved.version + 1)).json().code).toBe('rollover.changed_meanwhile');
  const answers = await Promise.all([apply(by, saved.version), apply(by, saved.version)]);
  expect(answers.map(({ statusCode }) => statusCode).toSorted((one, other) => one - other)).toEqual([
    200, 409,
  ]);
  const after = await everything(by);
  expect((await apply(by, saved.version)).json().code).toBe('rollover.applied_already');
  expect((await save(by, plan, saved.version)).code).toBe('rollover.applied_already');
  expect(await everything(by)).toEqual(after);
});

test('an undoing puts everybody back, keeps the traces, and lets the rollover be done again', async () => {
  const by = await aSchool();
  const before = await seats(by);
  await rollOver(by);
  expect((await undo(by)).json()).toMatchObject({ state: 'proposed' });
  expect(await seats(by)).toEqual(before);
  const { rows } = await sql<{ kind: string }>`
    select kind from movement_order where organization_id = ${by.id} and rollover_plan_id is not null order by id`.execute(
    server.database.kysely,
  );
  expect(rows.map(({ kind }) => kind)).toEqual(['promotion', 'graduation', 'correction', 'correction']);
  expect((await undo(by)).json().code).toBe('rollover.not_applied');
  await rollOver(by);
  expect(await seats(by)).toEqual({ '8А 2026/2027': ['2'], '10А 2026/2027': ['2'] });
});

test('after the first mark in a new class a rollover is not undone any more', async () => {
  const by = await aSchool();
  await rollOver(by);
  const db = server.database.kysely;
  const [enrolmentId = 0] = by.students['7А'] ?? [];
  const seat = await db
    .selectFrom('classMembership')
    .select('classGroupId')
    .where('enrolmentId', '=', enrolmentId)
    .where('endsOn', 'is', null)
    .executeTakeFirstOrThrow();
  const subjectGroup = await aSubjectGroup(db, { organizationId: by.id, classGroupId: seat.classGroupId });
  const lesson = await aLesson(db, { subjectGroup, heldOn: '2026-09-02' });
  await aMark(db, { assignment: await anAssignment(db, { lesson }), enrolmentId, value: '4' });
  const after = await everything(by);
  expect((await undo(by)).json()).toMatchObject({ status: 409, code: 'rollover.marks_given' });
  expect(await everything(by)).toEqual(after);
});

/** An order of one line beside the rollover, as it was drafted. */
async function drafted(
  by: School,
  order: { kind: string; correctsOrderId?: number },
  line: { enrolmentId: number; takesBackLineId?: number },
): Promise<{ id: number; version: number }> {
  const response = await server.app.inject({
    method: 'POST',
    url: '/api/movement/orders',
    headers: by.admin.headers,
    payload: {
      number: '900',
      datedOn: '2026-10-01',
      ground: 'Заявление',
      signer: null,
      education: 'general',
      correctsOrderId: null,
      destinationOrganizationId: null,
      destinationText: null,
      ...order,
      lines: [
        {
          personId: null,
          newStudent: null,
          effectiveOn: '2026-10-01',
          toClassGroupId: null,
          paymentKind: null,
          takesBackLineId: null,
          ...line,
        },
      ],
    },
  });
  return response.json();
}

async function sign(by: School, { id, version }: { id: number; version: number }): Promise<void> {
  const signed = await server.app.inject({
    method: 'POST',
    url: `/api/movement/orders/${id}/sign`,
    headers: by.admin.headers,
    payload: { version },
  });
  expect(signed.statusCode).toBe(200);
}

test('what a correction has taken back already stays back, and the undoing takes the rest; one that waits for its signature keeps it', async () => {
  const by = await aSchool();
  const before = await seats(by);
  await rollOver(by);
  const [enrolmentId = 0] = by.students['7А'] ?? [];
  const { id: lineId, orderId } = await server.database.kysely
    .selectFrom('movementOrderLine')
    .innerJoin('movementOrder', 'movementOrder.id', 'movementOrderLine.orderId')
    .select(['movementOrderLine.id', 'orderId'])
    .where('enrolmentId', '=', enrolmentId)
    .where('kind', '=', 'promotion')
    .executeTakeFirstOrThrow();
  const correction = await drafted(
    by,
    { kind: 'correction', correctsOrderId: orderId },
    { enrolmentId, takesBackLineId: lineId },
  );
  expect((await undo(by)).json()).toMatchObject({ status: 409, code: 'rollover.being_corrected' });
  await sign(by, correction);
  expect((await undo(by)).json()).toMatchObject({ state: 'proposed' });
  expect(await seats(by)).toEqual(before);
});

test('a later order about a student keeps the rollover from being undone', async () => {
  const by = await aSchool();
  await rollOver(by);
  const [enrolmentId = 0] = by.students['7А'] ?? [];
  await sign(by, await drafted(by, { kind: 'expulsion' }, { enrolmentId }));
  expect((await undo(by)).json()).toMatchObject({ status: 409, code: 'rollover.built_upon' });
});

test('a plan that cannot be right is refused entry by entry', async () => {
  const by = await aSchool();
  const { plan } = await read(by);
  const [first = 0] = by.students['7А'] ?? [];
  const errors = async (wrong: Partial<RolloverPlan>) =>
    (await save(by, { ...plan, ...wrong })).errors.map(({ field, code }: { field: string; code: string }) => [
      field,
      code,
    ]);
  const seven = by.classes['7А'] ?? 0;
  const promoted = { classGroupId: seven, outcome: 'promote' as const, toName: '8А' };
  expect(
    await errors({
      classes: [
        promoted,
        promoted,
        { ...promoted, classGroupId: 999_999 },
        { classGroupId: by.classes['9А'] ?? 0, outcome: 'promote', toName: null },
        { classGroupId: by.classes['11А'] ?? 0, outcome: 'promote', toName: 'класс мечты' },
      ],
      students: [
        { enrolmentId: first, outcome: 'stay', toName: null },
        { enrolmentId: first, outcome: 'stay', toName: null },
        { enrolmentId: 999_999, outcome: 'stay', toName: null },
      ],
    }),
  ).toEqual([
    ['/plan/classes/1', 'rollover.class_repeated'],
    ['/plan/classes/2', 'rollover.class_unknown'],
    ['/plan/classes/3/toName', 'rollover.class_name_missing'],
    ['/plan/classes/4/toName', 'rollover.class_name_unreadable'],
    ['/plan/students/1', 'rollover.student_repeated'],
    ['/plan/students/2', 'rollover.student_unknown'],
  ]);
  const still = plan.classes.map(({ classGroupId }) => ({
    classGroupId,
    outcome: 'stay' as const,
    toName: null,
  }));
  const saved = await save(by, { ...plan, classes: still });
  expect((await apply(by, saved.version)).json().code).toBe('rollover.nothing_to_do');
  const wrongGrade = await save(by, { ...plan, classes: [{ ...promoted, toName: '9Б' }] }, saved.version);
  expect((await apply(by, wrongGrade.version)).json()).toMatchObject({
    code: 'order.lines_refused',
    errors: [{ code: 'order.grade_not_next' }, { code: 'order.grade_not_next' }],
  });
  const future = await save(by, { ...plan, datedOn: '2126-01-01' }, wrongGrade.version);
  expect((await apply(by, future.version)).json().code).toBe('order.dated_in_future');
});

test('a year with none before it has nothing to roll over, and a plan must be saved before it is carried out', async () => {
  const by = await aSchool();
  expect((await ask(by, 'GET', `/${by.year.id}/rollover`)).code).toBe('rollover.no_year_before');
  expect((await apply(by, 0)).json().code).toBe('rollover.not_found');
});

test('killed in the middle, a rollover has done nothing, and is done whole the next time', async () => {
  const by = await aSchool();
  const { plan } = await read(by);
  const saved = await save(by, plan);
  const before = await everything(by);
  // Somebody holds a student's row, so that the rollover stands in the middle of its transaction; then its connection is killed.
  const holder = new Client({ connectionString: server.config.databaseUrl });
  await holder.connect();
  await holder.query('begin');
  await holder.query(
    `select from person where id = (select person_id from enrolment where id = $1) for update`,
    [by.students['11А']?.[0]],
  );
  const applying = apply(by, saved.version);
  for (let killed = 0; killed === 0;) {
    const { rows } = await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like '%for no key update%'`.execute(
      server.database.kysely,
    );
    killed = rows.length;
  }
  expect((await applying).statusCode).toBe(503);
  await holder.query('rollback');
  await holder.end();
  expect(await everything(by)).toEqual(before);
  expect((await apply(by, saved.version)).statusCode).toBe(200);
  expect(await seats(by)).toEqual({ '8А 2026/2027': ['2'], '10А 2026/2027': ['2'] });
});
