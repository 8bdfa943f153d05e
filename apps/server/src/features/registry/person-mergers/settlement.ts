// Where rows stand while mergers are in force. A row has an origin, the record it came to the registry with; where it stands is a
// function of the origin and of the mergers, so that these may be undone in any order.
import { sql, type RawBuilder } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';
import type { MovingReference, MovedThing } from './references.ts';

/** A row as it stands: whose it is by each of its columns, and whose it was at first. */
interface Row {
  readonly key: string;
  readonly stands: readonly number[];
  readonly origins: readonly number[];
  readonly slots: readonly unknown[];
}

export interface Move {
  readonly key: string;
  readonly stands: readonly number[];
  readonly origins: readonly number[];
  readonly goes: readonly number[];
}

/** What has to be done to one table, and which rows a unique rule keeps at home. */
export interface TablePlan {
  readonly reference: MovingReference;
  readonly moves: readonly Move[];
  readonly setAside: readonly Move[];
}

/**
 * Where the rows of the given records go when `placeOf` tells which record stands for which. Reads only.
 */
export async function planSettlement(
  db: Queryable,
  references: readonly MovingReference[],
  records: readonly number[],
  placeOf: ReadonlyMap<number, number>,
): Promise<TablePlan[]> {
  const plans: TablePlan[] = [];
  for (const reference of references)
    plans.push(planTable(reference, await listRows(db, reference, records), placeOf));
  return plans;
}

/** Rows at home keep their places; of the others the oldest comes first where a rule lets only one in. */
export function planTable(
  reference: MovingReference,
  rows: readonly Row[],
  placeOf: ReadonlyMap<number, number>,
): TablePlan {
  const wanted = rows.map((row) => ({
    row,
    goes: row.origins.map((origin) => placeOf.get(origin) ?? origin),
  }));
  const isAtHome = ({ row, goes }: (typeof wanted)[number]) => same(goes, row.origins);
  const taken = new Set(wanted.filter(isAtHome).flatMap(({ row }) => slotsOf(row, row.origins)));
  const moves: Move[] = [];
  const setAside: Move[] = [];
  for (const { row, goes } of [...wanted.filter(isAtHome), ...wanted.filter((one) => !isAtHome(one))]) {
    const { key, stands, origins } = row;
    const slots = slotsOf(row, goes);
    const isKeptHome = !same(goes, origins) && slots.some((slot) => taken.has(slot));
    if (isKeptHome) setAside.push({ key, stands, origins, goes: origins });
    else for (const slot of slots) taken.add(slot);
    const place = isKeptHome ? origins : goes;
    if (!same(place, stands)) moves.push({ key, stands, origins, goes: place });
  }
  return { reference, moves, setAside };
}

const same = (one: readonly number[], other: readonly number[]): boolean =>
  one.every((value, index) => value === other[index]);

/** The places under unique rules that the row takes where its columns have these values. */
const slotsOf = ({ slots }: Row, at: readonly number[]): string[] =>
  slots.flatMap((slot, rule) => (slot === null ? [] : [JSON.stringify([rule, at, slot])]));

async function listRows(
  db: Queryable,
  { table, columns, key, unique }: MovingReference,
  records: readonly number[],
): Promise<Row[]> {
  const places = columns.map((column) => sql.ref(column));
  const origins = columns.map(
    (column) => sql`coalesce((
      select origin_id from moved_row
      where table_name = ${table} and column_name = ${column} and stands_at = ${sql.ref(`${table}.${column}`)}
        and row_key = (${sql.raw(key)})::text), ${sql.ref(column)})`,
  );
  const { rows } = await sql<Row>`
    select (${sql.raw(key)})::text as key, jsonb_build_array(${sql.join(places)}) as stands,
      jsonb_build_array(${sql.join(origins)}) as origins,
      jsonb_build_array(${sql.join(unique.map((rule) => sql.raw(`to_jsonb(${rule})`)))}) as slots
    from ${sql.table(table)}
    where ${sql.join(
      places.map((place) => sql`${place} = any (${[...records]}::bigint[])`),
      sql` or `,
    )}
    order by length((${sql.raw(key)})::text), 1, 2`.execute(db);
  return rows;
}

/**
 * Does what the plans say. Whoever moves on to a third place goes home first: there his place is free, whatever the order in which
 * the others leave theirs.
 */
export async function carryOut(transaction: Queryable, plans: readonly TablePlan[]): Promise<void> {
  for (const { reference, moves } of plans) {
    await bringHome(
      transaction,
      reference,
      moves.filter(({ stands, origins }) => !same(stands, origins)),
    );
    await sendAway(
      transaction,
      reference,
      moves.filter(({ goes, origins }) => !same(goes, origins)),
    );
  }
}

const moveColumns = sql`(key text, stands bigint[], goes bigint[], origins bigint[])`;

async function bringHome(
  transaction: Queryable,
  reference: MovingReference,
  moves: readonly Move[],
): Promise<void> {
  if (moves.length === 0) return;
  const listed = sql`jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as move ${moveColumns}`;
  await setColumns(transaction, reference, listed, 'stands', 'origins');
  for (const [index, column] of reference.columns.entries())
    await sql`
      delete from moved_row using ${listed}
      where table_name = ${reference.table} and column_name = ${column}
        and stands_at = ${place('stands', index)} and row_key = move.key`.execute(transaction);
}

async function sendAway(
  transaction: Queryable,
  reference: MovingReference,
  moves: readonly Move[],
): Promise<void> {
  if (moves.length === 0) return;
  const listed = sql`jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as move ${moveColumns}`;
  await setColumns(transaction, reference, listed, 'origins', 'goes');
  for (const [index, column] of reference.columns.entries())
    await sql`
      insert into moved_row (table_name, column_name, row_key, stands_at, origin_id)
      select ${reference.table}, ${column}, move.key, ${place('goes', index)}, ${place('origins', index)} from ${listed}
      where ${place('goes', index)} <> ${place('origins', index)}`.execute(transaction);
}

type Places = 'stands' | 'goes' | 'origins';
const place = (list: Places, index: number): RawBuilder<number> => sql.raw(`move.${list}[${index + 1}]`);

async function setColumns(
  transaction: Queryable,
  { table, columns, key }: MovingReference,
  listed: RawBuilder<unknown>,
  from: Places,
  to: Places,
): Promise<void> {
  await sql`
    update ${sql.table(table)}
    set ${sql.join(columns.map((column, index) => sql`${sql.ref(column)} = ${place(to, index)}`))}
    from ${listed}
    where (${sql.raw(key)})::text = move.key and ${sql.join(
      columns.map((column, index) => sql`${sql.ref(`${table}.${column}`)} = ${place(from, index)}`),
      sql` and `,
    )}`.execute(transaction);
}

/** Forgets of rows that somebody has removed since where they came from. */
export async function forgetRemoved(
  transaction: Queryable,
  references: readonly MovingReference[],
  records: readonly number[],
): Promise<void> {
  for (const { table, columns, key } of references)
    for (const column of columns)
      await sql`
        delete from moved_row
        where table_name = ${table} and column_name = ${column} and stands_at = any (${[...records]}::bigint[])
          and not exists (
            select from ${sql.table(table)}
            where ${sql.ref(column)} = moved_row.stands_at and (${sql.raw(key)})::text = moved_row.row_key)`.execute(
        transaction,
      );
}

/** How many rows of each kind would come to the survivor, and how many a unique rule leaves with the other. */
export function countMoves(
  plans: readonly TablePlan[],
): { thing: MovedThing; moved: number; setAside: number }[] {
  return plans.flatMap(({ reference, moves, setAside }) => {
    const moved = moves.filter(({ goes, origins }) => !same(goes, origins)).length;
    return reference.shownAs && moved + setAside.length > 0
      ? [{ thing: reference.shownAs, moved, setAside: setAside.length }]
      : [];
  });
}
