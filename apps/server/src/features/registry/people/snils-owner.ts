import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';

/** Numbers share so many locks, since a file of thousands must not fill the table of locks of the whole database. */
const snilsLocks = 1_024;

/** Makes whoever writes the same СНИЛС wait until the end of the transaction: two schools may enter one at the same moment. */
export const lockSnils = (transaction: Queryable, snils: string): Promise<void> =>
  lockAllSnils(transaction, [snils]);

/** The same for many at once, in an order that all keep. */
export async function lockAllSnils(transaction: Queryable, snilses: readonly string[]): Promise<void> {
  if (snilses.length === 0) return;
  await sql`
    select pg_advisory_xact_lock(hashtextextended('snils', lock))
    from (select distinct snils::bigint % ${snilsLocks}::bigint as lock from unnest(${snilses}::text[]) as snils order by lock) as ordered`.execute(
    transaction,
  );
}

/** Of the people who are to bear a СНИЛС: those whose number somebody else bears already. */
export async function listForeignSnils(
  db: Queryable,
  wanted: readonly { personId: number; snils: string }[],
): Promise<Set<number>> {
  if (wanted.length === 0) return new Set();
  const { rows } = await sql<{ personId: number }>`
    select distinct wanted."personId" as person_id
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as wanted ("personId" bigint, snils text)
    join person on person.snils = wanted.snils and person.id <> wanted."personId" and person.merged_into_id is null`.execute(
    db,
  );
  return new Set(rows.map(({ personId }) => personId));
}

/** A СНИЛС belongs to one person: in another card it would let somebody in who is not meant. Tells nothing of that card. */
export async function refuseForeignSnils(
  transaction: Queryable,
  snils: string,
  personId: number,
  field: string,
): Promise<void> {
  await lockSnils(transaction, snils);
  const other = await transaction
    .selectFrom('person')
    .select('id')
    .where('snils', '=', snils)
    .where('id', '<>', personId)
    .where('mergedIntoId', 'is', null)
    .executeTakeFirst();
  if (other)
    throw new AppError('conflict', 'input_invalid', [{ field, code: 'card.snils_belongs_to_another' }]);
}
