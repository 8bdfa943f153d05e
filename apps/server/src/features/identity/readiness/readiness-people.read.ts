import type { CardKind, ReadinessPeopleQuery, ReadinessReason } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';

export interface PersonAtDoor {
  personId: number;
  kind: CardKind;
  surname: string;
  firstName: string;
  patronymic: string | null;
  sortName: string;
  context: string;
  reasons: ReadinessReason[];
  signedIn: boolean;
}

/** People of one organization by name, those first who could not sign in; the caller has made sure that it is the actor's. */
export async function listPeople(
  db: Queryable,
  { organizationId, kind, classGroupId, reason, after }: ReadinessPeopleQuery,
  limit: number,
): Promise<PersonAtDoor[]> {
  const [, afterId = '0', afterName = ''] = /^(\d{1,15})\.(.*)$/s.exec(after ?? '') ?? [];
  const { rows } = await sql<PersonAtDoor>`
    select card.person_id, card.kind, surname, first_name, patronymic, card.sort_name, card.context, reasons, signed_in
    from card
    join readiness on readiness.organization_id = card.organization_id and readiness.kind = card.kind
      and readiness.person_id = card.person_id
    join person on person.id = card.person_id
    where card.organization_id = ${organizationId}
      and (${kind ?? null}::text is null or card.kind = ${kind ?? null})
      and (${classGroupId ?? null}::bigint is null or ${classGroupId ?? null} = any (card.class_group_ids))
      and (case when ${reason ?? null}::text is null then reasons <> '{}' else ${reason ?? null} = any (reasons) end)
      and (card.sort_name, card.person_id) > (${afterName}, ${Number(afterId)})
    order by card.sort_name, card.person_id, card.kind
    limit ${limit}`.execute(db);
  return rows;
}
