import { isDeepStrictEqual } from 'node:util';
import type { FieldChange } from '@gorodok/contract';

export type Fault = { readonly field: string; readonly code: string };

/** One wish about a list of a card: `id` null adds an entry, `now` null removes one. */
export interface EntryWish<Value> {
  readonly id: number | null;
  readonly was: Value | null;
  readonly now: Value | null;
}

/** What is to be written so that a list becomes as it was wished. */
export interface EntryPlan<Value> {
  add: Value[];
  update: { id: number; value: Value }[];
  remove: number[];
  /** Wishes that contradict what somebody else has made of the entry meanwhile. */
  conflicts: Fault[];
  faults: Fault[];
  changes: FieldChange[];
}

export interface EntryRules<Value> {
  /** The list's name in the save (`documents`) and in the history (`document`). */
  readonly list: string;
  readonly word: string;
  /** What no two entries of a card have in common. */
  readonly keyOf: (value: Value) => string;
  /** The value in its canonical writing, or what is wrong with it. */
  readonly check: (value: Value) => { readonly value: Value } | { readonly faults: readonly Fault[] };
}

/**
 * Compares the wishes with the list as it stands. An entry that is already as wished needs nothing: a second click, or two
 * people who mend the same, do no harm. One that is no longer as it was read is a conflict.
 */
export function planEntries<Value extends object>(
  current: ReadonlyMap<number, Value>,
  wishes: readonly EntryWish<Value>[],
  { list, word, keyOf, check }: EntryRules<Value>,
): EntryPlan<Value> {
  const plan: EntryPlan<Value> = { add: [], update: [], remove: [], conflicts: [], faults: [], changes: [] };
  for (const [index, { id, was, now }] of wishes.entries()) {
    const place = `/${list}/${index}`;
    const standing = id === null ? undefined : current.get(id);
    const checked = now === null ? { value: null } : check(now);
    if ('faults' in checked) {
      plan.faults.push(
        ...checked.faults.map(({ field, code }) => ({ field: `${place}/now/${field}`, code })),
      );
      continue;
    }
    const { value } = checked;
    if (isAsWished(current, id, value)) continue;
    if (id !== null && !isDeepStrictEqual(standing, was)) {
      plan.conflicts.push({ field: place, code: 'card.changed_meanwhile' });
      continue;
    }
    if (value === null) plan.remove.push(id ?? 0);
    else if (id === null) plan.add.push(value);
    else plan.update.push({ id, value });
    plan.changes.push({ field: word, entryId: id, was: standing ?? null, now: value });
  }
  if (repeatsKey(current, plan, keyOf))
    plan.faults.push({ field: `/${list}`, code: 'card.entry_given_twice' });
  return plan;
}

/** An entry that is there already, or that is gone already, needs nothing. */
function isAsWished<Value>(
  current: ReadonlyMap<number, Value>,
  id: number | null,
  value: Value | null,
): boolean {
  if (id !== null) return isDeepStrictEqual(current.get(id) ?? null, value);
  return value === null || [...current.values()].some((entry) => isDeepStrictEqual(entry, value));
}

/** Also against an entry as it was before the save: entries are written one after the other. */
function repeatsKey<Value>(
  current: ReadonlyMap<number, Value>,
  { add, update, remove }: EntryPlan<Value>,
  keyOf: (value: Value) => string,
): boolean {
  const written = [...add.map((value) => ({ id: null, value })), ...update];
  const keys = written.map(({ value }) => keyOf(value));
  return (
    new Set(keys).size < keys.length ||
    written.some(({ id, value }) =>
      [...current].some(
        ([other, entry]) => other !== id && !remove.includes(other) && keyOf(entry) === keyOf(value),
      ),
    )
  );
}
