import type { MatchableCard } from '#features/registry/people/index.ts';
import type { LikelyKnown } from '../duplicates/index.ts';
import { mergeDrafts, type PersonDraft } from './person-draft.ts';
import { isSameInAnotherRow, nameKey } from './same-person.ts';

/** A parent once, however many children of his stand in the file. */
export interface Parent<Child> {
  draft: PersonDraft;
  card: MatchableCard | null;
  /** Who he is like though a new card is made. */
  likely: LikelyKnown | null;
  readonly children: Child[];
}

/** The parents of siblings brought together: by their card, else by name and something besides. */
export function gatherParents<Child>(
  mentions: readonly {
    draft: PersonDraft;
    card: MatchableCard | null;
    likely: LikelyKnown | null;
    child: Child;
  }[],
): Parent<Child>[] {
  const parents: Parent<Child>[] = [];
  const byName = new Map<string, Parent<Child>[]>();
  for (const { draft, card, likely, child } of mentions) {
    const key = nameKey(draft);
    const namesakes = byName.get(key) ?? [];
    const known = namesakes.find((parent) =>
      card && parent.card ? card.id === parent.card.id : isSameInAnotherRow(parent.draft, draft),
    );
    if (known) {
      known.draft = mergeDrafts(known.draft, draft);
      known.card ??= card;
      known.likely = known.card ? null : (known.likely ?? likely);
      if (!known.children.includes(child)) known.children.push(child);
    } else {
      const parent = { draft, card, likely, children: [child] };
      parents.push(parent);
      byName.set(key, [...namesakes, parent]);
    }
  }
  return parents;
}
