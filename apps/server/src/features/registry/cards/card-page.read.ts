import type { CardSort } from '@gorodok/contract';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import { readAuditInsert } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { cardConditions, type WantedCards } from './card-conditions.ts';
import type { CardPlace } from './card-place.ts';

export interface CardPage {
  wanted: WantedCards;
  sort: CardSort;
  /** The place of the last card of the page before. */
  after: CardPlace | null;
  limit: number;
}

export interface CardRow {
  person_id: number;
  display_name: string;
  birth_date: string | null;
  context: string;
  has_snils: boolean;
  has_document: boolean;
  has_contact: boolean;
  sort_name: string;
  sort_key: string;
}

interface Answer {
  /** The JSON of the contract's `CardList`, with nothing corrected and nothing similar. */
  list: string;
  total: number;
}

/** What a list is ordered by first; the name and the key of the person tell apart what is equal in it. */
function sortKey({ by, direction }: CardSort): RawBuilder<string> {
  if (by === 'context') return sql`card.context`;
  if (by === 'name') return sql`card.sort_name`;
  // Those without a date come last either way.
  return direction === 'ascending'
    ? sql`coalesce(card.birth_date, '9999-12-31'::date)`
    : sql`coalesce(card.birth_date, '0001-01-01'::date)`;
}

/** What the list and its export tell of a card, in order. */
export const cardRows = (actor: Actor, page: Omit<CardPage, 'limit'>, limit: number): RawBuilder<CardRow> =>
  rowsIn(sql`card`, cardConditions(actor, page.wanted), page, limit);

function rowsIn(
  source: RawBuilder<unknown>,
  condition: RawBuilder<SqlBool>,
  { sort, after }: Pick<CardPage, 'sort' | 'after'>,
  limit: number,
): RawBuilder<CardRow> {
  const beyond = sort.direction === 'ascending' ? sql`>` : sql`<`;
  const place = after
    ? sql`and (${sortKey(sort)}, card.sort_name, card.person_id) ${beyond}
        (${after.key}, ${after.name}, ${after.personId}::bigint)`
    : sql``;
  return sql`
    select card.person_id, card.display_name, card.birth_date, card.context, card.has_snils, card.has_document,
      card.has_contact, card.sort_name, ${sortKey(sort)} as sort_key
    from ${source} where ${condition} ${place}
    order by ${inOrder(sort)} limit ${limit}::integer`;
}

function inOrder({ direction }: CardSort): RawBuilder<unknown> {
  const way = direction === 'ascending' ? sql`asc` : sql`desc`;
  return sql`sort_key ${way}, sort_name ${way}, person_id ${way}`;
}

/** A page of cards in one statement whose JSON PostgreSQL builds. */
export const findCardPage = (database: Database, actor: Actor, page: CardPage): Promise<Answer> =>
  ask(database, actor, page, null);

/**
 * The page, and the entry of the audit log in the same statement: the first page of a school is what administrators open most, so
 * it takes one way to the database and back.
 */
export const readCardPage = (database: Database, actor: Actor, page: CardPage): Promise<Answer> => {
  const details = sql`jsonb_build_object('kind', ${page.wanted.kind}::text, 'searched', false,
    'count', (select least(count(*), ${page.limit}::integer) from page))`;
  return ask(
    database,
    actor,
    page,
    sql`, audited as (${readAuditInsert(actor, 'cards.listed', { details })})`,
  );
};

async function ask(
  database: Database,
  actor: Actor,
  page: CardPage,
  audit: RawBuilder<unknown> | null,
): Promise<Answer> {
  const { wanted, sort, after, limit } = page;
  const plain = isPlain(wanted);
  const condition = cardConditions(actor, wanted);
  // The index gives a plain page and counts the rest; whatever no index tells is looked at once, not for each of the two.
  const [matched, source] = plain
    ? [sql``, sql`card`]
    : [sql`matched as materialized (select * from card where ${condition}),`, sql`matched as card`];
  const remaining = plain ? condition : sql<SqlBool>`true`;
  const { sql: text, parameters } = sql`
    with ${matched} page as materialized (
      select row_number() over () as place, ordered.*
      from (${rowsIn(source, remaining, page, limit + 1)}) as ordered
    ) ${audit ?? sql``}, figures as materialized (
      select count(*)::integer as total from ${source} where ${remaining}
    )
    select total, json_build_object(
      'cards', coalesce((
        select json_agg(json_build_object(
          'personId', person_id, 'displayName', display_name, 'birthDate', birth_date, 'context', context,
          'hasSnils', has_snils, 'hasDocument', has_document, 'hasContact', has_contact) order by place)
        from page where place <= ${limit}::integer), '[]'),
      'total', total,
      'next', (
        select json_build_array(last.sort_key, last.sort_name, last.person_id)::text
        from page as last join page as beyond on beyond.place = last.place + 1
        where last.place = ${limit}::integer),
      'corrected', null,
      'similar', '[]'::json
    )::text as list
    from figures`.compile(database.kysely);
  const { rows } = await database.pool.query<Answer>({
    ...(isUnfiltered(wanted) && {
      name: `cards__page ${sort.by} ${sort.direction} ${after !== null} ${audit !== null} ${plain}`,
    }),
    text,
    values: [...parameters],
  });
  const [answer] = rows;
  if (!answer) throw new Error('A statement without a table answers with one row.');
  return answer;
}

const isPlain = (wanted: WantedCards) => isUnfiltered(wanted) && wanted.words.length === 0;

/** Without filters there are a few statements in all, so that each connection prepares them once. */
const isUnfiltered = ({ filters, snils }: WantedCards) =>
  snils === undefined && Object.keys(filters ?? {}).length === 0;
