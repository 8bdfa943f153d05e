import type { BatchChange, CardContact, CardDocument } from '@gorodok/contract';
import { parseDate, parsePhone, parseSnils } from '@gorodok/identifiers';
import {
  faultsOf,
  fullName,
  planOwnData,
  type OwnData,
  type OwnWishes,
  type PlannedSave,
} from '#features/registry/people/index.ts';
import { findingCodes, sexLabels, type FindingCode } from '../spreadsheets/index.ts';
import { contactOf, documentOf, type BatchColumn, type BatchKey, type ShownCard } from './batch-columns.ts';
import { yes } from './cell-reading.ts';
import type { RowEdits } from './row-edits.ts';
import type { RowTexts } from './row-texts.ts';

export interface Fault {
  readonly key: BatchKey;
  readonly code: FindingCode;
}

/** What an edited row does to the card as it stands. */
export interface RowSave extends PlannedSave {
  readonly number: number;
  readonly kind: ShownCard['kind'];
  readonly changes: readonly BatchChange[];
  readonly faults: readonly Fault[];
}

/** The two documents of a row: which column holds which part. */
const documentColumns = {
  passport: {
    series: 'passportSeries',
    number: 'passportNumber',
    issuedOn: 'passportIssuedOn',
    issuedBy: 'passportIssuedBy',
    departmentCode: 'passportDepartmentCode',
  },
  birth_certificate: {
    series: 'certificateSeries',
    number: 'certificateNumber',
    issuedOn: 'certificateIssuedOn',
    issuedBy: 'certificateIssuedBy',
  },
} as const satisfies Record<string, Partial<Record<keyof CardDocument, BatchKey>>>;
type BatchDocument = keyof typeof documentColumns;

/**
 * Holds the edits against the card. A field that somebody has changed to something else since the export is a fault; one that is
 * as wished already needs nothing. Everything else is judged by the rules of the card's own save.
 */
export function saveOf(
  edits: RowEdits,
  card: ShownCard,
  columns: readonly BatchColumn[],
  { now, today }: { now: RowTexts; today: string },
): RowSave {
  const { number, exported } = edits;
  const current = card.data;
  const faults: Fault[] = [];
  const wished = new Map<BatchKey, string>();
  for (const [key, text] of edits.edited) {
    const standing = now[key] ?? '';
    if (standing === text) continue;
    if (standing === (exported.texts[key] ?? '')) wished.set(key, text);
    else faults.push({ key, code: 'cell.changed_meanwhile' });
  }
  const { wishes, keyOfEntry } = wishesOf(current, wished);
  const plan = planOwnData(current, wishes, today);
  for (const fault of faultsOf(plan))
    faults.push({ key: keyAt(fault.field, keyOfEntry, wished), code: findingCodeOf(fault.code) });
  const { surname, firstName, patronymic } = current.fields;
  const name = fullName({ surname, firstName, patronymic: patronymic.value });
  const changes = columns
    .filter(({ key }) => wished.has(key))
    .map(({ key, heading }) => ({
      row: number,
      name,
      column: heading,
      was: now[key] ?? '',
      now: wished.get(key) ?? '',
    }));
  return { number, kind: exported.kind, personId: exported.personId, current, plan, changes, faults };
}

type EntryKeys = Readonly<Record<'documents' | 'contacts', readonly Partial<Record<string, BatchKey>>[]>>;

/** The save of a card that the edited cells come to. */
function wishesOf(
  current: OwnData,
  wished: ReadonlyMap<BatchKey, string>,
): { wishes: OwnWishes; keyOfEntry: EntryKeys } {
  const { fields } = current;
  const text = (key: BatchKey, before: string): string => wished.get(key) ?? before;
  const isEdited = (...keys: readonly BatchKey[]) => keys.some((key) => wished.has(key));
  const wish = <Value>(was: Value, now: Value, ...keys: readonly BatchKey[]) =>
    isEdited(...keys) ? { was, now } : undefined;
  const declared = (
    was: { value: string | null; absent: boolean },
    value: BatchKey,
    absent: BatchKey,
    parse: (text: string) => string = String,
  ) => {
    const now = wished.has(value) ? parse(text(value, '')) || null : was.value;
    const isAbsent = wished.has(absent) ? wished.get(absent) === yes : was.absent;
    return wish(was, { value: now, absent: isAbsent }, value, absent);
  };
  const fieldWishes = {
    surname: wish(fields.surname, text('surname', fields.surname), 'surname'),
    firstName: wish(fields.firstName, text('firstName', fields.firstName), 'firstName'),
    patronymic: declared(fields.patronymic, 'patronymic', 'noPatronymic'),
    birthDate: wish(fields.birthDate, dayOf(text('birthDate', '')), 'birthDate'),
    sex: wish(fields.sex, sexOf(text('sex', '')), 'sex'),
    snils: declared(fields.snils, 'snils', 'noSnils', snilsOf),
    address: wish(fields.address, text('address', '') || null, 'address'),
    residenceAddress: wish(fields.residenceAddress, text('residenceAddress', '') || null, 'residenceAddress'),
  };
  const documents = (['passport', 'birth_certificate'] as const).flatMap((kind) => {
    const keys = documentColumns[kind];
    return isEdited(...Object.values(keys)) ? [{ keys, wish: documentWish(current, kind, wished) }] : [];
  });
  const contacts = (['phone', 'email'] as const).flatMap((kind) =>
    isEdited(kind) ? [{ keys: { value: kind }, wish: contactWish(current, kind, text(kind, '')) }] : [],
  );
  return {
    wishes: {
      fields: Object.fromEntries(Object.entries(fieldWishes).filter(([, wish]) => wish !== undefined)),
      documents: documents.map(({ wish }) => wish),
      contacts: contacts.map(({ wish }) => wish),
    },
    keyOfEntry: {
      documents: documents.map(({ keys }) => keys),
      contacts: contacts.map(({ keys }) => keys),
    },
  };
}

function documentWish(current: OwnData, kind: BatchDocument, wished: ReadonlyMap<BatchKey, string>) {
  const [id, was] = documentOf(current, kind) ?? [null, null];
  const keys: Partial<Record<keyof CardDocument, BatchKey>> = documentColumns[kind];
  const part = (name: Exclude<keyof CardDocument, 'kind'>): string | null => {
    const key = keys[name];
    const edited = key && wished.get(key);
    return edited === undefined ? (was?.[name] ?? null) : edited || null;
  };
  const issuedOn = part('issuedOn');
  const now: CardDocument = {
    kind,
    series: part('series'),
    number: part('number') ?? '',
    issuedOn: issuedOn === was?.issuedOn ? issuedOn : dayOf(issuedOn ?? ''),
    issuedBy: part('issuedBy'),
    departmentCode: part('departmentCode'),
  };
  const { kind: _, ...parts } = now;
  const isEmpty = Object.values(parts).every((part) => part === null || part === '');
  return { id, was, now: isEmpty ? null : now };
}

function contactWish(current: OwnData, kind: CardContact['kind'], text: string) {
  const [id, was] = contactOf(current, kind) ?? [null, null];
  const parsed = kind === 'phone' ? parsePhone(text) : null;
  const value = parsed?.ok ? parsed.value : text;
  const now = text === '' ? null : { kind, value, visibleToStaff: was?.visibleToStaff ?? true };
  return { id, was, now };
}

/** The cells are as `show` would write them, so that these parsers refuse none. */
function dayOf(text: string): string | null {
  const day = parseDate(text);
  return day.ok ? day.value : null;
}
function snilsOf(text: string): string {
  const snils = parseSnils(text);
  return snils.ok ? snils.value : text;
}
const sexOf = (text: string) => {
  if (text === '') return null;
  return text === sexLabels.male ? 'male' : 'female';
};

/** The column that a fault of the save is about, by the place that it names there: `/fields/snils/now`, `/documents/0/now/series`. */
function keyAt(place: string, keyOfEntry: EntryKeys, wished: ReadonlyMap<BatchKey, string>): BatchKey {
  const [, list = '', which = '', , part = ''] = place.split('/');
  if (list === 'documents' || list === 'contacts') {
    const keys = keyOfEntry[list][Number(which)] ?? keyOfEntry[list][0] ?? {};
    const key = keys[part];
    return key ?? Object.values(keys).find((key) => key && wished.has(key)) ?? 'phone';
  }
  const absence: Partial<Record<string, BatchKey>> = { patronymic: 'noPatronymic', snils: 'noSnils' };
  const key = which as BatchKey; // the fields of a save have the names of their columns
  return wished.has(key) ? key : (absence[which] ?? key);
}

function findingCodeOf(code: string): FindingCode {
  if (code === 'field_required') return 'cell.value_missing';
  if (code === 'card.entry_given_twice') return 'cell.entry_given_twice';
  return findingCodes.find((known) => known === code) ?? 'cell.value_missing';
}
