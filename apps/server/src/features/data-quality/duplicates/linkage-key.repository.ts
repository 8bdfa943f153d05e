import type { Frequencies } from '@gorodok/linkage';
import { sql, type RawBuilder } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';
import { mostUnder } from './card-reader.ts';

/** A card has few neighbours; whoever has more is known by hubs that nobody has noticed yet. */
const mostNeighbours = 300;

/**
 * Who stands under any of the keys, unless too many do; whoever shares most keys first. `offset 0` keeps a block from being looked up
 * twice, once to be counted and once to be taken.
 */
export const neighboursUnder = (keys: readonly number[]): RawBuilder<{ personId: number }> => sql`
  select found.person_id
  from unnest(${[...keys]}::bigint[], ${keys.map(mostUnder)}::integer[]) as sought (key, most)
  cross join lateral (
    select array(select person_id from linkage_key where linkage_key.key = sought.key limit sought.most + 1) as people
    offset 0
  ) as block
  cross join lateral unnest(block.people) as found (person_id)
  where cardinality(block.people) <= sought.most
  group by found.person_id
  order by count(*) desc, found.person_id
  limit ${sql.lit(mostNeighbours)}`;

export const linkageKeyRepository = (db: Queryable) => ({
  /** Who stands under any of the keys of many people, in the order of these. */
  async findNeighboursOfMany(keysOfPeople: readonly (readonly number[])[]): Promise<number[][]> {
    const keys = keysOfPeople.flat();
    const owners = keysOfPeople.flatMap((own, index) => own.map(() => index));
    const { rows } = await sql<{ owner: number; people: number[] }>`
      select owner, array_agg(distinct found.person_id) as people
      from unnest(${keys}::bigint[], ${keys.map(mostUnder)}::integer[], ${owners}::integer[]) as sought (key, most, owner)
      cross join lateral (
        select array(select person_id from linkage_key where linkage_key.key = sought.key limit sought.most + 1) as people
        offset 0
      ) as block
      cross join lateral unnest(block.people) as found (person_id)
      where cardinality(block.people) <= sought.most
      group by owner`.execute(db);
    const found = new Map(rows.map(({ owner, people }) => [owner, people]));
    return keysOfPeople.map((_, index) => found.get(index) ?? []);
  },

  /** Puts people under their keys of now, and whoever has none any more under none. */
  async replace(people: readonly { id: number; keys: readonly number[] }[]): Promise<void> {
    await sql`delete from linkage_key where person_id = any (${people.map(({ id }) => id)}::bigint[])`.execute(
      db,
    );
    await addKeys(db, 'linkage_key', people);
  },

  /** Work on keys and pairs goes on in one place at a time. @returns whether this is the place. */
  async tryLock(): Promise<boolean> {
    const { rows } = await sql<{ locked: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended('linkage', 0)) as locked`.execute(db);
    return rows[0]?.locked === true;
  },

  /** Takes the longest waiting off the list. A change that is not committed yet is not seen and stays. */
  async takeDue(most: number): Promise<number[]> {
    const { rows } = await sql<{ personId: number }>`
      with taken as (
        delete from linkage_due
        where id in (select id from linkage_due order by id limit ${most} for update skip locked)
        returning person_id)
      select distinct person_id from taken order by person_id`.execute(db);
    return rows.map(({ personId }) => personId);
  },

  async note(personIds: readonly number[]): Promise<void> {
    await sql`select linkage_due_of(${[...personIds]}::bigint[])`.execute(db);
  },

  async findPopulation(): Promise<{ madeAt: Date; frequencies: Frequencies } | undefined> {
    const { rows } = await sql<{ madeAt: Date; frequencies: Frequencies }>`
      select made_at, frequencies from linkage_population`.execute(db);
    return rows[0];
  },

  async findPopulationDate(): Promise<Date | null> {
    const { rows } = await sql<{ madeAt: Date }>`select made_at from linkage_population`.execute(db);
    return rows[0]?.madeAt ?? null;
  },
});

/** Keys of many people by one statement: two columns are far shorter than an object for each. */
export async function addKeys(
  db: Queryable,
  table: 'linkage_key' | 'linkage_key_next',
  people: readonly { id: number; keys: readonly number[] }[],
): Promise<void> {
  const keys = people.flatMap((person) => person.keys);
  const ids = people.flatMap(({ id, keys }) => keys.map(() => id));
  if (keys.length === 0) return;
  await sql`
    insert into ${sql.table(table)} (key, person_id)
    select * from unnest(${arrayOf(keys)}::bigint[], ${arrayOf(ids)}::bigint[])`.execute(db);
}

/** An array of numbers as PostgreSQL writes it: the driver would look at each of a hundred thousand by itself for what to escape. */
const arrayOf = (numbers: readonly number[]): string => `{${numbers.join(',')}}`;
