// Everybody compared with everybody: after a region was loaded, and now and then to count names anew. It reads as it goes, works in
// memory (about 1.6 KB a person) and changes what is seen in one transaction at the end.
import {
  blockingKeys,
  forEachCandidatePair,
  frequenciesOf,
  KeptPopulation,
  KeyTable,
  Normaliser,
  type NormalisedCard,
} from '@gorodok/linkage';
import { sql } from 'kysely';
import { openDatabase, type Database } from '#platform/database/database.ts';
import { personKeys, sidesOf } from './card-reader.ts';
import { isListed, PersonComparison } from './comparison.ts';
import { duplicatePairRepository, inOrder, type FoundPair } from './duplicate-pair.repository.ts';
import { addKeys } from './linkage-key.repository.ts';
import { listLinkablePeopleBetween, type LinkablePerson } from './linkable-person.read.ts';

export interface WholePass {
  people: number;
  pairs: number;
  seconds: number;
}

const peopleAtOnce = 20_000;
const pairsAtOnce = 2_000;

/** Everybody who was read, in columns. */
interface Everybody {
  readonly ids: number[];
  readonly places: LinkablePerson['places'][];
  readonly sides: NormalisedCard[][];
}

/**
 * Compares everybody in the region. While it works, changed people wait on their list; whoever enters a card is answered by the keys of
 * before.
 */
export async function compareEverybody(
  databaseUrl: string,
  progress: (sentence: string) => void = () => {},
): Promise<WholePass> {
  const began = performance.now();
  const database = openDatabase({ url: databaseUrl, poolSize: 2 });
  try {
    return await database.kysely.connection().execute(async (connection) => {
      await sql`set statement_timeout = 0`.execute(connection);
      await sql`set idle_in_transaction_session_timeout = 0`.execute(connection);
      await sql`set maintenance_work_mem = '256MB'`.execute(connection);
      await sql`select pg_advisory_lock(hashtextextended('linkage', 0))`.execute(connection);
      const normaliser = new Normaliser('russian-school');
      const everybody = await readEverybody(database.kysely, connection, normaliser, progress);
      const firstSides = everybody.sides.flatMap(([first]) => first ?? []);
      const frequencies = frequenciesOf(firstSides, normaliser);
      progress('Сравниваю карточки…');
      const pairs = findPairs(everybody, new PersonComparison(new KeptPopulation(frequencies)));
      progress(`Записываю пары: ${pairs.length}…`);
      await sql`create index linkage_key_next__by_person on linkage_key_next (person_id)`.execute(connection);
      await sql`
        alter table linkage_key_next
          add constraint linkage_key_next__person_stands_under_it_once primary key (key, person_id)`.execute(
        connection,
      );
      await connection.transaction().execute(async (transaction) => {
        await putKeysInPlace(transaction);
        const repository = duplicatePairRepository(transaction);
        const decided = await repository.listDecided('all');
        const open = pairs.filter(({ a, b }) => !decided.has(`${a} ${b}`));
        await repository.removeAll();
        for (let done = 0; done < open.length; done += pairsAtOnce)
          await repository.add(open.slice(done, done + pairsAtOnce));
        await sql`
          insert into linkage_population (made_at, frequencies) values (clock_timestamp(), ${JSON.stringify(frequencies)}::json)
          on conflict (holds_one_row) do update set made_at = excluded.made_at, frequencies = excluded.frequencies`.execute(
          transaction,
        );
      });
      await sql`analyze linkage_key, duplicate_pair, duplicate_place`.execute(connection);
      return {
        people: everybody.ids.length,
        pairs: pairs.length,
        seconds: (performance.now() - began) / 1000,
      };
    });
  } finally {
    // The connection goes, and its lock with it.
    await database.close();
  }
}

/** Reads range by range; while one is keyed, the next is on its way and the keys of the one before are written. */
async function readEverybody(
  reading: Database['kysely'],
  writing: Database['kysely'],
  normaliser: Normaliser,
  progress: (sentence: string) => void,
): Promise<Everybody> {
  await sql`drop table if exists linkage_key_next`.execute(writing);
  await sql`create table linkage_key_next (like linkage_key)`.execute(writing);
  const { rows } = await sql<{ last: number | null }>`select max(id) as last from person`.execute(reading);
  const last = rows[0]?.last ?? 0;
  const everybody: Everybody = { ids: [], places: [], sides: [] };
  let written: Promise<void> = Promise.resolve();
  const rangeFrom = (from: number) => listLinkablePeopleBetween(reading, from, from + peopleAtOnce - 1);
  let next = rangeFrom(1);
  for (let from = 1; from <= last; from += peopleAtOnce) {
    const people = await next;
    next = rangeFrom(from + peopleAtOnce);
    next.catch(() => {});
    const keyed = people.map((person) => {
      const sides = sidesOf(person, normaliser);
      const [first] = sides;
      if (first) normaliser.count(first);
      everybody.ids.push(person.id);
      everybody.places.push(person.places);
      everybody.sides.push(sides);
      return { id: person.id, keys: personKeys(sides) };
    });
    await written;
    written = addKeys(writing, 'linkage_key_next', keyed);
    // A failure is thrown where it is waited for.
    written.catch(() => {});
    progress(`Читаю карточки: ${Math.min(100, Math.floor((100 * (from + peopleAtOnce)) / last))} %`);
  }
  await Promise.all([written, next]);
  return everybody;
}

/** A side beside the first brings only the keys that those before it have not: a key counts people, not sides. */
function keysOf({ sides }: Everybody): { table: KeyTable; personOf: Uint32Array } {
  const rows = sides.reduce((sum, { length }) => sum + length, 0);
  const table = new KeyTable(rows);
  const personOf = new Uint32Array(rows);
  let row = 0;
  for (const [person, own] of sides.entries()) {
    const first = row;
    for (const side of own) {
      const keys = blockingKeys(side, 'russian-school', table.row(row));
      for (let before = first; before < row; before++)
        for (const [kind, key] of table.row(before).entries()) if (keys[kind] === key) keys[kind] = 0;
      personOf[row++] = person;
    }
  }
  return { table, personOf };
}

function findPairs(everybody: Everybody, comparison: PersonComparison): FoundPair[] {
  const { ids, places, sides } = everybody;
  const { table, personOf } = keysOf(everybody);
  const pairs: FoundPair[] = [];
  /** People of several sides may meet several times. */
  const met = new Set<number>();
  forEachCandidatePair(table, (oneRow, otherRow) => {
    const [one, other] = [personOf[oneRow] ?? 0, personOf[otherRow] ?? 0];
    if (one === other) return;
    const [ofOne, ofOther] = [sides[one] ?? [], sides[other] ?? []];
    if (ofOne.length > 1 || ofOther.length > 1) {
      const pair = Math.min(one, other) * ids.length + Math.max(one, other);
      if (met.has(pair)) return;
      met.add(pair);
    }
    const match = comparison.compare(ofOne, ofOther);
    if (!match || !isListed(match)) return;
    const [a, b] = inOrder(ids[one] ?? 0, ids[other] ?? 0);
    pairs.push({ ...match, a, b, places: [...(places[one] ?? []), ...(places[other] ?? [])] });
  });
  return pairs.map((pair) => ({ ...pair, places: withoutRepetition(pair.places) }));
}

const withoutRepetition = (places: LinkablePerson['places']): LinkablePerson['places'] => [
  ...new Map(places.map((place) => [`${place.organizationId} ${place.kind}`, place])).values(),
];

/** The keys that were gathered take the place of those there were, under their names. */
async function putKeysInPlace(transaction: Database['kysely']): Promise<void> {
  for (const statement of [
    'drop table linkage_key',
    'alter table linkage_key_next rename to linkage_key',
    'alter table linkage_key rename constraint linkage_key_next__person_stands_under_it_once to linkage_key__person_stands_under_it_once',
    'alter index linkage_key_next__by_person rename to linkage_key__by_person',
    `comment on table linkage_key is 'Kind of key and hash; see personKeys of the server. Written by the job and the whole pass alone.'`,
  ])
    await sql.raw(statement).execute(transaction);
}
