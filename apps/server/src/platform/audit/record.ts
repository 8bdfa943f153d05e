import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Actor, Identity } from '../actor/actor.ts';
import type { Database, Queryable } from '../database/database.ts';
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
 * Entries about something that was only read, written before it is shown. They don't wait for the disk: PostgreSQL writes them
 * out within a second, and only a machine of the database that dies in that second loses them
 * (docs/decisions/0011-entries-about-reads-do-not-wait-for-the-disk.md).
 */
export async function recordReads(
  { pool }: Database,
  actor: Actor,
  events: readonly AuditEvent[],
): Promise<void> {
  await pool.query({
    name: 'audit__record_reads',
    text: `
      insert into audit_entry (account_id, person_id, role, organization_id, action, subject_kind, subject_id, details)
      select $1, $2, $3, $4, event.action, event.subject ->> 'kind', (event.subject ->> 'id')::bigint, coalesce(event.details, '{}')
      from jsonb_to_recordset($5) as event (action text, subject jsonb, details jsonb)
      where ${withoutWaitingForTheDisk}`,
    values: [actor.accountId, actor.personId, actor.role, actor.organizationId, JSON.stringify(events)],
  });
}

/**
 * The entry about a read as a part of the statement that reads (`with audited as (…)`), so that a hot read goes to the database
 * once. Add `from` and `where` for what has to be found first; `details` may count it.
 */
export const readAuditInsert = (
  actor: Actor,
  action: string,
  { details, subject, found }: ReadEntry,
): RawBuilder<unknown> => sql`
  insert into audit_entry (account_id, person_id, role, organization_id, action, subject_kind, subject_id, details)
  select ${actor.accountId}::bigint, ${actor.personId}::bigint, ${actor.role}::text, ${actor.organizationId}::bigint, ${action}::text,
    ${subject?.kind ?? null}::text, ${subject?.id ?? null}::bigint, ${details}
  where ${sql.raw(withoutWaitingForTheDisk)} and ${found ?? sql<SqlBool>`true`}`;

interface ReadEntry {
  details: RawBuilder<unknown>;
  subject?: { kind: string; id: number };
  /** Whether there was anything to read. */
  found?: RawBuilder<SqlBool>;
}

/** Always true; holds for the transaction, which is this one statement. */
const withoutWaitingForTheDisk = `set_config('synchronous_commit', 'off', true) is not null`;
