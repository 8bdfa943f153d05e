import { parseDate, type IdentifierFault, type Parsed, type RawValue } from '@gorodok/identifiers';
import type { Finding } from './finding.ts';
import type { FindingCode } from './finding-codes.ts';
import type { Table, TableRow } from './table.ts';

/** How bad a fault of a cell is: it keeps the row out, or the cell is left empty. */
export type Severity = Finding['severity'] | ((fault: IdentifierFault) => Finding['severity']);

const longestValue = 200;

/** Reads the cells of one row, and notes what it finds about each by row and column. */
export class RowReader<Key extends string> {
  readonly number: number;
  readonly #table: Pick<Table<Key>, 'columns' | 'headings' | 'date1904'>;
  readonly #row: TableRow<Key>;
  readonly #findings: Finding[];

  constructor(table: Table<Key>, row: TableRow<Key>, findings: Finding[]) {
    this.number = row.number;
    this.#table = table;
    this.#row = row;
    this.#findings = findings;
  }

  has(key: Key): boolean {
    return this.#row.cells.has(key);
  }

  /** The value, null where the cell is empty or holds nothing readable. */
  raw(key: Key): string | number | boolean | null {
    const cell = this.#row.cells.get(key) ?? null;
    return cell !== null && typeof cell === 'object' ? null : cell;
  }

  text(key: Key): string {
    return String(this.raw(key) ?? '')
      .normalize('NFC')
      .replace(/\s+/gu, ' ')
      .trim();
  }

  /** A day of the column, as `YYYY-MM-DD`. */
  parseDay = (raw: RawValue): Parsed<string> => parseDate(raw, { date1904: this.#table.date1904 });

  /**
   * The parsed value, with a finding for what was mended in it; null and a finding where the parser refuses it; null alone
   * where the cell is empty.
   */
  read<Value>(
    key: Key,
    parse: (raw: RawValue) => Parsed<Value>,
    severity: Severity,
    show: (value: Value) => string = String,
  ): Value | null {
    if (!this.#readable(key, severity === 'warning' ? 'warning' : 'error')) return null;
    const raw = this.raw(key);
    if (raw === null) return null;
    const parsed = parse(raw);
    if (parsed.ok) {
      for (const warning of parsed.warnings)
        this.report('warning', key, `cell.${warning}`, { takenAs: show(parsed.value) });
      return parsed.value;
    }
    const judged = typeof severity === 'function' ? severity(parsed.code) : severity;
    this.report(judged, key, `cell.${parsed.code}`, { takenAs: judged === 'warning' ? '' : null });
    return null;
  }

  /** As `read`; an empty cell is an error too. */
  readMandatory<Value>(
    key: Key,
    parse: (raw: RawValue) => Parsed<Value>,
    show?: (value: Value) => string,
  ): Value | null {
    if (!this.has(key)) {
      this.report('error', key, 'cell.value_missing');
      return null;
    }
    return this.read(key, parse, 'error', show);
  }

  /** Text of at most `longest` characters; longer text is an error, since a part of it would be lost. */
  readText(key: Key, longest: number): string | null {
    if (!this.#readable(key, 'error')) return null;
    const text = this.text(key);
    if (text.length > longest) {
      this.report('error', key, 'cell.too_long');
      return null;
    }
    return text === '' ? null : text;
  }

  report(
    severity: Finding['severity'],
    key: Key | null,
    code: FindingCode,
    about: { takenAs?: string | null; otherRow?: number } = {},
  ): void {
    this.#findings.push({
      severity,
      row: this.number,
      column: key === null ? null : this.#headingOf(key),
      value: key === null ? null : this.#shown(key),
      code,
      takenAs: about.takenAs ?? null,
      otherRow: about.otherRow ?? null,
    });
  }

  #readable(key: Key, severity: Finding['severity']): boolean {
    const cell = this.#row.cells.get(key);
    if (typeof cell !== 'object') return true;
    this.report(severity, key, `cell.${cell.unreadable}`, { takenAs: severity === 'warning' ? '' : null });
    return false;
  }

  #headingOf(key: Key): string {
    return this.#table.headings.get(key) ?? this.#column(key)?.heading ?? key;
  }

  #column(key: Key) {
    return this.#table.columns.find((column) => column.key === key);
  }

  /** What stands in the cell as the office sees it: a day, not the number that the spreadsheet keeps for it. */
  #shown(key: Key): string | null {
    const raw = this.raw(key);
    if (raw === null) return null;
    const day = typeof raw === 'number' && this.#column(key)?.holdsDates ? this.parseDay(raw) : null;
    return day?.ok ? showDay(day.value) : String(raw).slice(0, longestValue);
  }
}

/** `2014-01-30` → `30.01.2014`. */
export const showDay = (day: string): string => day.split('-').toReversed().join('.');
