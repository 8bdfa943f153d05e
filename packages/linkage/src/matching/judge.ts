import type { NormalisedCard } from '../card.ts';
import { Comparison, agrees, disagrees } from './comparison.ts';
import { levelIndex } from './levels.ts';
import type { Population } from './population.ts';
import { isFinal, vetoesOf, type Veto } from './vetoes.ts';
import type { Weights } from './weights.ts';

const { same, close, unknown } = levelIndex;

/**
 * `certain` may be linked without a human being, `probable` goes to one, `possible` is only shown while a card is typed.
 */
export type Zone = 'certain' | 'probable' | 'possible';

/** What a pair is, with what speaks against merging it. */
export interface Verdict {
  /** Log2 odds that both cards are one person: 0 is even, 10 a thousand to one. */
  readonly score: number;
  /** None where the pair is not worth a look. */
  readonly zone: Zone | undefined;
  /** Empty where there is no zone, since nobody asked. */
  readonly vetoes: readonly Veto[];
}

/** Judges pairs of cards of one population. */
export class Judge {
  /** Of the pair that was judged last. */
  readonly comparison: Comparison;
  readonly #weights: Weights;

  constructor(population: Population, weights: Weights) {
    this.comparison = new Comparison(population, weights);
    this.#weights = weights;
  }

  judge(one: NormalisedCard, second: NormalisedCard): Verdict {
    this.comparison.compare(one, second);
    return this.#verdict(one, second);
  }

  /** The same for whoever asks for pairs worth a look alone: of most, a part of the fields shows that they are none. */
  judgeIfPossible(one: NormalisedCard, second: NormalisedCard): Verdict | undefined {
    return this.comparison.compare(one, second, this.#weights.zones.possible)
      ? this.#verdict(one, second)
      : undefined;
  }

  #verdict(one: NormalisedCard, second: NormalisedCard): Verdict {
    const { score } = this.comparison;
    if (score < this.#weights.zones.possible) return { score, zone: undefined, vetoes: nothing };
    const vetoes = this.#weights.households ? vetoesOf(one, second, this.comparison) : nothing;
    return { score, zone: this.#zoneOf(score, vetoes), vetoes };
  }

  /** What speaks against merging two cards, however little else they have in common. */
  vetoesBetween(one: NormalisedCard, second: NormalisedCard): readonly Veto[] {
    if (!this.#weights.households) return nothing;
    this.comparison.compare(one, second);
    return vetoesOf(one, second, this.comparison);
  }

  #zoneOf(score: number, vetoes: readonly Veto[]): Zone {
    if (score < this.#weights.zones.probable || vetoes.some(isFinal)) return 'possible';
    return score >= this.#weights.zones.certain && vetoes.length === 0 && this.#isProven()
      ? 'certain'
      : 'probable';
  }

  /**
   * A name and a birth date alone prove nobody: namesakes of one day exist. And no relative's phone proves anything beside a name that
   * differs. So something else of one's own must agree, and nothing of it may differ.
   */
  #isProven(): boolean {
    const { comparison } = this;
    const agreeing = (field: Parameters<Comparison['level']>[0]): boolean => agrees(comparison.level(field));
    const firstName = comparison.level('firstName');
    const birthDate = comparison.level('birthDate');
    const own = agreeing('personNumber') || agreeing('document');
    const contact =
      comparison.level('phone') === same ||
      comparison.level('email') === same ||
      agreeing('address') ||
      agreeing('child');
    if (disagrees(birthDate) || disagrees(comparison.level('patronymic'))) return false;
    if (own) return agrees(firstName) || birthDate === same;
    return (
      contact &&
      agrees(firstName) &&
      (birthDate === same || birthDate === close || (birthDate === unknown && agreeing('child')))
    );
  }
}

const nothing: readonly Veto[] = [];
