import type { BatchFormat } from '@gorodok/contract';
import { sentenceOf } from '@gorodok/contract';
import { parseDate } from '@gorodok/identifiers';
import { beginTextFile, type Mark } from '#platform/spreadsheet/text-file/text-file.ts';
import { foldHeading, showDay, type Cell, type Finding, type Spreadsheet } from '../spreadsheets/index.ts';
import { columnsOf, keyHeading, remarkHeading } from './batch-columns.ts';
import { kindTitles } from './batch-export.service.ts';
import { findKeyedSheet } from './batch-table.ts';
import { plainCell } from './cell-reading.ts';
import { fileColumns } from './export-application.ts';
import { instructions } from './instructions.ts';
import type { UpdatePlan } from './update-plan.ts';

const atOnce = 2_000;
const widthOfUnknown = 20;

/** The file as it came, with a column that tells what was found in each row and what would change in it. */
export async function annotatedFile(
  format: BatchFormat,
  spreadsheet: Spreadsheet,
  plan: UpdatePlan,
): Promise<Uint8Array> {
  const keyed = findKeyedSheet(spreadsheet);
  const columns = plan.batchExport ? columnsOf(plan.batchExport.filter.kind, plan.batchExport.columns) : [];
  const known = new Map(fileColumns(columns).map((column) => [foldHeading(column.heading), column]));
  const headings = (keyed?.headings ?? []).map((cell) => (typeof cell === 'string' ? cell : ''));
  // Remarks of an earlier round stand nowhere any more.
  const places = headings.flatMap((heading, place) =>
    heading === '' || foldHeading(heading) === foldHeading(remarkHeading) ? [] : [place],
  );
  const file = beginTextFile({
    format,
    name: plan.batchExport ? kindTitles[plan.batchExport.filter.kind] : 'Файл',
    columns: [
      ...places.map((place) => {
        const heading = headings[place] ?? '';
        return { width: widthOfUnknown, ...known.get(foldHeading(heading)), heading };
      }),
      { heading: remarkHeading, width: 80, locked: true },
    ],
    instructions,
  });
  const holdsDays = new Set(
    columns.filter(({ key }) => /date|issuedon/iu.test(key)).map(({ heading }) => foldHeading(heading)),
  );
  const placeOf = new Map(places.map((place, column) => [foldHeading(headings[place] ?? ''), column]));
  const findings = Map.groupBy(plan.findings, ({ row }) => row);
  const changes = new Map(plan.saves.map(({ number, changes }) => [number, changes]));
  const ofFile = findings.get(null) ?? [];
  const shown = (cell: Cell | null | undefined, place: number): string => {
    if (cell === null || cell === undefined || typeof cell === 'object') return '';
    const day =
      typeof cell === 'number' && holdsDays.has(foldHeading(headings[place] ?? ''))
        ? parseDate(cell, { date1904: spreadsheet.date1904 })
        : null;
    return day?.ok ? showDay(day.value) : plainCell(cell);
  };
  const rows = (keyed?.rows ?? []).map(({ number, cells }, index) => {
    const found = [...(index === 0 ? ofFile : []), ...(findings.get(number) ?? [])];
    const told = [
      ...found.map(remarkOf),
      ...(changes.get(number) ?? []).map(({ column, was, now }) => `${column}: «${was}» → «${now}».`),
    ];
    const marks = found.flatMap(({ column, severity }) => {
      const place = column === null ? placeOf.get(foldHeading(keyHeading)) : placeOf.get(foldHeading(column));
      return place === undefined ? [] : [{ column: place, mark: severity satisfies Mark }];
    });
    return { cells: [...places.map((place) => shown(cells[place], place)), told.join(' ')], marks };
  });
  for (let done = 0; done < rows.length; done += atOnce) file.add(rows.slice(done, done + atOnce));
  return file.end();
}

function remarkOf({ severity, column, code, otherRow }: Finding): string {
  const label = severity === 'error' ? 'Ошибка' : 'Внимание';
  const place = column === null ? '' : `, «${column}»`;
  const other = otherRow === null ? '' : ` См. строку ${otherRow}.`;
  return `${label}${place}: ${sentenceOf(code, 'ru')}${other}`;
}
