import type { OtherRegister, Reconciliation, ReconciliationFinding } from '@gorodok/contract';
import { writeWorkbook, type Sheet } from '#platform/spreadsheet/write-workbook.ts';

type Kind = ReconciliationFinding['kind'];
type Cells = (string | number)[];

/** A register as a phrase names it: «нет в …». */
const registers: Readonly<Record<OtherRegister, { name: string; inside: string }>> = {
  sferum: { name: 'Сферум', inside: 'Сферуме' },
  form_85k: { name: 'Форма 85-К', inside: 'форме 85-К' },
  my_school: { name: 'Моя школа', inside: '«Моей школе»' },
};

const remarks: Readonly<Record<Exclude<Kind, 'missing' | 'unknown'>, string>> = {
  inn_differs: 'ИНН отличается',
  inn_wrong: 'ИНН в обоих реестрах один, контрольное число не сходится',
  municipality_differs: 'Другой муниципалитет',
  name_differs: 'Другое название',
  repeated: 'Повторная строка об этой организации',
};
const wrongInn: Readonly<Record<ReconciliationFinding['wrongInn'], string>> = {
  none: '',
  ours: 'неверный ИНН в нашем реестре',
  theirs: 'неверный ИНН в файле',
  both: 'неверный ИНН в обоих реестрах',
};

const perMunicipality = (findings: readonly ReconciliationFinding[]): Cells[] =>
  [...Map.groupBy(findings, ({ municipalityName }) => municipalityName ?? 'Без муниципалитета')].map(
    ([municipality, own]) => [
      municipality,
      own.filter(({ kind }) => kind === 'missing').length,
      own.filter(({ kind }) => kind === 'unknown').length,
      own.filter(({ kind }) => kind !== 'missing' && kind !== 'unknown').length,
    ],
  );

/** The sums by municipality, then a sheet for each sort of finding, as the lists that are handed on. */
export async function writeReconciliation(
  reconciliation: Reconciliation,
): Promise<{ name: string; bytes: Uint8Array }> {
  const { findings, register } = reconciliation;
  const { name, inside } = registers[register];
  const of = (...kinds: Kind[]) => findings.filter(({ kind }) => kinds.includes(kind));
  const sheets: Sheet[] = [];
  const add = (title: string, headings: string[], rows: Cells[], widths: number[]) =>
    sheets.push({
      name: title,
      columns: headings.map((heading, place) => ({ heading, width: widths[place] ?? 14 })),
      rows,
    });
  add(
    'По муниципалитетам',
    ['Муниципалитет', `Нет в ${inside}`, 'Нет в нашем реестре', 'Отличия'],
    perMunicipality(findings),
    [42, 18, 20, 12],
  );
  add(
    `Нет в ${inside}`,
    ['Муниципалитет', 'Организация', 'ИНН', 'Замечание'],
    of('missing').map((one) => [one.municipalityName ?? '', one.name, one.inn ?? '', wrongInn[one.wrongInn]]),
    [42, 60, 14, 34],
  );
  add(
    'Нет в нашем реестре',
    ['Муниципалитет', 'Организация', 'ИНН', 'Строка файла', 'Замечание'],
    of('unknown').map((one) => [
      one.theirMunicipality ?? '',
      one.name,
      one.theirInn ?? '',
      one.row ?? '',
      wrongInn[one.wrongInn],
    ]),
    [42, 60, 14, 14, 34],
  );
  add(
    'Отличия',
    [
      'Муниципалитет',
      'Организация',
      'ИНН у нас',
      'ИНН в файле',
      'Отличие',
      'Чей ИНН неверен',
      'Название в файле',
      'Муниципалитет в файле',
      'Строка файла',
    ],
    findings
      .filter(({ kind }) => kind !== 'missing' && kind !== 'unknown')
      .map((one) => [
        one.municipalityName ?? '',
        one.name,
        one.inn ?? '',
        one.theirInn ?? '',
        one.kind === 'missing' || one.kind === 'unknown' ? '' : remarks[one.kind],
        wrongInn[one.wrongInn],
        one.theirName ?? '',
        one.theirMunicipality ?? '',
        one.row ?? '',
      ]),
    [42, 60, 14, 14, 50, 34, 60, 30, 14],
  );
  return {
    name: `Сверка с реестром «${name}» ${reconciliation.madeAt.slice(0, 10)}.xlsx`,
    bytes: await writeWorkbook(sheets),
  };
}
