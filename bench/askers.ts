import { Pool } from 'pg';
import { NotMeasurable } from './http-caller.ts';
import { openSession } from './sessions.ts';

/** Who asks in a scenario, signed in. */
export interface Asker {
  cookie: string;
  organizationId: number;
}

const withPool = async <T>(databaseUrl: string, work: (pool: Pool) => Promise<T>): Promise<T> => {
  const pool = new Pool({ connectionString: databaseUrl, max: 2 });
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
};

/** Rows of a question to the region, for a scenario to choose its people from. */
export const choose = <Row extends object>(
  databaseUrl: string,
  statement: string,
  values: unknown[] = [],
): Promise<Row[]> =>
  withPool(databaseUrl, async (pool) => {
    const { rows } = await pool.query<Row>(statement, values);
    if (rows.length === 0) throw new NotMeasurable('The region has nobody to ask for.');
    return rows;
  });

/** Signs the administrators of these schools in; a school without one is left out. */
export const signInAdministrators = (
  databaseUrl: string,
  organizationIds: readonly number[],
): Promise<Asker[]> => signIn(databaseUrl, 'school_admin', organizationIds);

/** Signs the region's coordinator in. */
export async function signInRegionalCoordinator(databaseUrl: string): Promise<Asker> {
  const [coordinator] = await signIn(databaseUrl, 'regional_coordinator', null);
  if (!coordinator) throw new NotMeasurable('The region has no coordinator.');
  return coordinator;
}

const signIn = (
  databaseUrl: string,
  role: string,
  organizationIds: readonly number[] | null,
): Promise<Asker[]> =>
  withPool(databaseUrl, async (pool) => {
    const { rows } = await pool.query<{ personId: string; organizationId: string }>(
      `select distinct on (employment.organization_id)
         employment.person_id as "personId", employment.organization_id as "organizationId"
       from employment join employment_role on employment_role.employment_id = employment.id
       where employment.ends_on is null and employment_role.role = $1
         and ($2::bigint[] is null or employment.organization_id = any ($2))
       order by employment.organization_id, employment.id`,
      [role, organizationIds],
    );
    const askers: Asker[] = [];
    for (const row of rows) {
      const who = { personId: Number(row.personId), organizationId: Number(row.organizationId), role };
      askers.push({ cookie: (await openSession(pool, who)).cookie, organizationId: who.organizationId });
    }
    return askers;
  });
