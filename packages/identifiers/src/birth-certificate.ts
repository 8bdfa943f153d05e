import type { IdentifierWarning } from './codes.ts';
import { parseDigits } from './digits.ts';
import { latinToCyrillic, romanNumerals } from './look-alikes.ts';
import type { Parsed, RawValue } from './parsed.ts';
import { accepted, refused } from './parsed.ts';
import { isMissing, plainText } from './text.ts';

/** A Russian birth certificate (свидетельство о рождении). */
export interface BirthCertificate {
  /** Roman numerals, hyphen, two Cyrillic capitals: `IV-ЕР`. */
  readonly series: string;
  /** 6 digits. */
  readonly number: string;
}

export interface RawBirthCertificate {
  readonly series?: RawValue;
  readonly number?: RawValue;
}

/**
 * A birth certificate from its fields as typed; series and number may stand together in either field.
 * Faults: value_missing, birth_certificate_….
 */
export function parseBirthCertificate(raw: RawBirthCertificate): Parsed<BirthCertificate> {
  const { series: rawSeries, number: rawNumber } = splitSeriesAndNumber(raw);
  if (isMissing(rawSeries) && isMissing(rawNumber)) return refused('value_missing');
  if (isMissing(rawSeries)) return refused('birth_certificate_series_missing');
  const series = parseSeries(plainText(rawSeries));
  if (!series.ok) return series;
  const number = parseDigits(rawNumber, {
    length: 6,
    shortest: 4,
    missing: 'birth_certificate_number_missing',
    wrongSigns: 'birth_certificate_number_format',
    wrongLength: 'birth_certificate_number_format',
  });
  if (!number.ok) return number;
  if (Number(number.value) === 0) return refused('birth_certificate_placeholder');
  return accepted({ series: series.value, number: number.value }, [...series.warnings, ...number.warnings]);
}

/** `IV-ЕР № 311895`. */
export function formatBirthCertificate(certificate: BirthCertificate): string {
  return `${certificate.series} № ${certificate.number}`;
}

function splitSeriesAndNumber(raw: RawBirthCertificate): RawBirthCertificate {
  if (isMissing(raw.series) === isMissing(raw.number)) return raw;
  const both = plainText(isMissing(raw.series) ? raw.number : raw.series);
  const parts = /^(.*\p{L})[\s,-]*(?:№|N)?\s*(\d{6})$/u.exec(both);
  return parts ? { series: parts[1], number: parts[2] } : raw;
}

const canonicalRoman = /^(?=.)(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/u;

function parseSeries(text: string): Parsed<string> {
  // Compatibility composition turns the single sign Ⅳ into IV.
  const parts = /^(.+?)[\s-]*(\p{L}{2})$/u.exec(text.normalize('NFKC').toUpperCase());
  const [, writtenNumerals, writtenLetters] = parts ?? [];
  if (writtenNumerals === undefined || writtenLetters === undefined)
    return refused('birth_certificate_series_format');
  const numerals = romanNumerals(writtenNumerals);
  const letters = latinToCyrillic(writtenLetters);
  if (!canonicalRoman.test(numerals) || !/^[А-ЯЁ]{2}$/u.test(letters))
    return refused('birth_certificate_series_format');
  const corrected = numerals !== writtenNumerals || letters !== writtenLetters;
  const warnings: IdentifierWarning[] = corrected ? ['lookalike_letters_corrected'] : [];
  return accepted(`${numerals}-${letters}`, warnings);
}
