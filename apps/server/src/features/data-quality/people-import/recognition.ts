import type { CardKind } from '@gorodok/contract';
import { listMatchableCards, type MatchableCard } from '#features/registry/people/index.ts';
import type { Queryable } from '#platform/database/database.ts';
import type { LikelyFinder, LikelyKnown } from '../duplicates/index.ts';
import type { KnownPeople } from '../import/index.ts';
import type { PersonDraft } from './person-draft.ts';
import type { PersonInRow } from './student-row.ts';

/** Whoever the cards of the school and СНИЛС did not name: the card he has all the same, or who he is like though a new one is made. */
export interface Recognised {
  card: MatchableCard | null;
  likely: LikelyKnown | null;
}

interface Unnamed<Key extends string> {
  person: PersonInRow<Key>;
  /** Of a parent. */
  child: PersonDraft | null;
}

export interface RecognitionOptions {
  finder: LikelyFinder;
  known: KnownPeople;
  organizationId: number;
  education: 'general' | 'preschool' | 'additional';
  kind: CardKind;
}

/** Looks for these people among all of the region, spelling aside, and says in the report who is known. */
export async function recogniseRest<Key extends string>(
  db: Queryable,
  unnamed: readonly Unnamed<Key>[],
  { finder, known, organizationId, education, kind }: RecognitionOptions,
): Promise<Map<PersonInRow<Key>, Recognised>> {
  const found = await finder.find(
    db,
    unnamed.map(({ person: { draft }, child }) => ({
      ...draft,
      documents: draft.document ? [draft.document] : [],
      phones: draft.phone === null ? [] : [draft.phone],
      emails: draft.email === null ? [] : [draft.email],
      children: child ? [{ id: 0, ...child }] : [],
      places: [{ organizationId, kind }],
    })),
  );
  const taken = found.flatMap((likely) =>
    likely?.zone === 'certain' && known === 'taken' ? [likely.personId] : [],
  );
  const cards = new Map<number, MatchableCard>();
  if (taken.length > 0)
    for (const card of await listMatchableCards(db, {
      organizationId,
      education,
      snilses: [],
      personIds: taken,
    }))
      cards.set(card.id, card);
  return new Map(
    unnamed.map(({ person }, index) => {
      const likely = found[index] ?? null;
      const card = (likely?.zone === 'certain' && known === 'taken' && cards.get(likely.personId)) || null;
      if (likely)
        person.reader.report(
          'warning',
          person.columns.surname,
          card ? 'row.certainly_known' : 'row.probably_known',
        );
      return [person, { card, likely: card ? null : likely }];
    }),
  );
}
