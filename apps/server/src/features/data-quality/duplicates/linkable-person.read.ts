import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { CardKind } from '@gorodok/contract';
import type { Queryable } from '#platform/database/database.ts';

/** A person as far as recognising him needs: what is compared, and in whose lists he stands. */
export interface LinkablePerson {
  id: number;
  surname: string;
  firstName: string;
  patronymic: string | null;
  birthDate: string | null;
  sex: string | null;
  snils: string | null;
  address: string | null;
  documents: { kind: string; series: string | null; number: string }[];
  phones: string[];
  emails: string[];
  /** Whose guardian he is. */
  children: { id: number; surname: string; firstName: string; birthDate: string | null }[];
  places: { organizationId: number; kind: CardKind }[];
}

type Wanted = (personId: RawBuilder<unknown>) => RawBuilder<SqlBool>;

/**
 * Each table is gone through once by the keys that are wanted, so that the statement serves three people and a hundred thousand. Whoever
 * is merged into somebody is left out.
 */
const linkablePeople = (wanted: Wanted) => sql<LinkablePerson>`
  select person.id, person.surname, person.first_name, person.patronymic, person.birth_date, person.sex, person.snils, person.address,
    coalesce(document.list, '[]') as documents, coalesce(contact.phones, '{}') as phones,
    coalesce(contact.emails, '{}') as emails, coalesce(child.list, '[]') as children, coalesce(place.list, '[]') as places
  from person
  left join (
    select person_id, jsonb_agg(jsonb_build_object('kind', kind, 'series', series, 'number', number) order by id) as list
    from identity_document where ${wanted(sql`person_id`)} group by person_id) as document on document.person_id = person.id
  left join (
    select person_id, array_agg(value order by id) filter (where kind = 'phone') as phones,
      array_agg(value order by id) filter (where kind = 'email') as emails
    from contact where ${wanted(sql`person_id`)} group by person_id) as contact on contact.person_id = person.id
  left join (
    select guardian_id, jsonb_agg(jsonb_build_object('id', ward.id, 'surname', ward.surname, 'firstName', ward.first_name,
      'birthDate', ward.birth_date) order by ward.birth_date, ward.id) as list
    from guardianship join person as ward on ward.id = child_id
    where ${wanted(sql`guardian_id`)} and ends_on is null group by guardian_id) as child on child.guardian_id = person.id
  left join (
    select person_id, jsonb_agg(jsonb_build_object('organizationId', organization_id, 'kind', kind)
      order by organization_id, kind) as list
    from card where ${wanted(sql`person_id`)} group by person_id) as place on place.person_id = person.id
  where ${wanted(sql`person.id`)} and person.merged_into_id is null`;

/** Not `= any`: its cost is guessed from each list, and PostgreSQL would plan the statement anew every time. */
const linkableByKey = (ids: readonly number[]) =>
  linkablePeople((column) => sql`${column} in (select unnest(${[...ids]}::bigint[]))`);

export async function listLinkablePeople(db: Queryable, ids: readonly number[]): Promise<LinkablePerson[]> {
  return ids.length === 0 ? [] : (await linkableByKey(ids).execute(db)).rows;
}

/** Those whom a statement of keys finds, in one way to the database and back. */
export async function listLinkablePeopleFound(
  db: Queryable,
  found: RawBuilder<{ personId: number }>,
): Promise<LinkablePerson[]> {
  const statement = sql<LinkablePerson>`
    with found (person_id) as materialized (${found})
    ${linkablePeople((column) => sql`${column} in (select person_id from found)`)}`;
  return (await statement.execute(db)).rows;
}

/** Everybody whose key lies in a range: the way of the whole pass. */
export async function listLinkablePeopleBetween(
  db: Queryable,
  from: number,
  to: number,
): Promise<LinkablePerson[]> {
  const { rows } = await linkablePeople(
    (column) => sql`${column} between ${sql.lit(from)} and ${sql.lit(to)}`,
  ).execute(db);
  return rows;
}
