import type { CardContact, PersonField, PersonFields } from '@gorodok/contract';
import { checkPersonField, formFaultCode, parseContact, type Parsed } from '@gorodok/identifiers';
import type { Fault } from './entry-changes.ts';

/** The person's own fields as the table has them. */
export interface PersonColumns {
  surname: string;
  firstName: string;
  patronymic: string | null;
  hasNoPatronymic: boolean;
  birthDate: string | null;
  sex: PersonFields['sex'];
  citizenship: string;
  snils: string | null;
  hasNoSnils: boolean;
  address: string | null;
  residenceAddress: string | null;
}

export const columnNames = [
  'surname',
  'firstName',
  'patronymic',
  'hasNoPatronymic',
  'birthDate',
  'citizenship',
  'snils',
  'hasNoSnils',
  'address',
  'residenceAddress',
] as const;

export function fieldsOf({
  hasNoPatronymic,
  hasNoSnils,
  patronymic,
  snils,
  ...same
}: PersonColumns): PersonFields {
  return {
    surname: same.surname,
    firstName: same.firstName,
    patronymic: { value: patronymic, absent: hasNoPatronymic },
    birthDate: same.birthDate,
    sex: same.sex,
    citizenship: same.citizenship,
    snils: { value: snils, absent: hasNoSnils },
    address: same.address,
    residenceAddress: same.residenceAddress,
  };
}

export function columnsOf({ patronymic, snils, ...same }: PersonFields): PersonColumns {
  return {
    ...same,
    patronymic: patronymic.value,
    hasNoPatronymic: patronymic.absent,
    snils: snils.value,
    hasNoSnils: snils.absent,
  };
}

type Checked<Value> = { readonly value: Value } | { readonly code: string };

const of = <Value>(parsed: Parsed<Value>): Checked<Value> =>
  parsed.ok ? { value: parsed.value } : { code: formFaultCode(parsed.code) };

const asText = (text: string | null): Checked<string | null> => ({ value: text?.trim() || null });

/** A field in its canonical writing, or the code of what is wrong with it. */
const checks: {
  [Field in PersonField]: (value: PersonFields[Field], today: string) => Checked<PersonFields[Field]>;
} = {
  surname: (value, today) => of(checkPersonField.surname(value, today)),
  firstName: (value, today) => of(checkPersonField.firstName(value, today)),
  patronymic: (value, today) => of(checkPersonField.patronymic(value, today)),
  birthDate: (value, today) => of(checkPersonField.birthDate(value, today)),
  sex: (value) => ({ value }),
  citizenship: (value) => ({ value }),
  snils: (value, today) => of(checkPersonField.snils(value, today)),
  address: asText,
  residenceAddress: asText,
};

export function checkField<Field extends PersonField>(
  field: Field,
  value: PersonFields[Field],
  today: string,
): Checked<PersonFields[Field]> {
  return checks[field](value, today);
}

/** All the fields of a new person, and what is wrong with them. */
export function checkPerson(
  given: PersonFields,
  today: string,
  place: string,
): { fields: PersonFields; faults: Fault[] } {
  const fields: PersonFields = { ...given };
  const faults: Fault[] = [];
  const check = <Field extends PersonField>(field: Field, value: PersonFields[Field]) => {
    const checked = checkField(field, value, today);
    if ('code' in checked) faults.push({ field: `${place}/${field}`, code: checked.code });
    else fields[field] = checked.value;
  };
  for (const field of Object.keys(checks) as PersonField[]) check(field, given[field]); // the keys are the fields, by its type
  return { fields, faults };
}

export function checkContact(contact: CardContact): { value: CardContact } | { faults: readonly Fault[] } {
  const parsed = parseContact(contact.kind, contact.value);
  if (!parsed.ok) return { faults: [{ field: 'value', code: formFaultCode(parsed.code) }] };
  return { value: { ...contact, value: parsed.value } };
}

export const contactKey = ({ kind, value }: CardContact): string => `${kind} ${value}`;
