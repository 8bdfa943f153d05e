import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';
import { shownAs, type Match } from './comparison.ts';
import type { LinkablePerson } from './linkable-person.read.ts';

export interface FoundPair extends Match {
  a: number;
  b: number;
  places: LinkablePerson['places'];
}

/** A pair has its smaller key first. */
export const inOrder = (one: number, other: number): [number, number] =>
  one < other ? [one, other] : [other, one];

/** In whose lists the pair of two people stands, each once. */
export function placesOf(one: LinkablePerson, other: LinkablePerson): LinkablePerson['places'] {
  const places = new Map(
    [...one.places, ...other.places].map((place) => [`${place.organizationId} ${place.kind}`, place]),
  );
  return [...places.values()];
}

export const duplicatePairRepository = (db: Queryable) => ({
  async removeOf(personIds: readonly number[]): Promise<void> {
    await sql`
      delete from duplicate_pair
      where person_a = any (${[...personIds]}::bigint[]) or person_b = any (${[...personIds]}::bigint[])`.execute(
      db,
    );
  },

  async removeAll(): Promise<void> {
    await sql`delete from duplicate_place`.execute(db);
    await sql`delete from duplicate_pair`.execute(db);
  },

  async remove(a: number, b: number): Promise<void> {
    await sql`delete from duplicate_pair where person_a = ${a} and person_b = ${b}`.execute(db);
  },

  /** Pairs about which somebody has decided are left out. */
  async add(pairs: readonly FoundPair[]): Promise<void> {
    if (pairs.length === 0) return;
    const rows = JSON.stringify(
      pairs.map(({ places, ...pair }) => ({
        ...pair,
        shownAs: shownAs(pair),
        organizations: places.map(({ organizationId }) => organizationId),
        kinds: places.map(({ kind }) => kind),
      })),
    );
    await sql`
      with found as (
        select * from jsonb_to_recordset(${rows}::jsonb) as found (a bigint, b bigint, sort text, zone text, score real, reasons jsonb,
          vetoes text[], "shownAs" text, organizations bigint[], kinds text[])
      ), written as (
        insert into duplicate_pair (person_a, person_b, sort, zone, score, reasons, vetoes)
        select a, b, sort, zone, score, reasons, vetoes from found
        on conflict do nothing returning person_a, person_b)
      insert into duplicate_place (organization_id, kind, shown_as, score, person_a, person_b)
      select place.organization_id, place.kind, found."shownAs", found.score, a, b
      from found join written on person_a = a and person_b = b
      cross join lateral unnest(organizations, kinds) as place (organization_id, kind)`.execute(db);
  },

  /**
   * The pairs of survivors that somebody has decided about: what was said of a card holds for whoever it was merged into. Of the given
   * people, or of all.
   */
  async listDecided(personIds: readonly number[] | 'all'): Promise<Set<string>> {
    const concerned =
      personIds === 'all'
        ? sql`true`
        : sql`(person_a in (select id from family) or person_b in (select id from family))`;
    const family =
      personIds === 'all'
        ? sql`select 0::bigint as id, null::bigint as merged_into_id`
        : sql`
          select id, merged_into_id from person where id = any (${[...personIds]}::bigint[])
          union select person.id, person.merged_into_id from person join family on person.merged_into_id = family.id`;
    const { rows } = await sql<{ one: number; other: number }>`
      with recursive family as (${family})
      select survivor_of(person_a) as one, survivor_of(person_b) as other
      from duplicate_decision where undone_at is null and ${concerned}`.execute(db);
    return new Set(rows.map(({ one, other }) => inOrder(one, other).join(' ')));
  },
});
