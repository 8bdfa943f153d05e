import { setImmediate as letOthersWork } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { BatchChange, BatchFilter } from '@gorodok/contract';
import { cardBatchRepository, listForeignSnils, lockAllSnils } from '#features/registry/people/index.ts';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import type { Secrets } from '#platform/secrets/secrets.ts';
import {
  fileFinding,
  hasFileError,
  type Cell,
  type Finding,
  type Spreadsheet,
} from '../spreadsheets/index.ts';
import { columnsOf, type BatchColumn, type BatchKey } from './batch-columns.ts';
import { batchExportRepository, type KnownExport } from './batch-export.repository.ts';
import { listBatchPeople, type UnfilledCards } from './batch-selection.read.ts';
import { findKeyedSheet, mergedRows, readHeadings, type KeyedSheet } from './batch-table.ts';
import { editsOf, rowReporter, type FileRow, type RowEdits } from './row-edits.ts';
import { readRowKey, rowKeys } from './row-key.ts';
import { saveOf, type RowSave } from './row-save.ts';
import { textsOf } from './row-texts.ts';

/** What somebody has made of a file: all that is known of it without looking at the cards. */
export interface FileEdits {
  /** The export that the file came from; null where it came from none of the organization's. */
  readonly batchExport: KnownExport | null;
  /** How many rows hold anything. */
  readonly rows: number;
  readonly findings: readonly Finding[];
  readonly edits: readonly RowEdits[];
}

/** What a file would do to the cards as they are now. Making one writes nothing. */
export interface UpdatePlan extends Omit<FileEdits, 'edits'> {
  /** Of rows without an error, and only where something changes. */
  readonly saves: readonly RowSave[];
}

export interface PlanningFoundations {
  readonly secrets: Secrets;
  readonly unfilled: UnfilledCards;
}

export interface PlanRequest {
  readonly actor: Actor;
  /** Where the organization stands. */
  readonly today: string;
  /** As it was chosen beside the file. */
  readonly chosen: BatchFilter;
  /** Inside the transaction that will write: nobody may change these people until it ends. */
  readonly lock: boolean;
  readonly progress: (done: number, total: number) => Promise<void>;
}

export const mostRows = 40_000;
const atOnce = 1_000;

/** Compares a file with what went out, row by row and cell by cell. */
export async function readEdits(
  db: Queryable,
  spreadsheet: Spreadsheet,
  { actor, chosen }: Pick<PlanRequest, 'actor' | 'chosen'>,
  { secrets }: Pick<PlanningFoundations, 'secrets'>,
): Promise<FileEdits> {
  const keyed = findKeyedSheet(spreadsheet);
  if (!keyed) return nothing(0, [fileFinding('error', 'file.key_column_missing')]);
  const rows = keyed.rows.length;
  if (rows === 0) return nothing(0, [fileFinding('error', 'file.no_rows')]);
  const batchExport = await findExport(db, actor, keyed);
  if (!batchExport) return nothing(rows, [fileFinding('error', 'file.export_unknown')]);
  const columns = columnsOf(batchExport.filter.kind, batchExport.columns);
  const { positions, findings } = readHeadings(keyed, columns);
  const merged = mergedRows(keyed);
  if (!merged) findings.push(fileFinding('error', 'file.merged_cells'));
  if (!isDeepStrictEqual(scopeOf(batchExport.filter), scopeOf(chosen)))
    findings.push(fileFinding('error', 'file.other_filter'));
  if (hasFileError(findings)) return { batchExport, rows, findings, edits: [] };
  const keys = rowKeys(secrets, actor.organizationId, batchExport.id);
  const table = {
    keyed,
    positions,
    columns,
    merged: merged ?? new Set<number>(),
    date1904: spreadsheet.date1904,
  };
  const edits = await readRows(db, table, batchExport, keys, findings);
  return { batchExport, rows, findings, edits };
}

/** Holds what was edited in a file against the cards as they stand. */
export async function planUpdate(
  db: Queryable,
  { batchExport, rows, findings: found, edits }: FileEdits,
  request: PlanRequest,
  { unfilled }: Pick<PlanningFoundations, 'unfilled'>,
): Promise<UpdatePlan> {
  const findings = [...found];
  const columns = batchExport ? columnsOf(batchExport.filter.kind, batchExport.columns) : [];
  const saves =
    batchExport && !hasFileError(findings)
      ? await planRows(db, edits, columns, batchExport, request, unfilled, findings)
      : [];
  return { batchExport, rows, findings, saves };
}

const nothing = (rows: number, findings: readonly Finding[]): FileEdits => ({
  batchExport: null,
  rows,
  findings,
  edits: [],
});

/** Which cells of which rows would change, or have changed, for a report. */
export const changesIn = ({ saves }: Pick<UpdatePlan, 'saves'>): BatchChange[] =>
  saves.flatMap(({ changes }) => changes);

const mostExportsTried = 20;

/** Of the organization's exports, the one that most rows of the file name; rows of others are reported one by one. */
async function findExport(db: Queryable, actor: Actor, { rows, keyPosition }: KeyedSheet) {
  const counts = new Map<number, number>();
  for (const { cells } of rows) {
    const place = readRowKey(textIn(cells[keyPosition]));
    if (place) counts.set(place.exportId, (counts.get(place.exportId) ?? 0) + 1);
  }
  const named = [...counts].toSorted(([, one], [, other]) => other - one).slice(0, mostExportsTried);
  for (const [id] of named) {
    const known = await batchExportRepository(db).findKnown(actor, id);
    if (known) return known;
  }
  return undefined;
}

const textIn = (cell: Cell | null | undefined): string =>
  cell === null || cell === undefined || typeof cell === 'object' ? '' : String(cell);

/** A filter without «only those not filled in»: whoever has been filled in meanwhile is still whom the file is about. */
const scopeOf = ({ kind, classGroupId, grade }: BatchFilter): BatchFilter => ({
  kind,
  ...(classGroupId !== undefined && { classGroupId }),
  ...(grade !== undefined && { grade }),
});

interface ReadTable {
  readonly keyed: KeyedSheet;
  readonly positions: ReadonlyMap<BatchKey, number>;
  readonly columns: readonly BatchColumn[];
  readonly merged: ReadonlySet<number>;
  readonly date1904: boolean;
}

/** The rows that were edited and can be told whose they are; everything else is reported, or came back as it went out. */
async function readRows(
  db: Queryable,
  { keyed, positions, columns, merged, date1904 }: ReadTable,
  batchExport: KnownExport,
  keys: ReturnType<typeof rowKeys>,
  findings: Finding[],
): Promise<RowEdits[]> {
  const edits: RowEdits[] = [];
  const firstRows = new Map<number, number>();
  const repeated = new Map<number, number>();
  for (let done = 0; done < keyed.rows.length; done += atOnce) {
    await letOthersWork();
    const rows = keyed.rows.slice(done, done + atOnce).map(({ number, cells }) => ({
      place: readRowKey(textIn(cells[keyed.keyPosition])),
      row: { number, cells: cellsAt(cells, positions) } satisfies FileRow,
    }));
    const ordinals = rows.flatMap(({ place }) => (place?.exportId === batchExport.id ? [place.ordinal] : []));
    const exported = await batchExportRepository(db).listRows(batchExport.id, ordinals);
    for (const { place, row } of rows) {
      const report = rowReporter(row, columns, findings);
      if (place && place.exportId !== batchExport.id) {
        report('error', null, 'row.from_another_export');
        continue;
      }
      const known = place ? exported.get(place.ordinal) : undefined;
      if (!place || !known || !keys.isOurs(place, known.personId)) {
        report('error', null, 'row.key_damaged');
        continue;
      }
      const first = firstRows.get(place.ordinal);
      if (first !== undefined) {
        report('error', null, 'row.repeated', { otherRow: first });
        if (!repeated.has(first)) repeated.set(first, row.number);
        continue;
      }
      firstRows.set(place.ordinal, row.number);
      if (merged.has(row.number)) report('error', null, 'row.merged_cells');
      const read = editsOf(row, known, columns, date1904);
      findings.push(...read.findings);
      if (read.edited.size > 0) edits.push(read);
    }
  }
  // Nobody knows which of the two was meant, so neither goes in.
  for (const [first, other] of repeated)
    rowReporter({ number: first, cells: new Map() }, columns, findings)('error', null, 'row.repeated', {
      otherRow: other,
    });
  return edits;
}

function cellsAt(
  cells: readonly (Cell | null)[],
  positions: ReadonlyMap<BatchKey, number>,
): Map<BatchKey, Cell> {
  const known = new Map<BatchKey, Cell>();
  for (const [key, position] of positions) {
    const cell = cells[position];
    if (cell !== null && cell !== undefined) known.set(key, cell);
  }
  return known;
}

/** Holds the edited rows against the cards, chunk by chunk, so that others are answered meanwhile. */
async function planRows(
  db: Queryable,
  edits: readonly RowEdits[],
  columns: readonly BatchColumn[],
  batchExport: KnownExport,
  { actor, today, lock, progress }: PlanRequest,
  unfilled: UnfilledCards,
  findings: Finding[],
): Promise<RowSave[]> {
  const cards = cardBatchRepository(db);
  const people = edits.map(({ exported }) => exported.personId);
  if (lock) await cards.lock(people);
  const scope = scopeOf(batchExport.filter);
  const inFilter = new Map(
    edits.length === 0
      ? []
      : (await listBatchPeople(db, actor, scope, unfilled, mostRows * 2)).map(
          ({ kind, personId, context }) => [`${kind} ${personId}`, context] as const,
        ),
  );
  const reporterOf = ({ number }: Pick<RowEdits, 'number'>, values: RowEdits['edited']) =>
    rowReporter({ number, cells: values }, columns, findings);
  const planned: { save: RowSave; edited: RowEdits['edited'] }[] = [];
  for (let done = 0; done < edits.length; done += atOnce) {
    await progress(done, edits.length);
    const chunk = edits.slice(done, done + atOnce);
    const data = await cards.read(chunk.map(({ exported }) => exported.personId));
    for (const row of chunk) {
      const { personId, kind } = row.exported;
      const context = inFilter.get(`${kind} ${personId}`);
      const own = data.get(personId);
      const report = reporterOf(row, row.edited);
      if (context === undefined || !own) {
        report('error', null, 'row.outside_filter');
        continue;
      }
      const card = { kind, context, data: own };
      const edited = columns.filter(({ key }) => row.edited.has(key));
      const save = saveOf(row, card, columns, { now: textsOf(card, edited, batchExport.format), today });
      for (const { key, code } of save.faults) report('error', key, code);
      planned.push({ save, edited: row.edited });
    }
  }
  const bearers = planned.flatMap(({ save, edited }) => {
    const snils = save.plan.fields.values.snils?.value;
    return snils ? [{ personId: save.personId, snils, number: save.number, edited }] : [];
  });
  if (lock)
    await lockAllSnils(
      db,
      bearers.map(({ snils }) => snils),
    );
  const foreign = await listForeignSnils(
    db,
    bearers.map(({ personId, snils }) => ({ personId, snils })),
  );
  const bySnils = Map.groupBy(bearers, ({ snils }) => snils);
  for (const bearer of bearers) {
    const report = reporterOf(bearer, bearer.edited);
    const other = bySnils.get(bearer.snils)?.find(({ personId }) => personId !== bearer.personId);
    if (other) report('error', 'snils', 'cell.snils_repeated', { otherRow: other.number });
    else if (foreign.has(bearer.personId)) report('error', 'snils', 'cell.snils_belongs_to_another_card');
  }
  const faulty = new Set(findings.flatMap(({ severity, row }) => (severity === 'error' ? [row] : [])));
  return planned
    .map(({ save }) => save)
    .filter((save) => save.changes.length > 0 && !faulty.has(save.number));
}
