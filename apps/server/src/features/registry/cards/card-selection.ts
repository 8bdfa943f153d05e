import type { CardSelection } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { cardConditions } from './card-conditions.ts';
import { cardSearchService } from './card-search.service.ts';

/** Whom a change of many is about. */
export interface SelectedPeople {
  /** In ascending order. */
  readonly ids: readonly number[];
  /** Of those picked one by one: how many have no such card in the organization (any longer). */
  readonly gone: number;
}

/**
 * The people of a selection who have such a card in the actor's organization: those picked one by one, or all that the list
 * shows but for some. With `lock` they stay as they are until the transaction ends.
 */
export async function selectPeople(
  database: Database,
  db: Queryable,
  actor: Actor,
  selection: CardSelection,
  { lock }: { lock: boolean },
): Promise<SelectedPeople> {
  const picked = 'personIds' in selection ? [...new Set(selection.personIds)] : null;
  const chosen =
    'personIds' in selection
      ? sql`${cardConditions(actor, { kind: selection.kind, words: [] })} and card.person_id = any (${picked}::bigint[])`
      : sql`${cardConditions(actor, (await cardSearchService(database).understand(actor, selection)).wanted)}
          and card.person_id <> all (${selection.except}::bigint[])`;
  const { rows } = await sql<{ id: number }>`
    select person.id from person
    where person.id in (select card.person_id from card where ${chosen})
    order by person.id ${lock ? sql`for no key update` : sql``}`.execute(db);
  return { ids: rows.map(({ id }) => id), gone: picked ? picked.length - rows.length : 0 };
}
