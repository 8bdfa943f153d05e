import { Type, type Static } from 'typebox';
import { ImportFinding } from './imports.ts';
import { CardKind } from './people.ts';
import { Id, Moment, Nullable, OneOf, Strict } from './primitives.ts';

/** Whose cards a file is about: a class, a parallel or the whole school; students come with their parents. */
export const BatchFilter = Strict({
  kind: CardKind,
  classGroupId: Type.Optional(Id),
  grade: Type.Optional(Type.Integer({ minimum: 1, maximum: 12 })),
  /** Only cards that lack something. */
  only: Type.Optional(OneOf(['unfilled'] as const)),
});
export type BatchFilter = Static<typeof BatchFilter>;

export const batchColumnSets = ['brief', 'full'] as const;
export const BatchColumnSet = OneOf(batchColumnSets);
export type BatchColumnSet = Static<typeof BatchColumnSet>;

export const batchFormats = ['xls', 'xlsx', 'csv', 'csv-1251'] as const;
export const BatchFormat = OneOf(batchFormats);
export type BatchFormat = Static<typeof BatchFormat>;

export const StartBatchExport = Strict({ filter: BatchFilter, columns: BatchColumnSet, format: BatchFormat });
export type StartBatchExport = Static<typeof StartBatchExport>;

/** «1. Выгрузка данных»: a file to be filled in, and what it was when it went out. */
export const BatchExport = Strict({
  id: Id,
  ...StartBatchExport.properties,
  classGroupName: Nullable(Type.String()),
  state: OneOf(['queued', 'ready', 'failed'] as const),
  rowsDone: Type.Integer(),
  rowsTotal: Type.Integer(),
  failureCode: Nullable(Type.String()),
  requestedAt: Moment,
  /** Until when the file itself is kept. */
  fileUntil: Moment,
  /** Until when it may be given back, filled in. */
  expiresAt: Moment,
});
export type BatchExport = Static<typeof BatchExport>;
export const BatchExportList = Strict({ exports: Type.Array(BatchExport) });
export type BatchExportList = Static<typeof BatchExportList>;

/** What a cell would change, or has changed, as the file shows it. */
export const BatchChange = Strict({
  row: Type.Integer(),
  name: Type.String(),
  column: Type.String(),
  was: Type.String(),
  now: Type.String(),
});
export type BatchChange = Static<typeof BatchChange>;

export const BatchCounts = Strict({
  rows: Type.Integer(),
  rowsWithErrors: Type.Integer(),
  /** Rows without an error that change something. */
  rowsToChange: Type.Integer(),
  /** The cells of these rows that do. */
  changes: Type.Integer(),
});
export type BatchCounts = Static<typeof BatchCounts>;

/** A field that was edited again after the update, so that its undoing leaves it as it is. */
export const KeptField = Strict({ row: Type.Integer(), name: Type.String(), column: Type.String() });
export type KeptField = Static<typeof KeptField>;

export const batchUpdateStates = [
  'checking',
  'checked',
  'queued',
  'applied',
  'failed',
  'discarded',
  'undoing',
  'undone',
] as const;
const updateSummary = {
  id: Id,
  state: OneOf(batchUpdateStates),
  fileName: Type.String(),
  /** Of the export that the file came from; null while nobody has looked into it, and where it came from none. */
  filter: Nullable(BatchFilter),
  classGroupName: Nullable(Type.String()),
  uploadedAt: Moment,
  finishedAt: Nullable(Moment),
  rowsDone: Type.Integer(),
  rowsTotal: Type.Integer(),
  counts: BatchCounts,
  failureCode: Nullable(Type.String()),
  /** Until when it can be undone; null – it can't. */
  undoUntil: Nullable(Moment),
};
export const BatchUpdateSummary = Strict(updateSummary);
export type BatchUpdateSummary = Static<typeof BatchUpdateSummary>;
export const BatchUpdateList = Strict({ updates: Type.Array(BatchUpdateSummary) });
export type BatchUpdateList = Static<typeof BatchUpdateList>;

/** «2. Обновление данных»: one file with its diagnostics. */
export const BatchUpdate = Strict({
  ...updateSummary,
  findings: Type.Array(ImportFinding),
  /** The first of them; `counts.changes` tells how many there are, and the annotated file holds all. */
  changes: Type.Array(BatchChange),
  undone: Nullable(Strict({ rows: Type.Integer(), kept: Type.Array(KeptField), keptFields: Type.Integer() })),
});
export type BatchUpdate = Static<typeof BatchUpdate>;

/** `all` is refused while any row has an error; `faultless` leaves the rows with errors out. */
export const ApplyBatchUpdate = Strict({ rows: OneOf(['all', 'faultless'] as const) });
export type ApplyBatchUpdate = Static<typeof ApplyBatchUpdate>;
