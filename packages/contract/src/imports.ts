import { Type, type Static } from 'typebox';
import { Id, Moment, Nullable, OneOf, Strict } from './primitives.ts';

export const importKinds = ['students', 'staff', 'timetable'] as const;
export const ImportKind = OneOf(importKinds);
export type ImportKind = Static<typeof ImportKind>;

/** One thing found in the file: where, what stands there, and why it is an error or a warning. */
export const ImportFinding = Strict({
  severity: OneOf(['error', 'warning'] as const),
  /** The row as the spreadsheet numbers it (the heading is 1); null – the file as a whole. */
  row: Nullable(Type.Integer()),
  /** The heading of the column as the file has it; null – the row as a whole. */
  column: Nullable(Type.String()),
  value: Nullable(Type.String()),
  /** A stable code; the sentence stands in `sentences`. */
  code: Type.String(),
  /** What is taken instead; empty – the cell is left empty; null – nothing is corrected, or the row stays out. */
  takenAs: Nullable(Type.String()),
  /** Another row that this is about, such as the one that is repeated here. */
  otherRow: Nullable(Type.Integer()),
});
export type ImportFinding = Static<typeof ImportFinding>;

/** What an import makes or changes, as the counts name it: by the tables. */
export const importedThings = [
  'person',
  'identity_document',
  'contact',
  'enrolment',
  'class_group',
  'guardianship',
  'employment',
  'employment_role',
  'subject',
  'bell',
  'subject_group',
  'timetable_slot',
  'lesson',
] as const;
export type ImportedThing = (typeof importedThings)[number];

export const ImportCounts = Strict({
  rows: Type.Integer(),
  faultlessRows: Type.Integer(),
  rowsWithErrors: Type.Integer(),
  /** What applying the faultless rows would do (or did), by {@link importedThings}; what is not done is not named. */
  created: Type.Record(Type.String(), Type.Integer()),
  updated: Type.Record(Type.String(), Type.Integer()),
});
export type ImportCounts = Static<typeof ImportCounts>;

export const importStates = ['checked', 'queued', 'applied', 'failed', 'discarded'] as const;
export const Import = Strict({
  id: Id,
  kind: ImportKind,
  state: OneOf(importStates),
  fileName: Type.String(),
  uploadedAt: Moment,
  finishedAt: Nullable(Moment),
  counts: ImportCounts,
  findings: Type.Array(ImportFinding),
  failureCode: Nullable(Type.String()),
});
export type Import = Static<typeof Import>;

export const ImportSummary = Type.Omit(Import, ['findings'], { additionalProperties: false });
export type ImportSummary = Static<typeof ImportSummary>;
export const ImportList = Strict({ imports: Type.Array(ImportSummary) });
export type ImportList = Static<typeof ImportList>;

/** `all` is refused while any row has an error; `faultless` leaves the rows with errors out. */
export const ApplyImport = Strict({
  rows: OneOf(['all', 'faultless'] as const),
  /** Who certainly has a card already: it is taken, which is the rule, or a new one is made in spite of that. */
  knownPeople: Type.Optional(OneOf(['taken', 'made_anew'] as const)),
});
export type ApplyImport = Static<typeof ApplyImport>;
