import type { BatchColumnSet, CardContact, CardDocument, CardKind } from '@gorodok/contract';
import {
  formatPhone,
  formatSnils,
  parseEmail,
  parseFirstName,
  parsePatronymic,
  parsePhone,
  parseSnils,
  parseSurname,
} from '@gorodok/identifiers';
import type { OwnData } from '#features/registry/people/index.ts';
import { sexLabels, showDay } from '../spreadsheets/index.ts';
import {
  readCertificateSeries,
  readDay,
  readDepartmentCode,
  readDigits,
  readSex,
  readText,
  readWith,
  readYes,
  yes,
  type CellReading,
  type RawCell,
} from './cell-reading.ts';

/** Everything that a file may tell of a card; the key of the row stands in front of it. */
export const batchKeys = [
  'who',
  'place',
  'surname',
  'firstName',
  'patronymic',
  'noPatronymic',
  'birthDate',
  'sex',
  'snils',
  'noSnils',
  'passportSeries',
  'passportNumber',
  'passportIssuedOn',
  'passportIssuedBy',
  'passportDepartmentCode',
  'certificateSeries',
  'certificateNumber',
  'certificateIssuedOn',
  'certificateIssuedBy',
  'phone',
  'email',
  'address',
  'residenceAddress',
] as const;
export type BatchKey = (typeof batchKeys)[number];

/** A card as a row of the file shows it. */
export interface ShownCard {
  readonly kind: CardKind;
  /** The class of a student, the children of a guardian, the positions of an employee. */
  readonly context: string;
  readonly data: OwnData;
}

export interface BatchColumn {
  readonly key: BatchKey;
  readonly heading: string;
  readonly width: number;
  readonly choices?: readonly string[];
  /** Never changed by a file, or not in the rows of students: their names and birth dates are their identity. */
  readonly locked?: 'always' | 'of_students';
  readonly mandatory?: true;
  readonly show: (card: ShownCard) => string;
  readonly read: (raw: RawCell, date1904: boolean) => CellReading;
}

export const keyHeading = 'Ключ строки (не менять)';
export const remarkHeading = 'Замечания';

const kindLabels: Record<CardKind, string> = {
  student: 'Ученик',
  guardian: 'Родитель',
  employee: 'Сотрудник',
};

/** The latest of a kind, where there are several. */
export const documentOf = (
  { documents }: Pick<OwnData, 'documents'>,
  kind: 'passport' | 'birth_certificate',
): [number, CardDocument] | undefined => [...documents].findLast(([, document]) => document.kind === kind);

/** The first of a kind, as the card shows them. */
export const contactOf = (
  { contacts }: Pick<OwnData, 'contacts'>,
  kind: 'phone' | 'email',
): [number, CardContact] | undefined => [...contacts].find(([, contact]) => contact.kind === kind);

const passportOf = ({ data }: ShownCard) => documentOf(data, 'passport')?.[1];
const certificateOf = ({ data }: ShownCard) => documentOf(data, 'birth_certificate')?.[1];
const dayOf = (day: string | null | undefined) => (day ? showDay(day) : '');
const yesIf = (is: boolean) => (is ? yes : '');

const columns: Readonly<Record<BatchKey, Omit<BatchColumn, 'key'>>> = {
  who: {
    heading: 'Кто',
    width: 10,
    locked: 'always',
    show: ({ kind }) => kindLabels[kind],
    read: readText(50),
  },
  place: {
    heading: 'Класс, дети',
    width: 24,
    locked: 'always',
    show: ({ context }) => context,
    read: readText(2_000),
  },
  surname: {
    heading: 'Фамилия',
    width: 20,
    locked: 'of_students',
    mandatory: true,
    show: ({ data }) => data.fields.surname,
    read: readWith(parseSurname),
  },
  firstName: {
    heading: 'Имя',
    width: 16,
    locked: 'of_students',
    mandatory: true,
    show: ({ data }) => data.fields.firstName,
    read: readWith(parseFirstName),
  },
  patronymic: {
    heading: 'Отчество',
    width: 20,
    locked: 'of_students',
    show: ({ data }) => data.fields.patronymic.value ?? '',
    // That there is none has a column of its own.
    read: readWith((raw) => {
      const parsed = parsePatronymic(raw);
      if (!parsed.ok) return parsed;
      const { patronymic } = parsed.value;
      return patronymic === null ? { ok: false, code: 'name_placeholder' } : { ...parsed, value: patronymic };
    }),
  },
  noPatronymic: {
    heading: 'Нет отчества',
    width: 13,
    choices: [yes],
    show: ({ data }) => yesIf(data.fields.patronymic.absent),
    read: readYes,
  },
  birthDate: {
    heading: 'Дата рождения',
    width: 14,
    locked: 'of_students',
    show: ({ data }) => dayOf(data.fields.birthDate),
    read: readDay,
  },
  sex: {
    heading: 'Пол',
    width: 6,
    choices: Object.values(sexLabels),
    show: ({ data }) => (data.fields.sex ? sexLabels[data.fields.sex] : ''),
    read: readSex,
  },
  snils: {
    heading: 'СНИЛС',
    width: 16,
    show: ({ data }) => formatSnils(data.fields.snils.value ?? ''),
    read: readWith(parseSnils, formatSnils),
  },
  noSnils: {
    heading: 'СНИЛС отсутствует',
    width: 18,
    choices: [yes],
    show: ({ data }) => yesIf(data.fields.snils.absent),
    read: readYes,
  },
  passportSeries: {
    heading: 'Паспорт: серия',
    width: 14,
    show: (card) => passportOf(card)?.series ?? '',
    read: readDigits({ length: 4, shortest: 3 }),
  },
  passportNumber: {
    heading: 'Паспорт: номер',
    width: 14,
    show: (card) => passportOf(card)?.number ?? '',
    read: readDigits({ length: 6, shortest: 4 }),
  },
  passportIssuedOn: {
    heading: 'Паспорт: дата выдачи',
    width: 18,
    show: (card) => dayOf(passportOf(card)?.issuedOn),
    read: readDay,
  },
  passportIssuedBy: {
    heading: 'Паспорт: кем выдан',
    width: 30,
    show: (card) => passportOf(card)?.issuedBy ?? '',
    read: readText(300),
  },
  passportDepartmentCode: {
    heading: 'Паспорт: код подразделения',
    width: 20,
    show: (card) => passportOf(card)?.departmentCode ?? '',
    read: readDepartmentCode,
  },
  certificateSeries: {
    heading: 'Свидетельство о рождении: серия',
    width: 22,
    show: (card) => certificateOf(card)?.series ?? '',
    read: readCertificateSeries,
  },
  certificateNumber: {
    heading: 'Свидетельство о рождении: номер',
    width: 22,
    show: (card) => certificateOf(card)?.number ?? '',
    read: readDigits({ length: 6, shortest: 4 }),
  },
  certificateIssuedOn: {
    heading: 'Свидетельство о рождении: дата выдачи',
    width: 24,
    show: (card) => dayOf(certificateOf(card)?.issuedOn),
    read: readDay,
  },
  certificateIssuedBy: {
    heading: 'Свидетельство о рождении: кем выдано',
    width: 30,
    show: (card) => certificateOf(card)?.issuedBy ?? '',
    read: readText(300),
  },
  phone: {
    heading: 'Телефон',
    width: 18,
    show: ({ data }) => formatPhone(contactOf(data, 'phone')?.[1].value ?? ''),
    read: readWith(parsePhone, formatPhone),
  },
  email: {
    heading: 'E-mail',
    width: 24,
    show: ({ data }) => contactOf(data, 'email')?.[1].value ?? '',
    read: readWith(parseEmail),
  },
  address: {
    heading: 'Адрес регистрации',
    width: 40,
    show: ({ data }) => data.fields.address ?? '',
    read: readText(500),
  },
  residenceAddress: {
    heading: 'Адрес проживания',
    width: 40,
    show: ({ data }) => data.fields.residenceAddress ?? '',
    read: readText(500),
  },
};

const brief: readonly BatchKey[] = [
  'who',
  'place',
  'surname',
  'firstName',
  'patronymic',
  'birthDate',
  'snils',
  'noSnils',
  'phone',
  'email',
];
const placeHeadings: Partial<Record<CardKind, string>> = { guardian: 'Дети', employee: 'Должность' };

/** The columns of a file about cards of a kind, behind the key of the row. */
export function columnsOf(kind: CardKind, set: BatchColumnSet): BatchColumn[] {
  return batchKeys
    .filter((key) => set === 'full' || brief.includes(key))
    .filter((key) => key !== 'who' || kind === 'student')
    .filter((key) => !key.startsWith('certificate') || kind === 'student')
    .map((key) => ({
      ...columns[key],
      key,
      heading: (key === 'place' && placeHeadings[kind]) || columns[key].heading,
    }));
}

/** Whether the column may not be changed in a row of that kind. */
export const isLocked = ({ locked }: BatchColumn, kind: CardKind): boolean =>
  locked === 'always' || (locked === 'of_students' && kind === 'student');

/** The heading by which a person knows a place of the card, as the history names it. */
export function headingOfChange(field: string, value: unknown): string {
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : null;
  if (field === 'document') return kind === 'passport' ? 'Паспорт' : 'Свидетельство о рождении';
  if (field === 'contact') return columns[kind === 'phone' ? 'phone' : 'email'].heading;
  return field in columns ? columns[field as BatchKey].heading : field;
}
