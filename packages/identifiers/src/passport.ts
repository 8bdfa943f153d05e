import { parseDate } from './dates.ts';
import { parseDigits } from './digits.ts';
import type { IdentifierWarning } from './codes.ts';
import type { Parsed, RawValue } from './parsed.ts';
import { accepted, refused } from './parsed.ts';
import { isMissing, isOneCharacterRepeated, plainText } from './text.ts';

/** The internal passport of a citizen of Russia. */
export interface Passport {
  /** 4 digits: region and year of the blank. */
  readonly series: string;
  /** 6 digits. */
  readonly number: string;
  /** `YYYY-MM-DD`. */
  readonly issueDate: string | null;
  /** `000-000`. */
  readonly departmentCode: string | null;
}

export interface RawPassport {
  readonly series?: RawValue;
  readonly number?: RawValue;
  readonly issueDate?: RawValue;
  readonly departmentCode?: RawValue;
}

/**
 * A passport from its fields as typed; series and number may stand together in either field. Issue date and
 * department code may be missing, but not wrong. Foreign documents never go through here.
 * Faults: value_missing, passport_…, and those of dates.
 */
export function parsePassport(raw: RawPassport): Parsed<Passport> {
  const { series: rawSeries, number: rawNumber } = splitSeriesAndNumber(raw);
  if (isMissing(rawSeries) && isMissing(rawNumber)) return refused('value_missing');
  const series = parseSeries(rawSeries);
  if (!series.ok) return series;
  const number = parseNumber(rawNumber);
  if (!number.ok) return number;
  if (isOneCharacterRepeated(series.value + number.value) || Number(number.value) === 0)
    return refused('passport_placeholder');
  const departmentCode = isMissing(raw.departmentCode)
    ? accepted(null)
    : parseDepartmentCode(raw.departmentCode);
  if (!departmentCode.ok) return departmentCode;
  const issueDate = isMissing(raw.issueDate) ? accepted(null) : parseDate(raw.issueDate);
  if (!issueDate.ok) return issueDate;
  const warnings: IdentifierWarning[] = [...series.warnings, ...number.warnings, ...departmentCode.warnings];
  if (issueDate.value !== null && !yearAgreesWithSeries(issueDate.value, series.value))
    warnings.push('passport_year_disagrees');
  return accepted(
    {
      series: series.value,
      number: number.value,
      issueDate: issueDate.value,
      departmentCode: departmentCode.value,
    },
    warnings,
  );
}

/** A department code to `000-000`. Faults: value_missing, passport_department_code_format. */
export function parseDepartmentCode(raw: RawValue): Parsed<string> {
  const digits = parseDigits(raw, {
    length: 6,
    shortest: 5,
    missing: 'value_missing',
    wrongSigns: 'passport_department_code_format',
    wrongLength: 'passport_department_code_format',
  });
  if (!digits.ok) return digits;
  return accepted(`${digits.value.slice(0, 3)}-${digits.value.slice(3)}`, digits.warnings);
}

/** `66 04 912949`, as the document itself shows it. */
export function formatPassport(passport: Pick<Passport, 'series' | 'number'>): string {
  return `${passport.series.slice(0, 2)} ${passport.series.slice(2)} ${passport.number}`;
}

function splitSeriesAndNumber(raw: RawPassport): RawPassport {
  if (isMissing(raw.series) === isMissing(raw.number)) return raw;
  const both = plainText(isMissing(raw.series) ? raw.number : raw.series);
  const parts = /^(\d{2}[\s-]?\d{2})[\s,№N-]*(\d{6})$/u.exec(both);
  return parts ? { series: parts[1], number: parts[2] } : raw;
}

function parseSeries(raw: RawValue): Parsed<string> {
  return parseDigits(raw, {
    length: 4,
    shortest: 3, // regions 01…09
    missing: 'passport_series_missing',
    wrongSigns: 'passport_series_format',
    wrongLength: 'passport_series_format',
  });
}

function parseNumber(raw: RawValue): Parsed<string> {
  return parseDigits(raw, {
    length: 6,
    shortest: 4, // one number in a thousand begins with 000: rather a slip of the hand
    missing: 'passport_number_missing',
    wrongSigns: 'passport_number_format',
    wrongLength: 'passport_number_format',
  });
}

// Digits 3 and 4 of the series are the year in which the blank was made. Regions use blanks up for some years after,
// and begin with the next year's a little early; passports of this form exist since 1 October 1997.
const earliestIssue = '1997-10-01';
const yearsBefore = 1;
const yearsAfter = 4;

function yearAgreesWithSeries(issueDate: string, series: string): boolean {
  const digits = Number(series.slice(2));
  const blankYear = digits >= 97 ? 1900 + digits : 2000 + digits;
  const issueYear = Number(issueDate.slice(0, 4));
  return (
    issueDate >= earliestIssue && issueYear >= blankYear - yearsBefore && issueYear <= blankYear + yearsAfter
  );
}
