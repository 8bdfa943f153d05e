import { isDeepStrictEqual } from 'node:util';
import type { CardContact, FieldChange } from '@gorodok/contract';
import type { Actor, Identity } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import { recordCardChange } from './card-change.repository.ts';
import { contactRepository } from './contact.repository.ts';

/**
 * Lets a person change his own contacts outside of the card: in the personal settings, or by the link of a letter. The history of his card
 * tells it as it tells what the office changes. `by` without an actor is the person before he has chosen a role.
 */
export async function changeOwnContacts(
  transaction: Queryable,
  by: Actor | Identity,
  change: (contacts: ReturnType<typeof contactRepository>) => Promise<void>,
): Promise<void> {
  const contacts = contactRepository(transaction);
  await transaction
    .selectFrom('person')
    .select('id')
    .where('id', '=', by.personId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  const before = await contacts.listOf(by.personId);
  await change(contacts);
  await recordCardChange(transaction, by, {
    personId: by.personId,
    belongsToOrganizationId: null,
    action: 'contact.changed',
    changes: differences(before, await contacts.listOf(by.personId)),
  });
}

function differences(
  before: ReadonlyMap<number, CardContact>,
  after: ReadonlyMap<number, CardContact>,
): FieldChange[] {
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  return ids.flatMap((entryId) => {
    const [was, now] = [before.get(entryId) ?? null, after.get(entryId) ?? null];
    return isDeepStrictEqual(was, now) ? [] : [{ field: 'contact', entryId, was, now }];
  });
}
