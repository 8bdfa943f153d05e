import type { Card, Role } from './card.ts';
import { linkCards, type Linkage } from './link-cards.ts';
import { Judge, type Verdict } from './matching/judge.ts';
import { populationOf } from './matching/population.ts';
import { Normaliser } from './normalisation/normaliser.ts';
import { weightsOf } from './profile.ts';

let cards = 0;

/** A card with what a test is about; all else is empty. */
export const aCard = (card: Partial<Card> = {}): Card => ({ cardId: `card-${++cards}`, ...card });

/** A student with everything filled. */
export const aStudent = (card: Partial<Card> = {}): Card =>
  aCard({
    role: 'student',
    lastName: 'Кошаров',
    firstName: 'Матвей',
    middleName: 'Игоревич',
    birthDate: '14.05.2012',
    snils: '157-402-639 62',
    documentSeries: 'III-ИВ',
    documentNumber: '604218',
    phone: '+7 982 522-17-73',
    address: 'г. Миасс, ул. Бажова, д. 12, кв. 5',
    organizationId: '17',
    ...card,
  });

export const aParent = (card: Partial<Card> = {}): Card =>
  aCard({
    role: 'parent',
    lastName: 'Кошарова',
    firstName: 'Вера',
    middleName: 'Олеговна',
    birthDate: '03.11.1986',
    phone: '+7 982 522-17-73',
    address: 'г. Миасс, ул. Бажова, д. 12, кв. 5',
    ...card,
  });

/** What two cards are to each other among as many others as a town has. */
export function verdictOf(one: Card, other: Card): Verdict {
  const normaliser = new Normaliser('russian-school');
  const pair = [one, other].map((card) => normaliser.normalise(card));
  for (const card of pair) normaliser.count(card);
  const population = { ...populationOf(pair, normaliser.names), cards: 100_000 };
  const [a, b] = pair;
  if (!a || !b) throw new RangeError('two cards are needed');
  const judge = new Judge(population, weightsOf['russian-school']);
  return { ...judge.judge(a, b), vetoes: judge.vetoesBetween(a, b) };
}

export function linkageOf(list: readonly Card[]): Linkage {
  const normaliser = new Normaliser('russian-school');
  const all = list.map((card) => normaliser.normalise(card));
  for (const card of all) normaliser.count(card);
  return linkCards(all, normaliser);
}

/** The sets of card ids that are one person, in an order of their own. */
export function peopleOf(list: readonly Card[]): string[][] {
  const { clusters } = linkageOf(list);
  const sets = new Map<number, string[]>();
  for (const [row, { cardId }] of list.entries()) {
    const root = clusters.find(row);
    sets.set(root, [...(sets.get(root) ?? []), cardId]);
  }
  return [...sets.values()]
    .filter((ids) => ids.length > 1)
    .map((ids) => ids.sort())
    .sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
}

export const roleList: readonly Role[] = ['student', 'parent', 'employee'];
