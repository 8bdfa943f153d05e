import { isDeepStrictEqual } from 'node:util';
import { personFieldNames, type PersonField, type PersonFields } from '@gorodok/contract';
import type { PairFacts, TakenField } from './merger.repository.ts';

/** Why two people cannot be made one as they stand; each has a sentence that says what to do first. */
export function refusalToMerge(facts: PairFacts): string | null {
  if (facts.areParentAndChild) return 'merger.parent_and_child';
  return facts.bothLearn ? 'merger.both_learn' : null;
}

/** Whether a field says nothing. */
export const isEmpty = (value: PersonFields[PersonField]): boolean =>
  value === null || (typeof value === 'object' && value.value === null && !value.absent);

/** Which fields a form proposes to take from the other: those that the survivor leaves empty. */
export const proposedFields = (survivor: PersonFields, merged: PersonFields): PersonField[] =>
  personFieldNames.filter((field) => isEmpty(survivor[field]) && !isEmpty(merged[field]));

/** The chosen fields, as far as that changes anything. */
export const takenFields = (
  survivor: PersonFields,
  merged: PersonFields,
  chosen: readonly PersonField[],
): TakenField[] =>
  personFieldNames
    .filter((field) => chosen.includes(field) && !isDeepStrictEqual(survivor[field], merged[field]))
    .map((field) => ({ field, was: survivor[field], became: merged[field] }));

/** What a field of the survivor becomes when one of the mergers that took it is undone. */
export type FieldUndoing =
  | { to: 'person'; value: PersonFields[PersonField] }
  /** A later merger took the field from what this one had made of it: it hands on what was before. */
  | { to: 'later'; mergerId: number }
  /** Somebody has changed it since. */
  | { to: 'nobody' };

export function undoingOf(
  taken: TakenField & { laterId: number | null; laterWas: PersonFields[PersonField] | null },
  current: PersonFields[PersonField],
): FieldUndoing {
  if (taken.laterId !== null)
    return isDeepStrictEqual(taken.laterWas, taken.became)
      ? { to: 'later', mergerId: taken.laterId }
      : { to: 'nobody' };
  return isDeepStrictEqual(current, taken.became) ? { to: 'person', value: taken.was } : { to: 'nobody' };
}
