import type { CardSelection } from '@gorodok/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  anOrganization,
  aServer,
  aSignedInEmployee,
  aStudent,
  type TestServer,
} from '../../../../../../tests/school/index.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

let office: Record<string, string>;
let organizationId: number;
/** Two with a phone that colleagues see, one whose phone they don't see, one without any. */
let students: number[];
beforeEach(async () => {
  const db = server.database.kysely;
  ({ id: organizationId } = await anOrganization(db));
  office = (await aSignedInEmployee(db, { organizationId })).headers;
  students = [];
  for (const visibleToStaff of [true, true, false, null]) {
    const { personId } = await aStudent(db, { organizationId });
    students.push(personId);
    if (visibleToStaff !== null)
      await db
        .insertInto('contact')
        .values({ personId, kind: 'phone', value: '79130000001', visibleToStaff })
        .execute();
  }
});

const send = async (path: '/preview' | '', selection: CardSelection, rest: object = {}) => {
  const response = await server.app.inject({
    method: 'POST',
    url: `/api/cards/bulk/contact-visibility${path}`,
    headers: office,
    payload: { selection, visible: false, ...rest },
  });
  return { status: response.statusCode, ...response.json() };
};
const everybody: CardSelection = { kind: 'student', except: [] };
const hidden = async () => {
  const rows = await server.database.kysely
    .selectFrom('contact')
    .select('personId')
    .where('personId', 'in', students)
    .where('visibleToStaff', '=', false)
    .orderBy('personId')
    .execute();
  return rows.map(({ personId }) => personId);
};

test('the preview counts what would change and whom it passes over, and changes nothing', async () => {
  expect(await send('/preview', everybody)).toMatchObject({
    people: 4,
    changes: 2,
    exceptions: [
      { code: 'no_contact', people: 1 },
      { code: 'already_so', people: 1 },
    ],
  });
  expect(await hidden()).toEqual([students[2]]);
});

test('all that match change at once, each with an entry in the audit log', async () => {
  expect(await send('', everybody, { changes: 2 })).toMatchObject({ status: 200, changed: 2 });
  expect(await hidden()).toEqual(students.slice(0, 3));
  const entries = await server.database.kysely
    .selectFrom('auditEntry')
    .select(['subjectId', 'details'])
    .where('action', '=', 'contacts.visibility_changed')
    .where('subjectId', 'in', students)
    .orderBy('subjectId')
    .execute();
  const details = { field: 'visible_to_staff', visible: false, people: 2 };
  expect(entries).toEqual(students.slice(0, 2).map((subjectId) => ({ subjectId, details })));
});

test('those taken out of the selection stay as they are', async () => {
  const [first = 0, second] = students;
  expect(await send('', { kind: 'student', except: [first] }, { changes: 1 })).toMatchObject({ changed: 1 });
  expect(await hidden()).toEqual([second, students[2]]);
});

test('where the cards have changed since the preview, nothing is done', async () => {
  expect(await send('', everybody, { changes: 3 })).toMatchObject({
    status: 409,
    code: 'bulk.changed_since_preview',
  });
  expect(await hidden()).toEqual([students[2]]);
});

test('a second click changes nothing more', async () => {
  const answers = await Promise.all([
    send('', everybody, { changes: 2 }),
    send('', everybody, { changes: 2 }),
  ]);
  expect(answers.map(({ status }) => Number(status)).toSorted((one, other) => one - other)).toEqual([
    200, 409,
  ]);
});

test("people of another organization, picked by their keys, are passed over as if they weren't there", async () => {
  const db = server.database.kysely;
  const other = await anOrganization(db);
  const stranger = await aStudent(db, { organizationId: other.id });
  await db
    .insertInto('contact')
    .values({ personId: stranger.personId, kind: 'phone', value: '79130000002' })
    .execute();
  const selection = { kind: 'student' as const, personIds: [students[0] ?? 0, stranger.personId] };
  expect(await send('/preview', selection)).toMatchObject({
    people: 2,
    changes: 1,
    exceptions: [{ code: 'card_is_gone', people: 1 }],
  });
  await send('', selection, { changes: 1 });
  const contact = await db
    .selectFrom('contact')
    .select('visibleToStaff')
    .where('personId', '=', stranger.personId)
    .executeTakeFirstOrThrow();
  expect(contact.visibleToStaff).toBe(true);
});

test('a change of many stands in the history of each card that it changed, and of no other', async () => {
  await send('', everybody, { changes: 2 });
  const kept = await server.database.kysely
    .selectFrom('cardChange')
    .select(['personId', 'changedByRole', 'changes'])
    .where('personId', 'in', students)
    .orderBy('personId')
    .execute();
  const phone = { kind: 'phone', value: '79130000001' };
  const change = {
    field: 'contact',
    entryId: expect.any(Number),
    was: { ...phone, visibleToStaff: true },
    now: { ...phone, visibleToStaff: false },
  };
  expect(kept).toEqual(
    students.slice(0, 2).map((personId) => ({ personId, changedByRole: 'school_admin', changes: [change] })),
  );
});
