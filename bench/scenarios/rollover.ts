import { findTaughtLines } from '../../apps/server/src/features/learning/journal/index.ts';
import { admit } from '../../apps/server/src/features/registry/movement/index.ts';
import { rolloverService } from '../../apps/server/src/features/registry/rollover/index.ts';
import { openDatabase, type Database } from '../../apps/server/src/platform/database/database.ts';
import type { Scenario } from '../scenario.ts';

const studentsInSchool = 1000;
const classesInSchool = 40;

const times = 5;
const mostMs = 2000;

/** The school is made for the measurement, in a database that may hold a region already. */
export const rollover: Scenario = {
  title: `A school of ${studentsInSchool} in ${classesInSchool} classes rolls over, and back`,
  async run({ databaseUrl }) {
    const database = openDatabase({ url: databaseUrl, poolSize: 2 });
    try {
      const applied: number[] = [];
      const undone: number[] = [];
      for (let time = 0; time < times; time++) {
        const { appliedMs, undoneMs } = await rollOverAndBack(database);
        applied.push(appliedMs);
        undone.push(undoneMs);
      }
      return [figureOf('carried out', applied), figureOf('undone', undone)];
    } finally {
      await database.close();
    }
  },
};

function figureOf(name: string, measured: readonly number[]) {
  const [least = 0, , median = 0, , most = 0] = measured.toSorted((one, other) => one - other);
  return {
    name,
    p50: median.toFixed(0),
    measured: `${least.toFixed(0)}–${most.toFixed(0)} ms in ${times} runs`,
    limit: { text: `at most ${mostMs} ms`, kept: median <= mostMs },
  };
}

/** Makes such a school, carries its rollover out and undoes it. */
export async function rollOverAndBack(
  database: Database,
): Promise<{ organizationId: number; appliedMs: number; undoneMs: number }> {
  const { actor, nextYearId } = await makeSchool(database);
  const rollovers = rolloverService(database, findTaughtLines);
  const { plan } = await rollovers.read(actor, nextYearId);
  const { version } = await rollovers.save(actor, nextYearId, { version: 0, plan });
  await database.pool.query('analyze enrolment, class_membership, movement_order_line, movement_order');
  return {
    organizationId: actor.organizationId,
    appliedMs: await timeOf(() => rollovers.apply(actor, nextYearId, version)),
    undoneMs: await timeOf(() => rollovers.undo(actor, nextYearId)),
  };
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
