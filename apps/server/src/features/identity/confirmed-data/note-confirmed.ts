import type { Queryable } from '#platform/database/database.ts';
import { confirmedDataRepository } from './confirmed-data.repository.ts';
import { cardValue, differingFields, shownValue, type ConfirmedIdentity } from './confirmed-identity.ts';
import { readComparedCard } from './compared-card.read.ts';

/** Keeps what ЕСИА confirms of a person who comes in, and makes a task of what the card says otherwise. The card stays as it is. */
export async function noteConfirmed(
  transaction: Queryable,
  personId: number,
  confirmed: ConfirmedIdentity,
): Promise<void> {
  const data = confirmedDataRepository(transaction);
  await data.keep(personId, confirmed);
  const card = await readComparedCard(transaction, personId);
  const differing = differingFields(confirmed, card);
  await data.closeOthers(personId, differing);
  for (const field of differing) {
    const confirmedValue = shownValue(field, confirmed);
    if (confirmedValue === null) continue;
    await data.note({ personId, field, cardValue: cardValue(field, confirmed, card), confirmedValue });
  }
}
