import { sql, type RawBuilder } from 'kysely';
import type { Actor, Identity } from '../actor/actor.ts';
import type { Queryable } from '../database/database.ts';
import type { JsonObject } from '../database/schema.ts';

/** Something that somebody read or changed. `details` holds counts, field names and codes, never the personal data itself. */
export interface AuditEvent {
  action: string;
  subject?: { kind: string; id: number };
  details?: JsonObject;
}

/** A statement has room for 65,535 parameters. */
const mostAtOnce = 1_000;

/**
 * Writes one entry of the audit log (152-FZ). Give it the transaction of the change, so that there is never one without the
 * other. An identity without an actor is somebody who has not chosen a role yet.
 */
export async function recordAudit(
  db: Queryable,
  by: Actor | Identity | null,
  event: AuditEvent,
): Promise<void> {
  await recordAudits(db, by, [event]);
}

/** Several entries of one act, such as one for each of the people whose names were shown. */
export async function recordAudits(
  db: Queryable,
  by: Actor | Identity | null,
  events: readonly AuditEvent[],
): Promise<void> {
  const actor = by && 'actor' in by ? by.actor : by;
  const entries = events.map((event) => ({
    accountId: by?.accountId ?? null,
    personId: by?.personId ?? null,
    role: actor?.role ?? null,
    organizationId: actor?.organizationId ?? null,
    action: event.action,
    subjectKind: event.subject?.kind ?? null,
    subjectId: event.subject?.id ?? null,
    details: event.details ?? {},
  }));
  for (let done = 0; done < entries.length; done += mostAtOnce)
    await db
      .insertInto('auditEntry')
      .values(entries.slice(done, done + mostAtOnce))
      .execute();
}

/**
 * The entry as a part of a statement (`with audited as (…)`): for a hot read that goes to the database once. `details` may count
 * what the statement finds.
 */
export const auditInsert = (
  actor: Actor,
  action: string,
  details: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  insert into audit_entry (account_id, person_id, role, organization_id, action, details)
  select ${actor.accountId}::bigint, ${actor.personId}::bigint, ${actor.role}::text, ${actor.organizationId}::bigint, ${action}::text,
    ${details}`;
