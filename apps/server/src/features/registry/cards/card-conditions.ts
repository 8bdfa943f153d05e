import type { CardFilters, CardKind } from '@gorodok/contract';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import { hasWords, type WantedWord } from '../name-search/index.ts';

type Condition = RawBuilder<SqlBool>;

/** Cards of the actor's organization, as a statement is to find them. */
export interface WantedCards {
  kind: CardKind;
  filters?: CardFilters | undefined;
  /** What the names must have. */
  words: readonly WantedWord[];
  /** A СНИЛС in place of a name. */
  snils?: string | undefined;
}

/** The `where` of every statement on cards. */
export function cardConditions(actor: Actor, wanted: WantedCards): Condition {
  const conditions: Condition[] = [
    sql`card.organization_id = ${actor.organizationId}`,
    sql`card.kind = ${wanted.kind}`,
    ...filterConditions(actor, wanted.filters ?? {}),
  ];
  if (wanted.words.length > 0) conditions.push(hasWords(sql`card.searched_name`, wanted.words));
  if (wanted.snils !== undefined)
    conditions.push(sql`card.person_id in (select id from person where snils = ${wanted.snils})`);
  return sql.join(conditions, sql` and `);
}

function filterConditions(actor: Actor, filters: CardFilters): Condition[] {
  const conditions: Condition[] = [];
  const { classGroupIds, grades, positions, ageFrom, ageTo } = filters;
  if (classGroupIds) conditions.push(sql`card.class_group_ids && ${classGroupIds}::bigint[]`);
  if (grades) conditions.push(sql`card.grades && ${grades}::integer[]`);
  if (positions) conditions.push(sql`card.positions && ${positions}::text[]`);
  if (filters.withoutSnils) conditions.push(sql`card.needs_snils`);
  if (filters.withoutDocument) conditions.push(sql`not card.has_document`);
  if (filters.withoutContact) conditions.push(sql`not card.has_contact`);
  if (ageFrom !== undefined) conditions.push(sql`card.birth_date <= ${yearsAgo(actor, ageFrom)}`);
  if (ageTo !== undefined) conditions.push(sql`card.birth_date > ${yearsAgo(actor, ageTo + 1)}`);
  return conditions;
}

/** The day so many years ago, where the organization stands. */
const yearsAgo = (actor: Actor, years: number) => sql<string>`(
  select ((now() at time zone time_zone)::date - make_interval(years => ${years}::integer))::date
  from organization where id = ${actor.organizationId})`;
