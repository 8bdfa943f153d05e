// Which column of a file holds which field of a card.
import type { Card } from '../card.ts';
import { profileNames, type ProfileName } from '../profile.ts';
import { CommandFailure } from './failure.ts';

/** The columns of a file of cards, and the field of a card that stands in each. */
export const russianColumns = {
  card_id: 'cardId',
  role: 'role',
  last_name: 'lastName',
  first_name: 'firstName',
  middle_name: 'middleName',
  birth_date: 'birthDate',
  sex: 'sex',
  snils: 'snils',
  doc_type: 'documentType',
  doc_series: 'documentSeries',
  doc_number: 'documentNumber',
  phone: 'phone',
  email: 'email',
  address: 'address',
  org_id: 'organizationId',
  child_card_id: 'childCardId',
} as const satisfies Record<string, keyof Card>;

const genericFields = {
  card_id: 'cardId',
  last_name: 'lastName',
  first_name: 'firstName',
  middle_name: 'middleName',
  birth_date: 'birthDate',
  sex: 'sex',
  id_number: 'idNumber',
  phone: 'phone',
  email: 'email',
  address: 'address',
} as const satisfies Record<string, keyof Card>;

const fieldsOf: Readonly<Record<ProfileName, Readonly<Record<string, keyof Card>>>> = {
  'russian-school': russianColumns,
  generic: genericFields,
};

/** A mapping file: the fields of a profile and the headers in which they stand. */
export interface ColumnMapping {
  readonly profile: ProfileName;
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

/** The headers as the issue of such a file names them. */
export const defaultMapping: ColumnMapping = {
  profile: 'russian-school',
  fields: Object.fromEntries(Object.keys(russianColumns).map((field) => [field, [field]])),
};

/** Reads `{"profile": "generic", "fields": {"last_name": "surname", "birth_date": ["by", "bm", "bd"]}}`. */
export function readMapping(text: string): ColumnMapping {
  const mapping = parsedObject(text, 'файл соответствия');
  const { profile = 'russian-school', fields } = mapping;
  const known = profileNames.find((name) => name === profile);
  if (!known)
    throw new CommandFailure(`Неизвестный профиль «${String(profile)}». Есть: ${profileNames.join(', ')}.`);
  if (fields === undefined || fields === null || typeof fields !== 'object' || Array.isArray(fields))
    throw new CommandFailure('В файле соответствия нет раздела "fields".');
  const headers: Record<string, string[]> = {};
  for (const [field, value] of Object.entries(fields)) {
    if (!Object.hasOwn(fieldsOf[known], field))
      throw new CommandFailure(
        `Неизвестное поле «${field}». В профиле ${known} есть: ${Object.keys(fieldsOf[known]).join(', ')}.`,
      );
    const list: unknown[] = Array.isArray(value) ? value : [value];
    const named = list.filter((header) => typeof header === 'string').map((header) => header.trim());
    if (named.length !== list.length || named.length === 0 || named.includes(''))
      throw new CommandFailure(`Поле «${field}»: нужен заголовок столбца или список заголовков.`);
    headers[field] = named;
  }
  if (!headers['card_id']) throw new CommandFailure('В файле соответствия нет поля «card_id».');
  return { profile: known, fields: headers };
}

function parsedObject(text: string, what: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    throw new CommandFailure(`Не разобран ${what}: это не JSON.`);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new CommandFailure(`Не разобран ${what}: нужен объект с полями "profile" и "fields".`);
  return { ...value };
}

/** Where the fields of a card stand in the lines of one file. */
export interface CardColumns {
  /** How many values a line has. */
  readonly width: number;
  readonly of: Readonly<Partial<Record<keyof Card, readonly number[]>>>;
}

/** Finds the columns in a header. Headers are compared trimmed and without regard to case. */
export function findColumns(header: readonly string[], mapping: ColumnMapping): CardColumns {
  const titles = header.map((title) => title.trim().toLowerCase());
  const of: Partial<Record<keyof Card, readonly number[]>> = {};
  const missing: string[] = [];
  for (const [field, headers] of Object.entries(mapping.fields)) {
    const columns = headers.map((title) => titles.indexOf(title.toLowerCase()));
    const key = fieldsOf[mapping.profile][field];
    // Without a mapping any column but the key may be left out; who names a column means it.
    const isOptional = mapping === defaultMapping && field !== 'card_id';
    if (columns.includes(-1) || !key) {
      if (!isOptional) missing.push(...headers.filter((_, index) => columns[index] === -1));
    } else of[key] = columns;
  }
  if (missing.length > 0)
    throw new CommandFailure(
      `В первой строке файла нет столбцов: ${missing.join(', ')}. Есть: ${titles.join(', ')}.`,
    );
  if (Object.keys(of).length < 2)
    throw new CommandFailure('В файле нет ни одного столбца, по которому можно сравнивать.');
  return { width: header.length, of };
}

/** The card in a line of the file; values are trimmed, those of several columns are joined by a space. */
export function cardOf(values: readonly string[], { of }: CardColumns): Card {
  return {
    cardId: valueAt(values, of.cardId),
    role: valueAt(values, of.role),
    lastName: valueAt(values, of.lastName),
    firstName: valueAt(values, of.firstName),
    middleName: valueAt(values, of.middleName),
    birthDate: valueAt(values, of.birthDate),
    sex: valueAt(values, of.sex),
    snils: valueAt(values, of.snils),
    documentType: valueAt(values, of.documentType),
    documentSeries: valueAt(values, of.documentSeries),
    documentNumber: valueAt(values, of.documentNumber),
    idNumber: valueAt(values, of.idNumber),
    phone: valueAt(values, of.phone),
    email: valueAt(values, of.email),
    address: valueAt(values, of.address),
    organizationId: valueAt(values, of.organizationId),
    childCardId: valueAt(values, of.childCardId),
  };
}

/** What stands in the columns of a field; empty where the file has none. */
export function valueAt(values: readonly string[], columns: readonly number[] | undefined): string {
  if (!columns) return '';
  const [only = -1] = columns;
  if (columns.length === 1) return (values[only] ?? '').trim();
  return columns
    .map((column) => (values[column] ?? '').trim())
    .join(' ')
    .trim();
}
