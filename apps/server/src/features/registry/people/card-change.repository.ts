import type { FieldChange } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor, Identity } from '#platform/actor/actor.ts';
import { recordAudits, type AuditEvent } from '#platform/audit/record.ts';
import type { Queryable } from '#platform/database/database.ts';
import type { JsonObject } from '#platform/database/schema.ts';

export interface RecordedChange {
  personId: number;
  /** The organization whose own fact has changed, such as a position; null – the person's own field. */
  belongsToOrganizationId: number | null;
  /** What kind of change it was, as the audit log names it. */
  action:
    | 'card.changed'
    | 'card.created'
    | 'card.merged'
    | 'card.unmerged'
    | 'contact.changed'
    | 'guardianship.changed'
    | 'consent.changed';
  changes: readonly FieldChange[];
}

/** What the history keeps of one of many cards that are changed together. */
export type CardHistoryRow = Omit<RecordedChange, 'action'>;

const identityFields = new Set(['surname', 'firstName', 'patronymic', 'birthDate']);

/**
 * Keeps what has changed on many cards, in the transaction of the change, by one statement. The audit log has the entry of the act
 * itself – an import, a change of many –, which the caller writes. An identity without an actor is the person himself before a role.
 */
export async function addCardHistory(
  transaction: Queryable,
  by: Actor | Identity,
  rows: readonly CardHistoryRow[],
): Promise<void> {
  const written = rows.filter(({ changes }) => changes.length > 0);
  if (written.length === 0) return;
  const actor = 'actor' in by ? by.actor : by;
  await sql`
    insert into card_change
      (person_id, belongs_to_organization_id, changes, changed_by_person_id, changed_by_role, changed_in_organization_id)
    select "personId", "belongsToOrganizationId", changes,
      ${by.personId}::bigint, ${actor?.role ?? null}::text, ${actor?.organizationId ?? null}::bigint
    from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as new (
      "personId" bigint, "belongsToOrganizationId" bigint, changes jsonb)`.execute(transaction);
}

/**
 * Keeps what has changed on a card, in the transaction of the change: the values in the card's history, for the school; that it
 * happened, without the values, in the audit log. Names, birth dates and roles have an entry of their own there.
 */
export async function recordCardChange(
  transaction: Queryable,
  by: Actor | Identity,
  change: RecordedChange,
): Promise<void> {
  const { personId, changes } = change;
  if (changes.length === 0) return;
  await addCardHistory(transaction, by, [
    { personId, belongsToOrganizationId: change.belongsToOrganizationId, changes },
  ]);
  await recordAudits(transaction, by, auditOf(change));
}

/** What the audit log tells of a change: that it happened, and to which fields, without the values. */
export function auditOf(
  { personId, action, changes }: Omit<RecordedChange, 'belongsToOrganizationId'>,
  details: JsonObject = {},
): AuditEvent[] {
  if (changes.length === 0) return [];
  const subject = { kind: 'person', id: personId };
  const fields = changes.map(({ field }) => field);
  const identity = fields.filter((field) => identityFields.has(field));
  const roles = changes.find(({ field }) => field === 'roles');
  return [
    { action, subject, details: { fields, ...details } },
    ...(action === 'card.changed' && identity.length > 0
      ? [{ action: 'card.identity_changed', subject, details: { fields: identity, ...details } }]
      : []),
    ...(roles
      ? [
          {
            action: 'card.roles_changed',
            subject,
            details: { was: namesIn(roles.was), now: namesIn(roles.now), ...details },
          },
        ]
      : []),
  ];
}

const namesIn = (roles: unknown): string[] => (Array.isArray(roles) ? roles.map(String) : []);
