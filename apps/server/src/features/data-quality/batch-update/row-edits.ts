import type { CardKind } from '@gorodok/contract';
import type { Cell, Finding, FindingCode } from '../spreadsheets/index.ts';
import { isLocked, type BatchColumn, type BatchKey } from './batch-columns.ts';
import { plainCell } from './cell-reading.ts';
import type { RowTexts } from './row-texts.ts';

/** A row as it went out. */
export interface ExportedRow {
  readonly ordinal: number;
  readonly personId: number;
  readonly kind: CardKind;
  readonly texts: RowTexts;
}

/** A row of the file: its cells by column, as the spreadsheet numbers it. */
export interface FileRow {
  readonly number: number;
  readonly cells: ReadonlyMap<BatchKey, Cell>;
}

/** What somebody has made of a row: the cells that say something else than what went out. */
export interface RowEdits {
  readonly number: number;
  readonly exported: ExportedRow;
  /** As the file would show them; empty – the value is to be removed. */
  readonly edited: ReadonlyMap<BatchKey, string>;
  readonly findings: Finding[];
}

const longestValue = 200;

/** Notes what is found about the cells of one row. */
export function rowReporter(row: FileRow, columns: readonly BatchColumn[], findings: Finding[]) {
  const headings = new Map(columns.map(({ key, heading }) => [key, heading]));
  const shown = (key: BatchKey): string => {
    const cell = row.cells.get(key);
    return cell === undefined || typeof cell === 'object' ? '' : plainCell(cell).slice(0, longestValue);
  };
  return (
    severity: Finding['severity'],
    key: BatchKey | null,
    code: FindingCode,
    about: { takenAs?: string; otherRow?: number } = {},
  ): void =>
    void findings.push({
      severity,
      row: row.number,
      column: key === null ? null : (headings.get(key) ?? key),
      value: key === null ? null : shown(key),
      code,
      takenAs: about.takenAs ?? null,
      otherRow: about.otherRow ?? null,
    });
}

/** Compares a row with what went out. Knows nothing of the card: most rows of a file come back as they were. */
export function editsOf(
  row: FileRow,
  exported: ExportedRow,
  columns: readonly BatchColumn[],
  date1904: boolean,
): RowEdits {
  const edited = new Map<BatchKey, string>();
  const findings: Finding[] = [];
  const report = rowReporter(row, columns, findings);
  for (const column of columns) {
    const { key } = column;
    const cell = row.cells.get(key) ?? null;
    const before = exported.texts[key] ?? '';
    if (cell !== null && typeof cell === 'object') {
      report('error', key, `cell.${cell.unreadable}`);
      continue;
    }
    if ((cell ?? '') === before) continue;
    const typed = cell === null ? '' : plainCell(cell);
    if (typed === before || withoutGuard(typed) === before) continue;
    if (isLocked(column, exported.kind) && typed === '') {
      report('error', key, 'cell.locked');
      continue;
    }
    if (cell === null || typed === '') {
      if (column.mandatory) report('error', key, 'cell.value_missing');
      else {
        report('warning', key, 'cell.value_removed', { takenAs: '' });
        edited.set(key, '');
      }
      continue;
    }
    const reading = column.read(typeof cell === 'string' ? withoutGuard(cell) : cell, date1904);
    if (isLocked(column, exported.kind)) {
      if (!reading.ok || reading.text !== before) report('error', key, 'cell.locked');
      continue;
    }
    if (!reading.ok) {
      report('error', key, reading.code);
      continue;
    }
    for (const warning of reading.warnings) report('warning', key, warning, { takenAs: reading.text });
    if (reading.text !== before) edited.set(key, reading.text);
  }
  if (exported.kind !== 'student' && isAnotherPerson(edited)) report('error', null, 'row.another_person');
  return { number: row.number, exported, edited, findings };
}

/** The apostrophe that keeps a text of a .csv from being a formula. */
const withoutGuard = (text: string): string => (/^'[=+\-@\t]/u.test(text) ? text.slice(1) : text);

/**
 * Where somebody has sorted the visible columns alone, the keys stay behind and every row holds another person. One name may be
 * mended by a file, a whole person not.
 */
const isAnotherPerson = (edited: ReadonlyMap<BatchKey, string>): boolean =>
  edited.has('firstName') && (edited.has('surname') || Boolean(edited.get('birthDate')));
