import { sql } from 'kysely';
import type { CardKind } from '@gorodok/contract';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Queryable } from '#platform/database/database.ts';
import { personKeys, type CardReader, type ReadPerson } from './card-reader.ts';
import { PersonComparison, type Match } from './comparison.ts';
import { linkageKeyRepository } from './linkage-key.repository.ts';
import { listLinkablePeople } from './linkable-person.read.ts';

/** Somebody in a file who may have a card already. */
export interface LikelyKnown {
  personId: number;
  zone: 'certain' | 'probable';
}

/** Looks for the people of a file among all of the region, and keeps who was made in spite of being found. */
export interface LikelyFinder {
  /** For each person the likeliest card, in their order; null: nobody is likely. */
  find(db: Queryable, people: readonly Omit<ReadPerson, 'id'>[]): Promise<(LikelyKnown | null)[]>;
  noteInSpite(
    transaction: Queryable,
    by: Actor,
    made: readonly { personId: number; kind: CardKind; likely: LikelyKnown }[],
  ): Promise<void>;
}

const atOnce = 500;
/** What is kept as the reason where nobody has typed one. */
const reasonOfImport = 'Загрузка из файла';

export const likelyFinder = (reader: () => Promise<CardReader>): LikelyFinder => ({
  async find(db, people) {
    const cards = await reader();
    const comparison = new PersonComparison(cards.population);
    const found: (LikelyKnown | null)[] = [];
    for (let done = 0; done < people.length; done += atOnce) {
      const sides = people.slice(done, done + atOnce).map((person) => cards.read({ ...person, id: null }));
      const neighbours = await linkageKeyRepository(db).findNeighboursOfMany(sides.map(personKeys));
      const others = new Map(
        (await listLinkablePeople(db, [...new Set(neighbours.flat())])).map((person) => [
          person.id,
          cards.read(person),
        ]),
      );
      for (const [index, own] of sides.entries()) {
        let best: { personId: number; match: Match } | undefined;
        for (const personId of neighbours[index] ?? []) {
          const match = comparison.compare(own, others.get(personId) ?? []);
          if (
            match?.sort === 'duplicate' &&
            match.zone !== 'possible' &&
            match.score > (best?.match.score ?? -100)
          )
            best = { personId, match };
        }
        const zone = best?.match.zone;
        found.push(
          best && (zone === 'certain' || zone === 'probable') ? { personId: best.personId, zone } : null,
        );
      }
    }
    return found;
  },

  async noteInSpite(transaction, by, made) {
    if (made.length === 0) return;
    const rows = made.map(({ personId, kind, likely }) => ({
      personId,
      kind,
      likelyId: likely.personId,
      zone: likely.zone,
    }));
    await sql`
      insert into duplicate_warning (organization_id, kind, created_person_id, likely_person_ids, zone, reason, warned_person_id)
      select ${by.organizationId}, kind, "personId", array["likelyId"], zone, ${reasonOfImport}, ${by.personId}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as made (
        "personId" bigint, kind text, "likelyId" bigint, zone text)`.execute(transaction);
    await recordAudit(transaction, by, {
      action: 'duplicates.created_in_spite',
      details: { count: made.length, byImport: true },
    });
  },
});
