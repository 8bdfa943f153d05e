import type { CardKind } from '@gorodok/contract';
import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Database } from '#platform/database/database.ts';
import { plannedEachTime } from '#platform/database/preparing-pool.ts';
import { hasWords, type WantedWord } from '../name-search/index.ts';

/** Somebody who was found, unmasked, with the cards that lie in the coordinator's scope. */
export interface Found {
  personId: number;
  surname: string;
  firstName: string;
  patronymic: string | null;
  birthDate: string | null;
  cards: { kind: CardKind; organizationId: number; organizationName: string }[];
}

/** A search of people: columns of `person`. */
type PeopleQuery = RawBuilder<unknown>;

export const bySnils = (snils: string): PeopleQuery => sql`select * from person where snils = ${snils}`;

/**
 * Of those born on one day there are a few hundred in a region. The index of birth dates holds their names too, so that only those
 * whose names hold the letters are fetched and looked at word by word.
 */
export const byNameAndBirthDate = (words: readonly WantedWord[], birthDate: string): PeopleQuery => sql`
  select * from (
    select person.*, ' ' || array_to_string(name_words(surname, first_name, patronymic), ' ') || ' ' as searched_name
    from (
      select id from person
      where birth_date = ${birthDate}::date and folded_name ~ all (${words.map(lettersOf)}::text[])
      offset 0
    ) as born
    join person on person.id = born.id
  ) as named
  where ${hasWords(sql`searched_name`, words)}`;

const lettersOf = ({ whole, beginnings }: WantedWord): string => [...whole, ...beginnings].join('|');

/**
 * Names that have all the words, by the index of words; beginnings have been turned into whole words before. Planned each time:
 * whether a word is rare decides how it is looked for.
 */
export const byWholeWords = (words: readonly WantedWord[]): PeopleQuery => sql`
  ${sql.raw(plannedEachTime)}
  select * from person
  where ${sql.join(
    words.map(({ whole }) => sql`name_words(surname, first_name, patronymic) && ${whole}::text[]`),
    sql` and `,
  )}`;

/**
 * The people of a search who have a card in the coordinator's scope: the municipality of the authority that employs him, or the
 * region where it belongs to none.
 */
export async function listFound(
  database: Database,
  actor: Actor,
  people: PeopleQuery,
  limit: number,
): Promise<Found[]> {
  const { rows } = await sql<Found>`
    with own as materialized (
      select municipality_id from organization where id = ${actor.organizationId}
    ), found as materialized (
      select sought.id, surname, first_name, patronymic, birth_date, folded_name from (${people}) as sought
      where merged_into_id is null and exists (
        select from card join organization on organization.id = card.organization_id, own
        where card.person_id = sought.id
          and (own.municipality_id is null or organization.municipality_id = own.municipality_id))
      limit ${limit}::integer
    )
    select found.id as "personId", surname, first_name as "firstName", patronymic, birth_date as "birthDate", (
      select jsonb_agg(jsonb_build_object(
        'kind', card.kind, 'organizationId', organization.id, 'organizationName', organization.name)
        order by organization.name, card.kind)
      from card join organization on organization.id = card.organization_id, own
      where card.person_id = found.id
        and (own.municipality_id is null or organization.municipality_id = own.municipality_id)) as cards
    from found order by folded_name, birth_date, id`.execute(database.kysely);
  return rows;
}
