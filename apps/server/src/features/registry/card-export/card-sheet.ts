import type { CardColumn, CardKind } from '@gorodok/contract';
import { ageOn } from '@gorodok/identifiers';
import type { Sheet, SheetColumn } from '#platform/spreadsheet/write-workbook.ts';
import type { CardRow } from '../cards/index.ts';

export const kindTitles: Record<CardKind, string> = {
  student: 'Ученики',
  guardian: 'Родители',
  employee: 'Сотрудники',
};
const contextTitles: Record<CardKind, string> = { student: 'Класс', guardian: 'Дети', employee: 'Должность' };

interface Column extends Required<SheetColumn> {
  valueOf(card: CardRow, today: string): string | number | null;
}
const thereOrNot = (there: boolean) => (there ? 'есть' : 'нет');

const columnsOf = (kind: CardKind): Record<CardColumn, Column> => ({
  name: { heading: 'ФИО', width: 38, holds: 'text', valueOf: (card) => card.display_name },
  context: {
    heading: contextTitles[kind],
    width: kind === 'student' ? 10 : 36,
    holds: 'text',
    valueOf: (card) => card.context,
  },
  birth_date: { heading: 'Дата рождения', width: 14, holds: 'day', valueOf: (card) => card.birth_date },
  age: {
    heading: 'Возраст',
    width: 8,
    holds: 'number',
    valueOf: ({ birth_date }, today) => (birth_date === null ? null : ageOn(birth_date, today)),
  },
  snils: { heading: 'СНИЛС', width: 8, holds: 'text', valueOf: (card) => thereOrNot(card.has_snils) },
  document: {
    heading: 'Документ',
    width: 10,
    holds: 'text',
    valueOf: (card) => thereOrNot(card.has_document),
  },
  contact: { heading: 'Контакты', width: 10, holds: 'text', valueOf: (card) => thereOrNot(card.has_contact) },
});

/** The cards as a sheet, with the columns that were chosen. `today` is the day where the organization stands. */
export function cardSheet(
  kind: CardKind,
  columns: readonly CardColumn[],
  cards: readonly CardRow[],
  today: string,
): Sheet {
  const all = columnsOf(kind);
  const chosen = columns.map((column) => all[column]);
  return {
    name: kindTitles[kind],
    columns: chosen.map(({ heading, width, holds }) => ({ heading, width, holds })),
    rows: cards.map((card) => chosen.map((column) => column.valueOf(card, today))),
  };
}
