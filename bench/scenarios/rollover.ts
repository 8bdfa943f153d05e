import type { FindTaughtLines } from '../../apps/server/src/features/registry/movement/index.ts';
import { admit } from '../../apps/server/src/features/registry/movement/index.ts';
import { rolloverService } from '../../apps/server/src/features/registry/rollover/index.ts';
import { openDatabase, type Database } from '../../apps/server/src/platform/database/database.ts';

const studentsInSchool = 1000;
const classesInSchool = 40;

export interface RolloverFigures {
  students: number;
  /** Of carrying the plan out, and of undoing it. */
  appliedMs: number;
  undoneMs: number;
}

/**
 * A school of 1,000 students in 40 classes rolls over into the next year, and back: 2 s at the most each way. The school is made
 * for the measurement in a database that may hold a region already.
 */
export async function measureRollover(
  databaseUrl: string,
  findTaught: FindTaughtLines,
): Promise<RolloverFigures> {
  const database = openDatabase({ url: databaseUrl, poolSize: 2 });
  try {
    const { actor, nextYearId } = await makeSchool(database);
    const rollover = rolloverService(database, findTaught);
    const { plan } = await rollover.read(actor, nextYearId);
    const { version } = await rollover.save(actor, nextYearId, { version: 0, plan });
    await database.pool.query('analyze enrolment, class_membership, movement_order_line, movement_order');
    const appliedMs = await timeOf(() => rollover.apply(actor, nextYearId, version));
    const undoneMs = await timeOf(() => rollover.undo(actor, nextYearId));
    return { students: studentsInSchool, appliedMs, undoneMs };
  } finally {
    await database.close();
  }
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function makeSchool(database: Database) {
  const one = async (statement: string, values: unknown[] = []): Promise<number> =>
    Number((await database.pool.query<{ id: number }>(statement, values)).rows[0]?.id);
  const organizationId = await one(
    `insert into organization (name, short_name, kinds, time_zone)
     values ('СОШ для измерения', 'СОШ для измерения', '{general}', 'Asia/Yekaterinburg') returning id`,
  );
  const aYear = (first: number, state: string) =>
    one(
      `insert into academic_year (organization_id, name, starts_on, ends_on, state)
       values ($1, $2, $3, $4, $5) returning id`,
      [organizationId, `${first}/${first + 1}`, `${first}-09-01`, `${first + 1}-08-31`, state],
    );
  const yearId = await aYear(2025, 'open');
  const nextYearId = await aYear(2026, 'planned');
  const { rows: groups } = await database.pool.query<{ id: number }>(
    `insert into class_group (organization_id, academic_year_id, name, grade)
     select $1, $2, (1 + number % 11) || chr(1040 + number / 11), 1 + number % 11
     from generate_series(0, $3 - 1) as number returning id`,
    [organizationId, yearId, classesInSchool],
  );
  const { rows: people } = await database.pool.query<{ id: number }>(
    `insert into person (surname, first_name, birth_date)
     select 'Измеряемый' || number, 'Саша', '2013-03-14' from generate_series(1, $1::integer) as number returning id`,
    [studentsInSchool],
  );
  await database.kysely.transaction().execute((transaction) =>
    admit(transaction, {
      organizationId,
      number: '1',
      datedOn: '2025-09-01',
      ground: 'Заявления',
      education: 'general',
      students: people.map(({ id: personId }, index) => ({
        personId,
        classGroupId: groups[index % groups.length]?.id ?? 0,
        startsOn: '2025-09-01',
        inClassFrom: '2025-09-01',
      })),
    }),
  );
  const personId = people[0]?.id ?? 0;
  return {
    actor: { accountId: personId, personId, role: 'school_admin' as const, organizationId },
    nextYearId,
  };
}
