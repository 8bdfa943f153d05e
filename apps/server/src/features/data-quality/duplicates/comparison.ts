import {
  Judge,
  reasonsOf,
  weightsOf,
  type NormalisedCard,
  type Population,
  type Reason,
  type Veto,
  type Zone,
} from '@gorodok/linkage';

export interface Match {
  sort: 'duplicate' | 'snils_conflict';
  zone: Zone;
  score: number;
  reasons: Reason[];
  vetoes: Veto[];
}

/** Compares two people, each by all of his sides, and takes what speaks most for it. */
export class PersonComparison {
  readonly #judge: Judge;

  constructor(population: Population) {
    this.#judge = new Judge(population, weightsOf['russian-school']);
  }

  /** Undefined where the two have too little in common to be worth a word. */
  compare(one: readonly NormalisedCard[], other: readonly NormalisedCard[]): Match | undefined {
    let best: Match | undefined;
    for (const a of one)
      for (const b of other) {
        const match = this.#compareSides(a, b);
        if (match && (!best || rank(match) > rank(best))) best = match;
      }
    return best;
  }

  #compareSides(one: NormalisedCard, other: NormalisedCard): Match | undefined {
    const judge = this.#judge;
    const sameNumber =
      one.personNumber !== 0 && one.personNumberIsValid && one.personNumber === other.personNumber;
    const verdict = sameNumber ? judge.judge(one, other) : judge.judgeIfPossible(one, other);
    if (!verdict) return undefined;
    const { score, zone, vetoes } = verdict;
    // Two people with one number score so low that nobody asks for a veto; it is a task all the same.
    const found = zone || !sameNumber ? vetoes : judge.vetoesBetween(one, other);
    const isConflict = sameNumber && (zone === undefined || found.includes('number_of_somebody_else'));
    if (!zone && !isConflict) return undefined;
    return {
      sort: isConflict ? 'snils_conflict' : 'duplicate',
      zone: zone ?? 'possible',
      score: Math.round(score * 10) / 10,
      reasons: reasonsOf(judge.comparison).map((reason) => ({
        ...reason,
        bits: Math.round(reason.bits * 10) / 10,
      })),
      vetoes: [...found],
    };
  }
}

const zoneRank = { certain: 3, probable: 2, possible: 1 };
const rank = ({ zone, score }: Match): number => zoneRank[zone] * 1000 + score;

/** Whether a pair is for a list: what is merely possible is only shown while somebody types. */
export const isListed = ({ sort, zone }: Match): boolean => sort === 'snils_conflict' || zone !== 'possible';
export const shownAs = ({
  sort,
  zone,
}: Pick<Match, 'sort' | 'zone'>): 'certain' | 'probable' | 'snils_conflict' =>
  sort === 'snils_conflict' ? sort : zone === 'certain' ? 'certain' : 'probable';
