import {
  parseBirthCertificate,
  parseDate,
  parseDepartmentCode,
  type IdentifierWarning,
  type Parsed,
} from '@gorodok/identifiers';
import { parseSexCell, sexLabels, showDay, type FindingCode } from '../spreadsheets/index.ts';

/** What somebody has typed, or what the spreadsheet has made of it. */
export type RawCell = string | number | boolean;

/** A cell as the file would have shown it, with what was mended in it; or why it can't be taken. */
export type CellReading =
  | { readonly ok: true; readonly text: string; readonly warnings: readonly FindingCode[] }
  | { readonly ok: false; readonly code: FindingCode };

const taken = (text: string, warnings: readonly IdentifierWarning[] = []): CellReading => ({
  ok: true,
  text,
  warnings: warnings.map((warning): FindingCode => `cell.${warning}`),
});
const refused = (code: FindingCode): CellReading => ({ ok: false, code });

/** Composed letters, and every run of spaces as one: what a spreadsheet and a person change without meaning it. */
export const plainCell = (raw: RawCell): string => String(raw).normalize('NFC').replace(/\s+/gu, ' ').trim();

/** A cell by one of the parsers of `@gorodok/identifiers`, shown as the file shows it. */
export const readWith =
  <Value>(parse: (raw: RawCell) => Parsed<Value>, show: (value: Value) => string = String) =>
  (raw: RawCell): CellReading => {
    const parsed = parse(raw);
    return parsed.ok ? taken(show(parsed.value), parsed.warnings) : refused(`cell.${parsed.code}`);
  };

export const readText =
  (longest: number) =>
  (raw: RawCell): CellReading => {
    const text = plainCell(raw);
    return text.length > longest ? refused('cell.too_long') : taken(text);
  };

export const readDay = (raw: RawCell, date1904: boolean): CellReading =>
  readWith((raw) => parseDate(raw, { date1904 }), showDay)(raw);

export const yes = 'да';
const waysToSayYes = ['да', 'yes', 'true', '1', '+', 'x', 'х', 'v', '✓'];
const waysToSayNothing = ['', 'нет', 'no', 'false', '0', '-'];

export function readYes(raw: RawCell): CellReading {
  const text = plainCell(raw).toLowerCase();
  if (waysToSayYes.includes(text)) return taken(yes);
  return waysToSayNothing.includes(text) ? taken('') : refused('cell.yes_or_empty');
}

export function readSex(raw: RawCell): CellReading {
  const sex = parseSexCell(plainCell(raw));
  return sex ? taken(sexLabels[sex]) : refused('cell.sex_unknown');
}

/**
 * One part of a document's number by itself: its usual separators dropped, its zeros restored where a spreadsheet may have dropped
 * them. What is no such number stays as it is, to be judged with the rest of the document.
 */
export const readDigits =
  ({ length, shortest }: { length: number; shortest: number }) =>
  (raw: RawCell): CellReading => {
    const text = plainCell(raw);
    const digits = text.replace(/[\s-]/gu, '');
    if (!/^\d+$/u.test(digits)) return taken(text);
    if (digits.length === length) return taken(digits);
    const hasLostZeros = digits === text && digits.length >= shortest && digits.length < length;
    return hasLostZeros ? taken(digits.padStart(length, '0'), ['leading_zeros_restored']) : taken(text);
  };

export const readDepartmentCode = (raw: RawCell): CellReading => readWith(parseDepartmentCode)(raw);

/** The series can be read only with some number. */
export const readCertificateSeries = (raw: RawCell): CellReading =>
  readWith(
    (series) => parseBirthCertificate({ series, number: '000001' }),
    ({ series }) => series,
  )(raw);
