import type { FieldChange } from '@gorodok/contract';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Queryable } from '#platform/database/database.ts';

export interface RecordedChange {
  personId: number;
  /** The organization whose own fact has changed, such as a position; null – the person's own field. */
  belongsToOrganizationId: number | null;
  /** What kind of change it was, as the audit log names it. */
  action: 'card.changed' | 'card.created' | 'guardianship.changed' | 'consent.changed';
  changes: readonly FieldChange[];
}

const identityFields = new Set(['surname', 'firstName', 'patronymic', 'birthDate']);

/**
 * Keeps what has changed on a card, in the transaction of the change: the values in the card's history, for the school; that it
 * happened, without the values, in the audit log. Names, birth dates and roles have an entry of their own there.
 */
export async function recordCardChange(
  transaction: Queryable,
  actor: Actor,
  change: RecordedChange,
): Promise<void> {
  const { personId, changes } = change;
  if (changes.length === 0) return;
  await transaction
    .insertInto('cardChange')
    .values({
      personId,
      belongsToOrganizationId: change.belongsToOrganizationId,
      changedByPersonId: actor.personId,
      changedByRole: actor.role,
      changedInOrganizationId: actor.organizationId,
      changes: JSON.stringify(changes),
    })
    .execute();
  const subject = { kind: 'person', id: personId };
  const fields = changes.map(({ field }) => field);
  await recordAudit(transaction, actor, { action: change.action, subject, details: { fields } });
  const identity = fields.filter((field) => identityFields.has(field));
  if (change.action === 'card.changed' && identity.length > 0)
    await recordAudit(transaction, actor, {
      action: 'card.identity_changed',
      subject,
      details: { fields: identity },
    });
  const roles = changes.find(({ field }) => field === 'roles');
  if (roles) {
    const [was, now] = [roles.was ?? [], roles.now ?? []];
    await recordAudit(transaction, actor, {
      action: 'card.roles_changed',
      subject,
      details: {
        was: Array.isArray(was) ? was.map(String) : [],
        now: Array.isArray(now) ? now.map(String) : [],
      },
    });
  }
}
