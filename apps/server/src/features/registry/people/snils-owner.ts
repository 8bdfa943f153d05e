import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';

/** Makes whoever writes the same СНИЛС wait until the end of the transaction: two schools may enter one at the same moment. */
export async function lockSnils(transaction: Queryable, snils: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('snils ' || ${snils}, 0))`.execute(transaction);
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
