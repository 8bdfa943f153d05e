import type { CardHistory, FieldChange } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import { fullName } from './person-name.ts';

const pageSize = 30;

interface Row {
  id: number;
  at: Date;
  role: string | null;
  organizationId: number | null;
  organizationName: string | null;
  byHimself: boolean;
  surname: string;
  firstName: string;
  patronymic: string | null;
  changes: FieldChange[];
}

/**
 * A page of what was changed on a card, the latest first. What belongs to another organization, such as a position there, is left
 * out; whoever changed the person's own fields there is named by the organization alone, unless it was the person.
 */
export async function listChanges(
  db: Queryable,
  actor: Actor,
  personId: number,
  before: number | undefined,
): Promise<CardHistory> {
  const rows = await db
    .selectFrom('cardChange')
    .innerJoin('person as author', 'author.id', 'cardChange.changedByPersonId')
    .leftJoin('organization', 'organization.id', 'cardChange.changedInOrganizationId')
    .where('cardChange.personId', '=', personId)
    .where((expression) =>
      expression.or([
        expression('belongsToOrganizationId', 'is', null),
        expression('belongsToOrganizationId', '=', actor.organizationId),
      ]),
    )
    .$if(before !== undefined, (select) => select.where('cardChange.id', '<', before ?? 0))
    .select([
      'cardChange.id',
      'changedAt as at',
      'changedByRole as role',
      'changedInOrganizationId as organizationId',
      'organization.shortName as organizationName',
      sql<boolean>`changed_by_person_id = card_change.person_id`.as('byHimself'),
      'author.surname',
      'author.firstName',
      'author.patronymic',
      sql<FieldChange[]>`changes`.as('changes'),
    ])
    .orderBy('cardChange.id', 'desc')
    .limit(pageSize + 1)
    .execute();
  return pageOf(rows, actor);
}

/** A page of who opened a card in the actor's organization, the latest first, as the audit log has it. */
export async function listViews(
  db: Queryable,
  actor: Actor,
  personId: number,
  before: number | undefined,
): Promise<CardHistory> {
  const rows = await db
    .selectFrom('auditEntry')
    .innerJoin('person as author', 'author.id', 'auditEntry.personId')
    .where('subjectKind', '=', 'person')
    .where('subjectId', '=', personId)
    .where('action', '=', 'card.read')
    .where('organizationId', '=', actor.organizationId)
    .$if(before !== undefined, (select) => select.where('auditEntry.id', '<', before ?? 0))
    .select([
      'auditEntry.id',
      'occurredAt as at',
      'role',
      'organizationId',
      sql<string | null>`null`.as('organizationName'),
      sql<boolean>`false`.as('byHimself'),
      'author.surname',
      'author.firstName',
      'author.patronymic',
      sql<FieldChange[]>`'[]'::jsonb`.as('changes'),
    ])
    .orderBy('auditEntry.id', 'desc')
    .limit(pageSize + 1)
    .execute();
  return pageOf(rows, actor);
}

function pageOf(rows: readonly Row[], actor: Actor): CardHistory {
  const page = rows.slice(0, pageSize);
  return {
    entries: page.map(({ id, at, role, organizationId, organizationName, changes, byHimself, ...author }) => {
      const own = byHimself || organizationId === actor.organizationId;
      return {
        id,
        at: at.toISOString(),
        by: own ? fullName(author) : null,
        role,
        organizationName: own ? null : organizationName,
        changes,
      };
    }),
    next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
  };
}
