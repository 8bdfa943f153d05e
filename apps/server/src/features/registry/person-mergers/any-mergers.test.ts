import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { referencesOfAllWings } from '../../../app.ts';
import type { Actor } from '#platform/actor/actor.ts';
import { AppError } from '#platform/errors/app-error.ts';
import {
  aClassGroup,
  aGuardian,
  anAccount,
  anEmployee,
  anOpenYear,
  anOrganization,
  aPerson,
  aServer,
  aSignedInEmployee,
  aStudent,
  aSubjectGroup,
  type TestServer,
} from '../../../../../../tests/school/index.ts';
import { personRepository } from '../people/index.ts';
import { personMergers } from './index.ts';

const mergers = personMergers({ references: referencesOfAllWings, refusals: [] });

let server: TestServer;
let actor: Actor;
let people: number[];
beforeAll(async () => {
  server = await aServer();
  people = await aHouseOfLikePeople();
});
afterAll(() => server.close());

const db = () => server.database.kysely;

/** Six people who share what people share, and collide in everything that may collide. */
async function aHouseOfLikePeople(): Promise<number[]> {
  const { id: school } = await anOrganization(db());
  const { id: other } = await anOrganization(db());
  const clerk = await aSignedInEmployee(db(), { organizationId: school });
  actor = { ...clerk, role: 'school_admin', organizationId: school };
  const year = await anOpenYear(db(), { organizationId: school });
  const child = await aStudent(db(), { organizationId: school });
  const secondChild = await aStudent(db(), { organizationId: school });
  const ids: number[] = [];
  for (let number = 0; number < 6; number++) {
    const { id } = await aPerson(db(), {
      ...(number % 2 ? { snils: null } : {}),
      address: number % 3 ? null : `ул. ${number}`,
    });
    ids.push(id);
    const contacts = [`+7900000000${number % 3}`, `+7900000001${number}`];
    await db()
      .insertInto('contact')
      .values(contacts.map((value) => ({ personId: id, kind: 'phone', value })))
      .execute();
    await db()
      .insertInto('identityDocument')
      .values({ personId: id, kind: 'passport', series: '7501', number: `00000${number % 2}` })
      .execute();
    if (number < 5)
      await aGuardian(db(), { personId: id, childId: number % 2 ? child.personId : secondChild.personId });
    await db()
      .insertInto('consent')
      .values({ personId: id, purpose: 'mailings', textVersion: '1', organizationId: school })
      .execute();
    if (number !== 2) await anAccount(db(), { personId: id });
    await db()
      .insertInto('confirmedDifference')
      .values({ personId: id, field: 'surname', confirmedValue: `Иной${number}` })
      .execute();
    if (number % 2 === 0)
      await db()
        .insertInto('confirmedIdentity')
        .values({ personId: id, surname: 'Ким', firstName: `Имя${number}` })
        .execute();
    const { employmentId } = await anEmployee(db(), {
      personId: id,
      organizationId: number % 3 === 0 ? other : school,
      roles: number % 2 ? ['teacher', 'director'] : ['teacher'],
    });
    const classGroup = await aClassGroup(db(), {
      organizationId: school,
      academicYearId: year.id,
      name: `${number + 1}А`,
      classTeacherEmploymentId: employmentId,
    });
    await aSubjectGroup(db(), {
      organizationId: school,
      classGroupId: classGroup.id,
      teacherEmploymentId: employmentId,
    });
  }
  return ids;
}

const tables = [
  ...new Set([...referencesOfAllWings.person, ...referencesOfAllWings.employment].map(({ table }) => table)),
];

/** Every row of every table concerned, but for what counts changes. */
async function everything(): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const table of ['person', 'card', 'moved_row', ...tables]) {
    const { rows } = await sql<{ row: unknown }>`
      select to_jsonb(one) - 'version' - 'updated_at' as row from ${sql.table(table)} as one order by 1`.execute(
      db(),
    );
    found[table] = rows.map(({ row }) => row);
  }
  return found;
}

const fields = ['surname', 'snils', 'address', 'birthDate'] as const;

/** Merges two if that may be; what may not be changes nothing. */
async function merge(
  survivorId: number,
  mergedId: number,
  take: (typeof fields)[number][],
): Promise<number | undefined> {
  try {
    return await db()
      .transaction()
      .execute(async (transaction) => {
        const { survivor, merged } = await mergers.preview(transaction, survivorId, mergedId);
        return mergers.merge(transaction, actor, {
          survivorId,
          mergedId,
          take,
          versions: { survivor: survivor.version, merged: merged.version },
          reason: '',
          score: null,
          explanation: {},
        });
      });
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}
const undo = (id: number) =>
  db()
    .transaction()
    .execute((transaction) => mergers.undo(transaction, actor, id));

const person = fc.nat({ max: 5 });
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ survivor: person, merged: person, take: fc.subarray([...fields]) }) },
  { weight: 1, arbitrary: fc.record({ undoes: fc.nat({ max: 9 }) }) },
);
const order = fc.array(fc.nat({ max: 99 }), { minLength: 10, maxLength: 10 });

test('whatever is merged and undone in whatever order, undoing all of it ends where it began, to the last row', async () => {
  const before = await everything();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 9 }), order, async (steps, choices) => {
      const inForce: number[] = [];
      for (const one of steps) {
        if ('undoes' in one) {
          const [id] = inForce.splice(one.undoes % Math.max(inForce.length, 1), 1);
          if (id !== undefined) await undo(id);
          continue;
        }
        const id = await merge(people[one.survivor] ?? 0, people[one.merged] ?? 0, one.take);
        if (id !== undefined) inForce.push(id);
      }
      for (const choice of choices) {
        const [id] = inForce.splice(choice % Math.max(inForce.length, 1), 1);
        if (id !== undefined) await undo(id);
      }
      expect(await everything()).toEqual(before);
    }),
    { numRuns: 25 },
  );
}, 120_000);

test('what somebody has changed in between stays as he left it', async () => {
  let turn = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(person, person), { minLength: 2, maxLength: 5 }),
      order,
      person,
      async (pairs, choices, edited) => {
        const before = await everything();
        const editedId = people[edited] ?? 0;
        const address = `правленный адрес ${++turn}`;
        const inForce: number[] = [];
        for (const [index, [one, other]] of pairs.entries()) {
          const id = await merge(people[one] ?? 0, people[other] ?? 0, ['address', 'surname']);
          if (id !== undefined) inForce.push(id);
          if (index > 0) continue;
          const repository = personRepository(db());
          await repository.changeFields(editedId, { ...(await repository.getFields(editedId)), address });
          await db()
            .insertInto('contact')
            .values({ personId: editedId, kind: 'email', value: `a${turn}@example.org` })
            .execute();
        }
        for (const choice of choices) {
          const [id] = inForce.splice(choice % Math.max(inForce.length, 1), 1);
          if (id !== undefined) await undo(id);
        }
        const { contact: contacts = [], person: rows = [], ...rest } = await everything();
        const { contact: contactsBefore = [], person: rowsBefore = [], ...restBefore } = before;
        expect(rest).toEqual(restBefore);
        expect(contacts).toHaveLength(contactsBefore.length + 1);
        expect(contacts).toEqual(expect.arrayContaining(contactsBefore));
        expect(rows).toEqual(
          rowsBefore.map((row) =>
            (row as { id: number }).id === editedId ? { ...(row as object), address } : row,
          ),
        );
      },
    ),
    { numRuns: 12 },
  );
}, 120_000);

test('a process that dies in the middle of a merger leaves nothing of it', async () => {
  const before = await everything();
  const [survivorId = 0, mergedId = 0] = people;
  const dying = db()
    .transaction()
    .execute(async (transaction) => {
      const { survivor, merged } = await mergers.preview(transaction, survivorId, mergedId);
      await mergers.merge(transaction, actor, {
        survivorId,
        mergedId,
        take: ['surname'],
        versions: { survivor: survivor.version, merged: merged.version },
        reason: '',
        score: null,
        explanation: {},
      });
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(db());
      await sql`select 1`.execute(transaction);
    });
  await expect(dying).rejects.toThrow();
  expect(await everything()).toEqual(before);
});

test('of two who merge the same at once both are told of one merger, and a second click changes nothing', async () => {
  const [survivorId = 0, mergedId = 0] = people;
  const ids = await Promise.all([merge(survivorId, mergedId, []), merge(survivorId, mergedId, [])]);
  expect(ids[0]).toBeDefined();
  expect(ids[1]).toBe(ids[0]);
  const wished = {
    survivorId,
    mergedId,
    take: [],
    versions: { survivor: 0, merged: 0 },
    reason: '',
    score: null,
    explanation: {},
  };
  const again = await db()
    .transaction()
    .execute((transaction) => mergers.merge(transaction, actor, wished));
  expect(again).toBe(ids[0]);
  await undo(ids[0] ?? 0);
  expect(await undo(ids[0] ?? 0)).toEqual([]);
});
