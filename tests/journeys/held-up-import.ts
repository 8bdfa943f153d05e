import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { Client } from 'pg';
import type { Import } from '../../packages/contract/src/index.ts';
import { aForm, anOpenYear, anOrganization, aSignedInEmployee } from '../school/index.ts';
import type { RunningSystem } from './running-system.ts';

const students = join(
  import.meta.dirname,
  '../../apps/server/src/features/data-quality/import/samples/school-students.xls',
);

export type Sizes = Record<
  'person' | 'enrolment' | 'guardianship' | 'classGroup' | 'movementOrder' | 'applied',
  number
>;

/** How many records of each kind there are. */
export async function sizes(system: RunningSystem): Promise<Sizes> {
  const { rows } = await sql<Sizes>`
    select (select count(*) from person) as person, (select count(*) from enrolment) as enrolment,
      (select count(*) from guardianship) as guardianship, (select count(*) from class_group) as class_group,
      (select count(*) from movement_order) as movement_order,
      (select count(*) from audit_entry where action = 'import.applied') as applied`.execute(
    system.database.kysely,
  );
  if (!rows[0]) throw new Error('The database counts nothing.');
  return rows[0];
}

/** Waits until somebody waits for the lock on that table, and nothing else of his is left to be done before. */
export async function isWaitedFor(client: Client, table: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { rowCount } = await client.query(
      'select from pg_locks where relation = $1::regclass and not granted',
      [table],
    );
    if (rowCount) return;
    await sleep(50);
  }
  throw new Error(`Nobody has come to wait for ${table}.`);
}

/** A checked file of a school's students, ready to be loaded. */
export async function aCheckedImport(system: RunningSystem) {
  const db = system.database.kysely;
  const school = await anOrganization(db);
  await anOpenYear(db, { organizationId: school.id });
  const admin = await aSignedInEmployee(db, { organizationId: school.id });
  const ask = async (path: string, request: RequestInit = {}): Promise<Import> => {
    const headers = { ...admin.headers, ...(request.headers as Record<string, string>) };
    const response = await fetch(`${system.url}/api/imports${path}`, { ...request, headers });
    return response.json() as Promise<Import>;
  };
  const { type, body } = await aForm(await readFile(students));
  const { id } = await ask('?kind=students', { method: 'POST', headers: { 'content-type': type }, body });
  return {
    load: () =>
      ask(`/${id}/apply`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ rows: 'faultless' }),
      }),
    state: async () =>
      (await db.selectFrom('import').select('state').where('id', '=', id).executeTakeFirst())?.state,
  };
}

/** Stops the import of a file before the last table that its transaction writes: people and enrolments are written by then. */
export async function holdUpLoading(system: RunningSystem, load: () => Promise<Import>): Promise<Client> {
  const holder = new Client({ connectionString: system.databaseUrl });
  holder.on('error', () => undefined); // the server that it is connected to may be killed
  await holder.connect();
  await holder.query('begin; lock table guardianship in share mode');
  await load();
  await isWaitedFor(holder, 'guardianship');
  return holder;
}

/** Looks again and again until it is so. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await isSo()) return;
    await sleep(100);
  }
  throw new Error('What was waited for has not come within a minute.');
}

/** Waits until the import is queued no more; the database may be away meanwhile. */
export async function untilLoaded(state: () => Promise<string | undefined>): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if ((await state().catch(() => 'queued')) !== 'queued') return;
    await sleep(100);
  }
}

/** What the file brings, once: the people of the sample whose rows have no error. */
export const grownBy = (before: Sizes): Sizes => ({
  person: before.person + 184,
  enrolment: before.enrolment + 74,
  guardianship: before.guardianship + 110,
  classGroup: before.classGroup + 3,
  movementOrder: before.movementOrder + 1,
  applied: before.applied + 1,
});
