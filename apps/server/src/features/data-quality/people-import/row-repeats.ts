import type { PersonInRow } from './student-row.ts';
import { isSameInAnotherRow, mayBeEqual, nameKey, namesAgree, nothingContradicts } from './same-person.ts';

/**
 * The owner of a row who stands in an earlier row already: the later row stays out, with a word about which it repeats. Two
 * namesakes of whom nothing is known to differ but the rest of the row are only pointed at.
 */
export function reportRepeatedRows<Key extends string>(owners: readonly PersonInRow<Key>[]): void {
  const earlier = new Map<string, PersonInRow<Key>[]>();
  for (const owner of owners) {
    const key = nameKey(owner.draft);
    const namesakes = earlier.get(key) ?? [];
    const same = namesakes.find(({ draft }) => isSameInAnotherRow(draft, owner.draft));
    const alike = namesakes.find(
      ({ draft }) => namesAgree(draft, owner.draft) && mayBeEqual(draft.birthDate, owner.draft.birthDate),
    );
    if (same)
      owner.reader.report('error', owner.columns.surname, 'row.repeated', { otherRow: same.reader.number });
    else if (alike)
      owner.reader.report('warning', owner.columns.surname, 'row.same_name', {
        otherRow: alike.reader.number,
      });
    earlier.set(key, [...namesakes, owner]);
  }
}

/**
 * One СНИЛС at two people. Nobody can tell from the file whose it is: rows of the owners stay out, and a parent's cell is left
 * empty.
 */
export function reportRepeatedSnils<Key extends string>(
  owners: readonly PersonInRow<Key>[],
  parents: readonly PersonInRow<Key>[],
): void {
  const bearers = new Map<string, PersonInRow<Key>[]>();
  for (const person of [...owners, ...parents]) {
    const { snils } = person.draft;
    if (snils !== null) bearers.set(snils, [...(bearers.get(snils) ?? []), person]);
  }
  const named = new Set(parents);
  for (const people of bearers.values()) {
    const conflicts = people.flatMap((person) => {
      const other = people.find(
        ({ draft }) => !namesAgree(draft, person.draft) || !nothingContradicts(draft, person.draft),
      );
      return other ? [{ person, other }] : [];
    });
    for (const { person, other } of conflicts) {
      const isParent = named.has(person);
      person.reader.report(isParent ? 'warning' : 'error', person.columns.snils, 'cell.snils_repeated', {
        otherRow: other.reader.number,
        takenAs: isParent ? '' : null,
      });
      if (isParent) person.draft = { ...person.draft, snils: null };
    }
  }
}
