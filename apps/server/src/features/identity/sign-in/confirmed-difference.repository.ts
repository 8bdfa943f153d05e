import type { Queryable } from '#platform/database/database.ts';
import type { Candidate, ConfirmedField, Visitor } from './door.policy.ts';

/** Tasks for the administrator: ЕСИА confirmed something else than the card says, and the card is never overwritten silently. */
export const confirmedDifferenceRepository = (db: Queryable) => ({
  async note(card: Candidate, visitor: Visitor, fields: readonly ConfirmedField[]): Promise<void> {
    const rows = fields.flatMap((field) => {
      const confirmedValue = valueOf(visitor, field);
      return confirmedValue === null
        ? []
        : [{ personId: card.personId, field, cardValue: valueOf(card, field), confirmedValue }];
    });
    if (rows.length === 0) return;
    await db
      .insertInto('confirmedDifference')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['personId', 'field']).where('settledAt', 'is', null).doNothing(),
      )
      .execute();
  },
});

function valueOf(person: Visitor | Candidate, field: ConfirmedField): string | null {
  if (field === 'surname') return person.surname;
  if (field === 'patronymic') return person.patronymic;
  return field === 'birth_date' ? person.birthDate : person.snils;
}
