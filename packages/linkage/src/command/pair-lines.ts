import type { CardList } from '../card-list.ts';
import { explain } from '../explanation.ts';
import type { LinkedPair } from '../link-cards.ts';
import type { Judge } from '../matching/judge.ts';
import type { ProfileName } from '../profile.ts';
import { quoted } from './quoted.ts';

/** The lines of pairs as they are written, with their reasons. */
export class PairLines {
  static readonly header = 'card_a,card_b,score,zone,reason\n';
  readonly #cards: CardList;
  readonly #judge: Judge;
  readonly #profile: ProfileName;

  constructor(cards: CardList, judge: Judge, profile: ProfileName) {
    this.#cards = cards;
    this.#judge = judge;
    this.#profile = profile;
  }

  of(pairs: readonly LinkedPair[]): string {
    let lines = '';
    for (const pair of pairs) lines += this.#line(pair);
    return lines;
  }

  #line({ one, other, score, zone, implied }: LinkedPair): string {
    const [a, b] = [this.#cards.at(one), this.#cards.at(other)];
    if (!a || !b) return '';
    const reason = explain(this.#judge.comparison, this.#judge.judge(a, b), this.#profile);
    const through = implied ? 'через общую карточку; ' : '';
    const values = [quoted(a.cardId), quoted(b.cardId), score.toFixed(2), zone, quoted(through + reason)];
    return `${values.join(',')}\n`;
  }
}
