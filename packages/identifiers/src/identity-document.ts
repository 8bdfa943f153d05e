import { parseBirthCertificate } from './birth-certificate.ts';
import type { IdentifierFault, IdentifierWarning } from './codes.ts';
import { ageOn, parseDate } from './dates.ts';
import { parseDepartmentCode, parsePassport } from './passport.ts';
import { accepted, refused, type Parsed } from './parsed.ts';
import { plainText } from './text.ts';

export const identityDocumentKinds = [
  'passport',
  'birth_certificate',
  'foreign_passport',
  'foreign_birth_certificate',
  'other',
] as const;
export type IdentityDocumentKind = (typeof identityDocumentKinds)[number];

/** An identity document as a form has it; an empty field is null. */
export interface IdentityDocument {
  readonly kind: IdentityDocumentKind;
  readonly series: string | null;
  readonly number: string;
  /** `YYYY-MM-DD` */
  readonly issuedOn: string | null;
  readonly issuedBy: string | null;
  readonly departmentCode: string | null;
}

/** Why a document is refused, and which of its fields is to be mended. */
export interface DocumentFault {
  readonly field: Exclude<keyof IdentityDocument, 'kind'>;
  readonly code: IdentifierFault;
}

type CheckedDocument =
  | {
      readonly ok: true;
      readonly value: IdentityDocument;
      readonly warnings: readonly { field: DocumentFault['field']; code: IdentifierWarning }[];
    }
  | { readonly ok: false; readonly faults: readonly DocumentFault[] };

/**
 * A document by the rules of its kind, every faulty field at once. A foreign one is taken as it is written: Russian formats say
 * nothing about it. A day of issue lies between birth and today (both `YYYY-MM-DD`).
 */
export function checkDocument(
  document: IdentityDocument,
  { birthDate, today }: { birthDate: string | null; today: string },
): CheckedDocument {
  const numbers = parseNumbers(document);
  const issuedOn = parseIssueDay(document.issuedOn, birthDate, today);
  const departmentCode = parseCode(document);
  const faults: DocumentFault[] = [];
  if (!numbers.ok) faults.push({ field: fieldOf(numbers.code), code: numbers.code });
  if (!issuedOn.ok) faults.push({ field: 'issuedOn', code: issuedOn.code });
  if (!departmentCode.ok) faults.push({ field: 'departmentCode', code: departmentCode.code });
  if (!numbers.ok || !issuedOn.ok || !departmentCode.ok) return { ok: false, faults };
  const value: IdentityDocument = {
    kind: document.kind,
    // One by one: the parser of a passport has further fields.
    series: numbers.value.series,
    number: numbers.value.number,
    issuedOn: issuedOn.value,
    issuedBy: plainText(document.issuedBy) || null,
    departmentCode: departmentCode.value,
  };
  return { ok: true, value, warnings: warningsOf(value, numbers.warnings, birthDate) };
}

function parseNumbers({
  kind,
  series,
  number,
}: IdentityDocument): Parsed<Pick<IdentityDocument, 'series' | 'number'>> {
  if (kind === 'passport') return parsePassport({ series, number });
  if (kind === 'birth_certificate') return parseBirthCertificate({ series, number });
  const written = plainText(number);
  return written === ''
    ? refused('value_missing')
    : accepted({ series: plainText(series) || null, number: written });
}

const fieldOf = (code: IdentifierFault): DocumentFault['field'] =>
  code.includes('_series_') ? 'series' : 'number';

function parseIssueDay(raw: string | null, birthDate: string | null, today: string): Parsed<string | null> {
  if (plainText(raw) === '') return accepted(null);
  const day = parseDate(raw);
  if (!day.ok) return day;
  if (day.value > today) return refused('issue_date_in_future');
  return birthDate !== null && day.value < birthDate ? refused('issue_date_before_birth') : day;
}

/** Only Russian passports name a department by such a code; anything else may stand there on other documents. */
function parseCode({ kind, departmentCode }: IdentityDocument): Parsed<string | null> {
  const written = plainText(departmentCode);
  if (written === '') return accepted(null);
  return kind === 'passport' ? parseDepartmentCode(written) : accepted(written);
}

function warningsOf(
  document: IdentityDocument,
  ofNumbers: readonly IdentifierWarning[],
  birthDate: string | null,
): { field: DocumentFault['field']; code: IdentifierWarning }[] {
  const warnings = ofNumbers.map((code) => ({ field: 'series' as const, code }));
  const { kind, issuedOn } = document;
  if (kind !== 'passport' || issuedOn === null) return warnings;
  const dated = parsePassport({ series: document.series, number: document.number, issueDate: issuedOn });
  const disagrees = dated.ok && dated.warnings.includes('passport_year_disagrees');
  return [
    ...warnings,
    ...(disagrees ? [{ field: 'issuedOn' as const, code: 'passport_year_disagrees' as const }] : []),
    ...(birthDate !== null && ageOn(birthDate, issuedOn) < 14
      ? [{ field: 'issuedOn' as const, code: 'passport_before_fourteen' as const }]
      : []),
  ];
}
