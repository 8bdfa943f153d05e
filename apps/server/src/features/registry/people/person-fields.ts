import type { CardContact, Declared, PersonField, PersonFields } from '@gorodok/contract';
import {
  parseBirthDate,
  parseEmail,
  parseFirstName,
  parsePatronymic,
  parsePhone,
  parseSnils,
  parseSurname,
  type Parsed,
} from '@gorodok/identifiers';
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

const of = <Value>(parsed: Parsed<Value>): Checked<Value> => {
  if (parsed.ok) return { value: parsed.value };
  return { code: parsed.code === 'value_missing' ? 'field_required' : `cell.${parsed.code}` };
};

const asText = (text: string | null): Checked<string | null> => ({ value: text?.trim() || null });

function ofDeclared(given: Declared, parse: (text: string) => Checked<Declared>): Checked<Declared> {
  const text = given.value?.trim() ?? '';
  if (text === '') return { value: { value: null, absent: given.absent } };
  return given.absent ? { code: 'card.value_and_absence' } : parse(text);
}

/** A field in its canonical writing, or the code of what is wrong with it. What is empty is no fault but lacks in the card. */
const checks: {
  [Field in PersonField]: (value: PersonFields[Field], today: string) => Checked<PersonFields[Field]>;
} = {
  surname: (text) => of(parseSurname(text)),
  firstName: (text) => of(parseFirstName(text)),
  patronymic: (given) =>
    ofDeclared(given, (text) => {
      const parsed = parsePatronymic(text);
      if (!parsed.ok) return of(parsed);
      return { value: { value: parsed.value.patronymic, absent: parsed.value.declaredAbsent } };
    }),
  birthDate: (day, today) => (day === null ? { value: null } : of(parseBirthDate(day, today))),
  sex: (sex) => ({ value: sex }),
  citizenship: (code) => ({ value: code }),
  snils: (given) =>
    ofDeclared(given, (text) => {
      const parsed = parseSnils(text);
      return parsed.ok ? { value: { value: parsed.value, absent: false } } : of(parsed);
    }),
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
  const check = <Field extends PersonField>(field: Field) => {
    const checked = checkField(field, given[field], today);
    if ('code' in checked) faults.push({ field: `${place}/${field}`, code: checked.code });
    else fields[field] = checked.value;
  };
  for (const field of Object.keys(checks) as PersonField[]) check(field); // the keys are the fields, by its type
  return { fields, faults };
}

export function checkContact(contact: CardContact): { value: CardContact } | { faults: readonly Fault[] } {
  const checked = of((contact.kind === 'phone' ? parsePhone : parseEmail)(contact.value));
  if ('code' in checked) return { faults: [{ field: 'value', code: checked.code }] };
  return { value: { ...contact, value: checked.value } };
}

export const contactKey = ({ kind, value }: CardContact): string => `${kind} ${value}`;
