import type { CardFilters, CardKind, CardSort, SavedFilter, SaveFilter } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';

/** Filters belong to the account that saved them, in the organization whose classes they name. */
export const savedFilterRepository = (db: Queryable) => ({
  list: (actor: Actor): Promise<SavedFilter[]> =>
    db
      .selectFrom('savedFilter')
      .where('accountId', '=', actor.accountId)
      .where('organizationId', '=', actor.organizationId)
      .select([
        'id',
        'name',
        sql<CardKind>`kind`.as('kind'),
        sql<CardFilters>`filters`.as('filters'),
        sql<CardSort | null>`sort`.as('sort'),
      ])
      .orderBy('name')
      .execute(),

  /** A name that is taken is given to the new filter: that is what saving again means. */
  async save(actor: Actor, { name, kind, filters, sort }: SaveFilter): Promise<number> {
    const values = { kind, filters: JSON.stringify(filters), sort: sort && JSON.stringify(sort) };
    const { id } = await db
      .insertInto('savedFilter')
      .values({ accountId: actor.accountId, organizationId: actor.organizationId, name, ...values })
      .onConflict((conflict) => conflict.constraint('saved_filter__name_is_used_once').doUpdateSet(values))
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  },

  /** False where the account has no such filter. */
  async remove(actor: Actor, id: number): Promise<boolean> {
    const { numDeletedRows } = await db
      .deleteFrom('savedFilter')
      .where('id', '=', id)
      .where('accountId', '=', actor.accountId)
      .where('organizationId', '=', actor.organizationId)
      .executeTakeFirst();
    return numDeletedRows === 1n;
  },
});
