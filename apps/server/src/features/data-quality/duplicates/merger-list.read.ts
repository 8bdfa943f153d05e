import type { PersonMerger, PersonMergers } from '@gorodok/contract';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import type { Reach } from './pair.policy.ts';

const pageSize = 30;

type Row = Omit<PersonMerger, 'at' | 'undoneAt' | 'mayUndo'> & {
  at: Date;
  undoneAt: Date | null;
  organizationId: number;
};

/**
 * A merger stands in the lists of the organization where it was made, and of every one where the survivor, or the merged one once they are
 * two again, has a card.
 */
const within = (reach: Reach): RawBuilder<SqlBool> => {
  if (reach.of === 'region') return sql`true`;
  const place =
    reach.of === 'municipality'
      ? sql`organization.municipality_id = ${reach.municipalityId}`
      : sql`organization.id = ${reach.organizationId}`;
  return sql`exists (
    select from organization where ${place} and (
      organization.id = merger.merged_in_organization_id
      or exists (select from card where card.organization_id = organization.id
        and card.person_id in (merger.survivor_id, merger.merged_id))))`;
};

/** Mergers, the latest first; or the one that is named, if it stands in the list. */
export async function listMergers(
  db: Queryable,
  actor: Actor,
  reach: Reach,
  { before, id }: { before?: number | undefined; id?: number },
): Promise<PersonMergers> {
  const named = (person: 'survivor' | 'merged') => sql`
    jsonb_build_object('personId', ${sql.ref(`${person}.id`)}, 'displayName',
      concat_ws(' ', ${sql.ref(`${person}.surname`)}, ${sql.ref(`${person}.first_name`)}, ${sql.ref(`${person}.patronymic`)}))`;
  const { rows } = await sql<Row>`
    select merger.id, ${named('survivor')} as survivor, ${named('merged')} as merged, merger.reason, merged_at as at,
      concat_ws(' ', author.surname, author.first_name, author.patronymic) as by, merged_by_role as role,
      organization.short_name as organization_name, undone_at,
      merged_in_organization_id as organization_id
    from person_merger as merger
    join person as survivor on survivor.id = merger.survivor_id
    join person as merged on merged.id = merger.merged_id
    join person as author on author.id = merger.merged_by_person_id
    join organization on organization.id = merger.merged_in_organization_id
    where ${within(reach)} and (${before ?? null}::bigint is null or merger.id < ${before ?? null})
      and (${id ?? null}::bigint is null or merger.id = ${id ?? null})
    order by merger.id desc limit ${pageSize + 1}`.execute(db);
  const page = rows.slice(0, pageSize);
  const isCoordinator = actor.role === 'municipal_coordinator' || actor.role === 'regional_coordinator';
  /** What a coordinator has made one, a school does not part again. */
  const mayUndo = (organizationId: number) =>
    isCoordinator || (actor.role === 'school_admin' && organizationId === actor.organizationId);
  return {
    mergers: page.map(({ at, undoneAt, organizationId, ...merger }) => ({
      ...merger,
      at: at.toISOString(),
      undoneAt: undoneAt?.toISOString() ?? null,
      mayUndo: mayUndo(organizationId) && undoneAt === null,
    })),
    next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
  };
}
