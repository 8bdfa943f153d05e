import { AppError } from '#platform/errors/app-error.ts';
import { readAnyTable, readTable, type Column } from '../spreadsheets/index.ts';
import type { RegisterRow } from './reconcile.ts';

/** The columns of the file, as registers call them. */
const columns = [
  {
    key: 'name',
    heading: 'Организация',
    also: [
      'Наименование организации',
      'Название организации',
      'Наименование',
      'Название',
      'Полное наименование',
      'Краткое наименование',
      'Сокращённое наименование',
      'Образовательная организация',
      'Наименование ОО',
      'Учреждение',
      'Наименование учреждения',
      'Школа',
      'ОО',
      'ДОО',
      'ДОП',
    ],
    mandatory: true,
    example: 'МАОУ СОШ № 1',
  },
  {
    key: 'municipality',
    heading: 'Муниципалитет',
    also: [
      'Муниципальное образование',
      'МО',
      'Территория',
      'Район',
      'Городской округ',
      'АТЕ',
      'Наименование муниципалитета',
    ],
    example: 'Агаповский МР',
  },
  {
    key: 'inn',
    heading: 'ИНН',
    also: ['ИНН организации', 'ИНН ОО', 'ИНН учреждения'],
    example: '7425006636',
  },
] as const satisfies readonly Column[];

type Key = (typeof columns)[number]['key'];

const refusals: Readonly<Record<string, string>> = {
  'file.heading_missing': 'reconciliation.heading_missing',
  'file.heading_repeated': 'reconciliation.heading_repeated',
  'file.no_rows': 'reconciliation.no_rows',
};

/**
 * The rows of another register's file. A municipality given once for the rows below it, as in merged cells, holds for them.
 * @throws AppError where the file has no such table.
 */
export async function readRegisterFile(bytes: Uint8Array): Promise<RegisterRow[]> {
  const table = readTable<Key>(await readAnyTable(bytes), columns);
  for (const { severity, code } of table.findings) {
    const refusal = refusals[code];
    if (severity === 'error' && refusal) throw new AppError('invalid', refusal);
  }
  let above: string | null = null;
  const rows = table.rows.flatMap(({ number, cells }): RegisterRow[] => {
    const municipality = textOf(cells.get('municipality'));
    const name = textOf(cells.get('name'));
    above = municipality ?? above;
    return name === null ? [] : [{ row: number, name, municipality: above, inn: innOf(cells.get('inn')) }];
  });
  if (rows.length === 0) throw new AppError('invalid', 'reconciliation.no_rows');
  return rows;
}

function textOf(cell: unknown): string | null {
  if (typeof cell !== 'string' && typeof cell !== 'number') return null;
  const text = String(cell).normalize('NFC').replace(/\s+/gu, ' ').trim();
  return text === '' ? null : text;
}

/** Digits alone; nine are ten whose first zero a spreadsheet has taken for nothing. */
function innOf(cell: unknown): string | null {
  const digits = (textOf(cell) ?? '').replace(/\D/gu, '');
  if (digits === '') return null;
  return digits.length === 9 ? `0${digits}` : digits;
}
