// Precision, recall and F1 of pairs against the truth. Never accuracy or specificity: nearly all pairs are true negatives, which would
// make any result look perfect (Christen and Goiser 2007).

export interface Accuracy {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export function accuracyOf(truePositives: number, found: number, all: number): Accuracy {
  const precision = found === 0 ? 1 : truePositives / found;
  const recall = all === 0 ? 1 : truePositives / all;
  return {
    truePositives,
    falsePositives: found - truePositives,
    falseNegatives: all - truePositives,
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

/** The best F1 that any threshold gives, over pairs sorted best first. */
export function bestF1(isTrue: readonly boolean[], all: number): Accuracy {
  let best = accuracyOf(0, 0, all);
  let truePositives = 0;
  for (const [index, right] of isTrue.entries()) {
    if (right) truePositives++;
    const here = accuracyOf(truePositives, index + 1, all);
    if (here.f1 > best.f1) best = here;
  }
  return best;
}

/** How many pairs of one person there are, by what `groupOf` says of a pair's roles. */
export function countTruePairs(
  people: readonly number[],
  groupOf: (one: number, other: number) => string,
): ReadonlyMap<string, number> {
  const cardsOf = new Map<number, number[]>();
  for (const [card, person] of people.entries()) {
    const cards = cardsOf.get(person);
    if (cards) cards.push(card);
    else cardsOf.set(person, [card]);
  }
  const counts = new Map<string, number>();
  for (const cards of cardsOf.values())
    for (const [at, one] of cards.entries())
      for (const other of cards.slice(at + 1)) {
        const group = groupOf(one, other);
        counts.set(group, (counts.get(group) ?? 0) + 1);
      }
  return counts;
}
