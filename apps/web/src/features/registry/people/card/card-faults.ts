import type { CardContact, CardDocument } from '@gorodok/contract';
import { sentenceOf, type Language } from '@gorodok/contract/sentences';
import {
  checkDocument,
  checkPersonField,
  formFaultCode,
  parseContact,
  type PersonForm,
} from '@gorodok/identifiers';
import type { CardDraft } from './card-draft.ts';

/** What is wrong, or doubtful, in a place of the draft (`fields.snils`, `documents.12.series`). */
export interface Remark {
  readonly severity: 'fault' | 'doubt';
  readonly code: string;
}
export type Remarks = ReadonlyMap<string, Remark>;

/** Doubts that are no use to whoever types: the value is mended in passing. */
const silent = new Set([
  'lookalike_letters_corrected',
  'case_unified',
  'country_code_added',
  'leading_zeros_restored',
]);

/** Everything that the checks have to say about a draft; the server repeats the same checks. */
export function remarksOn(
  { fields, documents, contacts }: Pick<CardDraft, 'fields' | 'documents' | 'contacts'>,
  today: string,
): Remarks {
  const remarks = new Map<string, Remark>();
  const doubt = (place: string, codes: readonly string[]) => {
    const code = codes.find((known) => !silent.has(known));
    if (code) remarks.set(place, { severity: 'doubt', code: `cell.${code}` });
  };
  const check = <Field extends keyof PersonForm>(field: Field, value: PersonForm[Field]) => {
    const parsed = checkPersonField[field](value, today);
    if (parsed.ok) doubt(`fields.${field}`, parsed.warnings);
    else remarks.set(`fields.${field}`, { severity: 'fault', code: formFaultCode(parsed.code) });
  };
  for (const field of Object.keys(checkPersonField) as (keyof PersonForm)[]) check(field, fields[field]); // the keys, by its type
  for (const { key, value } of documents)
    remarkOnDocument(remarks, `documents.${key}`, value, fields.birthDate, today);
  for (const { key, value } of contacts) remarkOnContact(remarks, `contacts.${key}`, value);
  return remarks;
}

function remarkOnDocument(
  remarks: Map<string, Remark>,
  place: string,
  document: CardDocument,
  birthDate: string | null,
  today: string,
): void {
  const checked = checkDocument(document, { birthDate, today });
  if (checked.ok)
    for (const { field, code } of checked.warnings.filter((warning) => !silent.has(warning.code)))
      remarks.set(`${place}.${field}`, { severity: 'doubt', code: `cell.${code}` });
  else
    for (const { field, code } of checked.faults)
      remarks.set(`${place}.${field}`, { severity: 'fault', code: formFaultCode(code) });
}

function remarkOnContact(remarks: Map<string, Remark>, place: string, { kind, value }: CardContact): void {
  const parsed = parseContact(kind, value);
  if (!parsed.ok) remarks.set(`${place}.value`, { severity: 'fault', code: formFaultCode(parsed.code) });
}

export const hasFaults = (remarks: Remarks): boolean =>
  [...remarks.values()].some(({ severity }) => severity === 'fault');

export const sentenceOfRemark = ({ code }: Remark, language: Language): string => sentenceOf(code, language);
