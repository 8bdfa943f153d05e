// What must never be merged by itself, however much agrees: twins, siblings, spouses, namesakes, a parent and a child.
import type { NormalisedCard } from '../card.ts';
import { agrees, disagrees, type Comparison } from './comparison.ts';
import { levelIndex } from './levels.ts';

const { same, close, other, contrary, unknown } = levelIndex;

export const vetoes = [
  'different_first_names',
  'different_person_numbers',
  'different_birth_certificates',
  'different_birth_dates',
  'different_sexes',
  'generation_apart',
  'child_and_adult',
  'parent_and_own_child',
  'number_of_somebody_else',
] as const;
export type Veto = (typeof vetoes)[number];

/** These are never even shown as probable: what they are is known. */
const final: ReadonlySet<Veto> = new Set([
  'generation_apart',
  'child_and_adult',
  'parent_and_own_child',
  'number_of_somebody_else',
]);

export const isFinal = (veto: Veto): boolean => final.has(veto);

/** What speaks against merging two cards, from the comparison just made of them. */
export function vetoesOf(one: NormalisedCard, second: NormalisedCard, comparison: Comparison): Veto[] {
  const found: Veto[] = [];
  const firstName = comparison.level('firstName');
  const number = comparison.level('personNumber');
  const birthDate = comparison.level('birthDate');
  if (disagrees(firstName)) found.push('different_first_names');
  if (number === contrary) found.push('different_person_numbers');
  if (comparison.level('document') === contrary) found.push('different_birth_certificates');
  if (disagrees(comparison.level('sex')) && !agrees(firstName)) found.push('different_sexes');
  if (isChildAndAdult(one, second, birthDate)) found.push('child_and_adult');
  if (isChildOf(one, second) || isChildOf(second, one)) found.push('parent_and_own_child');
  const own = agrees(number) || agrees(comparison.level('document'));
  // Father and son, or namesakes. A date that is merely mistyped stands beside a number or a document that agrees.
  if (disagrees(birthDate) && !own)
    found.push(isGenerationApart(one, second) ? 'generation_apart' : 'different_birth_dates');
  // The number agrees and the person does not: a parent's number on a child's card, one twin's on the other's.
  const isAnother =
    firstName === contrary
      ? comparison.level('document') !== same
      : firstName === other && !agrees(birthDate);
  if ((number === same || number === close) && isAnother) found.push('number_of_somebody_else');
  return found;
}

/** Too many years for a slip: father and son of one name. */
const isGenerationApart = (one: NormalisedCard, second: NormalisedCard): boolean =>
  Math.abs(Math.floor(one.birthDate / 10000) - Math.floor(second.birthDate / 10000)) >= 14;

/** A student may work or have children when grown up; then the birth date says that it is the same. */
function isChildAndAdult(one: NormalisedCard, second: NormalisedCard, birthDate: number): boolean {
  const isStudent = one.role === 'student';
  if (isStudent === (second.role === 'student') || !one.role || !second.role) return false;
  return birthDate === unknown || disagrees(birthDate);
}

const isChildOf = (one: NormalisedCard, second: NormalisedCard): boolean =>
  one.childCardId !== '' && one.childCardId === second.cardId;
