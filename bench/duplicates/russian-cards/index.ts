// Dirty Russian cards with the truth: who each of them speaks of.
import type { Card, Role } from '@gorodok/linkage';
import { createRandom, type Random } from '../../region/random.ts';
import { dirtyCard } from './dirty-card.ts';
import { Families, type Address, type Family, type Human } from './family.ts';

export interface TrueCard {
  readonly card: Card;
  /** The human being. */
  readonly personId: number;
}

/** How many cards one human being has in a role: 1, 2, 3, written down before anything was measured. */
const cardsOf: Readonly<Record<Role, readonly number[]>> = {
  student: [0.76, 0.2, 0.04],
  parent: [0.78, 0.18, 0.04],
  employee: [0.86, 0.12, 0.02],
};
const shares = {
  // A school makes a card of the parent for each child, or one for all.
  parentCardForEachChild: 0.35,
  childLink: 0.85,
  parentIsEmployee: 0.06,
  singlesForFamily: 0.12,
  sameOrganization: 0.15,
} as const;

/** The same cards for the same seed and number, in no order that tells anything. */
export function* russianCards(count: number, seed: string): Generator<TrueCard> {
  const random = createRandom(`duplicates/${seed}`);
  const families = new Families(random.fork('families'));
  const organizations = Math.max(5, Math.round(count / 1500));
  const pool: TrueCard[] = [];
  const writer = new Writer(random, organizations);
  let made = 0;
  while (made < count) {
    for (const card of writer.cardsOfFamily(families.next())) pool.push(card);
    if (random.chance(shares.singlesForFamily))
      for (const card of writer.cardsOfSingle(families.single(), families.address())) pool.push(card);
    // Families come out mixed, as far as a window of some thousands of cards goes.
    while (pool.length > mixed && made < count) {
      made++;
      yield take(pool, random);
    }
    if (made + pool.length >= count)
      while (made < count && pool.length > 0) {
        made++;
        yield take(pool, random);
      }
  }
}

const mixed = 20_000;

function take(pool: TrueCard[], random: Random): TrueCard {
  const at = random.integer(0, pool.length - 1);
  const chosen = pool[at];
  const last = pool.pop();
  if (!chosen || !last) throw new RangeError('no card is left to take');
  if (at < pool.length) pool[at] = last;
  return chosen;
}

class Writer {
  readonly #random: Random;
  readonly #organizations: number;
  #cards = 0;

  constructor(random: Random, organizations: number) {
    this.#random = random;
    this.#organizations = organizations;
  }

  *cardsOfFamily(family: Family): Generator<TrueCard> {
    const random = this.#random;
    const home = random.integer(1, this.#organizations);
    const idsOfChildren: string[][] = [];
    for (const child of family.children) {
      const ids: string[] = [];
      for (const card of this.#cardsOf(child, 'student', family, home, () => '')) {
        ids.push(card.card.cardId);
        yield card;
      }
      idsOfChildren.push(ids);
    }
    for (const parent of family.parents) {
      const children = random.chance(shares.parentCardForEachChild)
        ? idsOfChildren
        : idsOfChildren.slice(0, 1);
      for (const ids of children)
        yield* this.#cardsOf(parent, 'parent', family, home, () =>
          random.chance(shares.childLink) ? random.pick(ids) : '',
        );
      if (random.chance(shares.parentIsEmployee))
        yield* this.#cardsOf(parent, 'employee', family, home, () => '');
    }
  }

  *cardsOfSingle(human: Human, address: Address): Generator<TrueCard> {
    const home = this.#random.integer(1, this.#organizations);
    yield* this.#cardsOf(
      human,
      'employee',
      { parents: [], children: [], addresses: [address, address] },
      home,
      () => '',
    );
  }

  *#cardsOf(
    human: Human,
    role: Role,
    family: Family,
    home: number,
    child: () => string,
  ): Generator<TrueCard> {
    const random = this.#random;
    const [one = 1, two = 0] = cardsOf[role];
    const drawn = random.next();
    const count = drawn < one ? 1 : drawn < one + two ? 2 : 3;
    for (let at = 0; at < count; at++) {
      const moved = random.chance(0.1) ? 1 : 0;
      const organization =
        at === 0 || random.chance(shares.sameOrganization) ? home : random.integer(1, this.#organizations);
      const standing = { role, family, address: family.addresses[moved], organization, childCardId: child() };
      yield { card: dirtyCard(`C${++this.#cards}`, human, standing, random), personId: human.id };
    }
  }
}
