import type { CardKind, ComparedPerson, PersonInPair } from '@gorodok/contract';
import { sql } from 'kysely';
import { fullName } from '#features/registry/people/index.ts';
import { maskedName } from '#features/registry/people-search/index.ts';
import type { Queryable } from '#platform/database/database.ts';
import { covers, isWithin, type Reach } from './pair.policy.ts';

export interface PairPerson {
  personId: number;
  surname: string;
  firstName: string;
  patronymic: string | null;
  birthDate: string | null;
  places: {
    organizationId: number;
    municipalityId: number | null;
    organizationName: string;
    organizationKind: string;
    kind: CardKind;
    context: string;
  }[];
}

const pairPeople = (personIds: readonly number[]) => sql<PairPerson>`
    select person.id as person_id, surname, first_name, patronymic, person.birth_date, coalesce((
      select jsonb_agg(jsonb_build_object('organizationId', card.organization_id, 'municipalityId', municipality_id,
        'organizationName', organization.short_name, 'organizationKind', organization.kinds[1], 'kind', card.kind,
        'context', card.context) order by organization.short_name, card.kind)
      from card join organization on organization.id = card.organization_id
      where card.person_id = person.id), '[]') as places
    from person where id in (select unnest(${[...new Set(personIds)]}::bigint[])) and merged_into_id is null`;

const byKey = (rows: readonly PairPerson[]): ReadonlyMap<number, PairPerson> =>
  new Map(rows.map((row) => [row.personId, row]));

/** The people of pairs with the places of their cards. The caller masks what the reader may not see. */
export const listPairPeople = async (
  db: Queryable,
  personIds: readonly number[],
): Promise<ReadonlyMap<number, PairPerson>> =>
  byKey(personIds.length === 0 ? [] : (await pairPeople(personIds).execute(db)).rows);

/** A person as the reader may see him: «К… А. П.», the year and the kind of organization where masked. */
export const presentPerson = (person: PairPerson, reach: Reach, isOpen: boolean): PersonInPair => ({
  personId: person.personId,
  displayName: isOpen ? fullName(person) : maskedName(person),
  born: isOpen ? person.birthDate : (person.birthDate?.slice(0, 4) ?? null),
  masked: !isOpen,
  places: person.places.map((place) => {
    const isKnown = isOpen || covers(reach, place);
    return {
      kind: place.kind,
      organizationName: isKnown ? place.organizationName : null,
      organizationKind: place.organizationKind,
      // The context of a guardian's card names the children.
      context: isOpen && covers(reach, place) ? place.context || null : null,
    };
  }),
});

/** A school sees its own people openly, and others once the engine is certain. */
export const seesOpenly = (reach: Reach, person: PairPerson, isCertain: boolean): boolean =>
  reach.of === 'organization' && (isCertain || isWithin(reach, person));

export type CardInComparison = NonNullable<ComparedPerson['card']>;

/** What stands on a card beside the person's own fields. */
export async function readCardBeside(
  db: Queryable,
  personId: number,
): Promise<Pick<CardInComparison, 'documents' | 'contacts' | 'relatives' | 'signsIn'>> {
  const { rows } = await sql<Pick<CardInComparison, 'documents' | 'contacts' | 'relatives' | 'signsIn'>>`
    select coalesce((
        select jsonb_agg(jsonb_build_object('kind', kind, 'series', series, 'number', number, 'issuedOn', issued_on,
          'issuedBy', issued_by, 'departmentCode', department_code) order by id)
        from identity_document where person_id = ${personId}), '[]') as documents,
      coalesce((
        select jsonb_agg(jsonb_build_object('kind', kind, 'value', value, 'visibleToStaff', visible_to_staff) order by kind desc, id)
        from contact where person_id = ${personId}), '[]') as contacts,
      coalesce((
        select jsonb_agg(jsonb_build_object('displayName', concat_ws(' ', surname, first_name, patronymic), 'is', side)
          order by side, birth_date, relative.id)
        from (
          select guardian_id as relative_id, 'guardian' as side from guardianship where child_id = ${personId} and ends_on is null
          union all
          select child_id, 'child' from guardianship where guardian_id = ${personId} and ends_on is null) as link
        join person as relative on relative.id = relative_id and relative.merged_into_id is null), '[]') as relatives,
      case when esia_link.oid is not null then 'esia' when account.id is not null then 'account' else 'no_account' end as signs_in
    from (select) as one
    left join account on account.person_id = ${personId}
    left join esia_link on esia_link.account_id = account.id`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('A statement without a table answers with one row.');
  return row;
}
