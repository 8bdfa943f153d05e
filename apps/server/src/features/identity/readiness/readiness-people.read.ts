import type { CardKind, ReadinessPeopleQuery, ReadinessReason } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';

export interface PersonAtDoor {
  personId: number;
  kind: CardKind;
  surname: string;
  firstName: string;
  patronymic: string | null;
  context: string;
  reasons: ReadinessReason[];
  signedIn: boolean;
}

/**
 * People of one organization by name, by default those who could not sign in; the caller has made sure that it is the actor's.
 * `after` is the last card of the page before, named by its key: a coordinator has not seen the name.
 */
export async function listPeople(
  db: Queryable,
  { organizationId, kind, classGroupId, reason, after }: ReadinessPeopleQuery,
  limit: number,
): Promise<PersonAtDoor[]> {
  const [lastId = null, lastKind = null] = after?.split('.') ?? [];
  const { rows } = await sql<PersonAtDoor>`
    select card.person_id, card.kind, surname, first_name, patronymic, card.context, reasons, signed_in
    from card
    join readiness on readiness.organization_id = card.organization_id and readiness.kind = card.kind
      and readiness.person_id = card.person_id
    join person on person.id = card.person_id
    where card.organization_id = ${organizationId}
      and (${kind ?? null}::text is null or card.kind = ${kind ?? null})
      and (${classGroupId ?? null}::bigint is null or ${classGroupId ?? null} = any (card.class_group_ids))
      and (case when ${reason ?? null}::text is null then reasons <> '{}' else ${reason ?? null} = any (reasons) end)
      and (${lastId}::bigint is null or (card.sort_name, card.person_id, card.kind) > (
        select last.sort_name, last.person_id, last.kind from card as last
        where last.organization_id = ${organizationId} and last.person_id = ${lastId} and last.kind = ${lastKind}))
    order by card.sort_name, card.person_id, card.kind
    limit ${limit}`.execute(db);
  return rows;
}
