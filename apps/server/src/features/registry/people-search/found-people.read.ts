import type { CardKind } from '@gorodok/contract';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import { hasWord, type WantedWord } from '../name-search/index.ts';

/** Somebody who was found, unmasked, with the cards that lie in the coordinator's scope. */
export interface Found {
  personId: number;
  surname: string;
  firstName: string;
  patronymic: string | null;
  birthDate: string | null;
  cards: { kind: CardKind; organizationId: number; organizationName: string }[];
}

export const bySnils = (snils: string): RawBuilder<unknown> =>
  sql`select * from person where snils = ${snils}`;

/**
 * Of those born on one day there are a few hundred in a region. The index of birth dates holds their names too, so that only those
 * whose names hold the letters are fetched and looked at word by word.
 */
export const byNameAndBirthDate = (
  words: readonly WantedWord[],
  birthDate: string,
): RawBuilder<unknown> => sql`
  select * from (
    select person.*, ' ' || array_to_string(name_words(surname, first_name, patronymic), ' ') || ' ' as searched_name
    from (
      select id from person
      where birth_date = ${birthDate}::date and ${every(words.map(holdsLetters))}
      offset 0
    ) as born
    join person on person.id = born.id
  ) as named
  where ${every(words.map((word) => hasWord(sql`searched_name`, word)))}`;

const holdsLetters = ({ whole, beginnings }: WantedWord) =>
  sql<SqlBool>`folded_name ~ ${[...whole, ...beginnings].join('|')}`;

/** Names that have all the words, by the index of words; beginnings have been turned into whole words before. */
export const byWholeWords = (words: readonly WantedWord[]): RawBuilder<unknown> => sql`
  select * from person
  where ${every(words.map(({ whole }) => sql<SqlBool>`name_words(surname, first_name, patronymic) && ${whole}::text[]`))}`;

const every = (conditions: readonly RawBuilder<SqlBool>[]) => sql.join(conditions, sql` and `);

/**
 * The people of a search who have a card in the coordinator's scope: the municipality of the authority that employs him, or the
 * region where it belongs to none.
 */
export async function listFound(
  db: Queryable,
  actor: Actor,
  search: RawBuilder<unknown>,
  limit: number,
): Promise<Found[]> {
  const { rows } = await sql<Found>`
    with own as materialized (
      select municipality_id from organization where id = ${actor.organizationId}
    ), found as materialized (
      select sought.id, surname, first_name, patronymic, birth_date, folded_name from (${search}) as sought
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
    from found order by folded_name, birth_date, id`.execute(db);
  return rows;
}
