import { foldName } from '@gorodok/identifiers';
import type { PersonDraft } from './person-draft.ts';

export interface Named {
  readonly surname: string;
  readonly firstName: string;
  readonly patronymic: string | null;
}

/** Surname and first name as one key, folded as at the door. */
export const nameKey = (person: Named): string => `${foldName(person.surname)}|${foldName(person.firstName)}`;

/** Surname and first name are equal, and the patronymics too or one of them is not known. */
export const namesAgree = (one: Named, other: Named): boolean =>
  nameKey(one) === nameKey(other) && mayBeEqual(fold(one.patronymic), fold(other.patronymic));

/** Nothing that both know differs. */
export const mayBeEqual = (one: string | null, other: string | null): boolean =>
  one === null || other === null || one === other;

/** What of two people does not contradict: a differing СНИЛС or birth date makes two people of one name. */
export const nothingContradicts = (
  one: Pick<PersonDraft, 'snils' | 'birthDate'>,
  other: Pick<PersonDraft, 'snils' | 'birthDate'>,
): boolean => mayBeEqual(one.snils, other.snils) && mayBeEqual(one.birthDate, other.birthDate);

/**
 * Whether two people in different rows are one: the names agree, nothing contradicts, and something besides the name is
 * equal. A name alone is not enough, there being many an Ольга Дмитриевна.
 */
export function isSameInAnotherRow(one: PersonDraft, other: PersonDraft): boolean {
  if (!namesAgree(one, other) || !nothingContradicts(one, other)) return false;
  return (['snils', 'birthDate', 'phone', 'email'] as const).some(
    (field) => one[field] !== null && one[field] === other[field],
  );
}

/**
 * Whether the two parents of one child are one person, written twice: with a slip of the hand, a forgotten patronymic or half
 * of a double surname. Two different parents of one child hardly ever share first name and patronymic.
 */
export function areOneParent(one: PersonDraft, other: PersonDraft): boolean {
  if (!nothingContradicts(one, other)) return false;
  if (!isAlike(one.firstName, other.firstName)) return false;
  if (one.patronymic && other.patronymic && !isAlike(one.patronymic, other.patronymic)) return false;
  const surnameAgrees = isAlike(one.surname, other.surname) || sharesPart(one.surname, other.surname);
  const evidence =
    (one.birthDate !== null && one.birthDate === other.birthDate) ||
    (one.phone !== null && one.phone === other.phone) ||
    (one.patronymic !== null && foldName(one.patronymic) === foldName(other.patronymic ?? ''));
  return surnameAgrees && evidence;
}

const fold = (name: string | null) => (name === null ? null : foldName(name));

const sharesPart = (one: string, other: string): boolean => {
  const parts = new Set(one.split('-').map(foldName));
  return other.split('-').some((part) => parts.has(foldName(part)));
};

/** Equal, or one slip apart: a letter too many, too few, wrong, or two neighbours exchanged. */
function isAlike(one: string, other: string): boolean {
  const [a, b] = [foldName(one), foldName(other)];
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}
