import type { NormalisedCard } from '@gorodok/linkage';
import type { Database } from '#platform/database/database.ts';
import { personKeys, type CardReader } from './card-reader.ts';
import { isListed, PersonComparison } from './comparison.ts';
import { duplicatePairRepository, inOrder, placesOf, type FoundPair } from './duplicate-pair.repository.ts';
import { linkageKeyRepository } from './linkage-key.repository.ts';
import { listLinkablePeople, type LinkablePerson } from './linkable-person.read.ts';

/** So many people at once: less than a second of work, after which others have their turn. */
const atOnce = 500;

/**
 * Keys and compares anew whoever something has changed of, until nobody waits. @returns how many they were.
 */
export async function findDueDuplicates(
  { kysely }: Pick<Database, 'kysely'>,
  reader: CardReader,
  signal?: AbortSignal,
): Promise<number> {
  for (let all = 0; ;) {
    if (signal?.aborted) return all;
    const done = await kysely.transaction().execute(async (transaction) => {
      const repository = linkageKeyRepository(transaction);
      if (!(await repository.tryLock())) return 0;
      const due = await repository.takeDue(atOnce);
      if (due.length > 0) await compareAnew(transaction, reader, due);
      return due.length;
    });
    if (done === 0) return all;
    all += done;
  }
}

async function compareAnew(
  transaction: Database['kysely'],
  reader: CardReader,
  due: readonly number[],
): Promise<void> {
  const keysOfPeople = linkageKeyRepository(transaction);
  const pairs = duplicatePairRepository(transaction);
  const changed = await listLinkablePeople(transaction, due);
  const read = new Map(changed.map((person) => [person.id, readPerson(reader, person)]));
  const keys = new Map(changed.map(({ id }) => [id, personKeys(read.get(id)?.sides ?? [])]));
  await keysOfPeople.replace(due.map((id) => ({ id, keys: keys.get(id) ?? [] })));
  await pairs.removeOf(due);
  const around = await keysOfPeople.findNeighboursOfMany([...keys.values()]);
  const neighbours = new Map(
    Array.from(keys.keys(), (id, index) => [id, (around[index] ?? []).filter((other) => other !== id)]),
  );
  const unread = [...new Set([...neighbours.values()].flat())].filter((id) => !read.has(id));
  for (const person of await listLinkablePeople(transaction, unread))
    read.set(person.id, readPerson(reader, person));

  const decided = await pairs.listDecided(due);
  const comparison = new PersonComparison(reader.population);
  const found = new Map<string, FoundPair>();
  for (const [id, others] of neighbours)
    for (const other of others) {
      const [a, b] = inOrder(id, other);
      const key = `${a} ${b}`;
      const [one, second] = [read.get(a), read.get(b)];
      if (!one || !second || found.has(key) || decided.has(key)) continue;
      const match = comparison.compare(one.sides, second.sides);
      if (match && isListed(match))
        found.set(key, { ...match, a, b, places: placesOf(one.person, second.person) });
    }
  await pairs.add([...found.values()]);
}

const readPerson = (
  reader: CardReader,
  person: LinkablePerson,
): { person: LinkablePerson; sides: NormalisedCard[] } => ({ person, sides: reader.read(person) });
