import type { ClassSummary, JournalPeriod, PeriodMarkValue } from '@gorodok/contract';
import type { PdfDocument } from '#platform/pdf/pdf.ts';
import { uprightText } from '#platform/pdf/parts.ts';
import type { Sheet } from '#platform/spreadsheet/write-workbook.ts';

const periodNames: Record<JournalPeriod['kind'], string> = {
  quarter: 'четверть',
  trimester: 'триместр',
  half_year: 'полугодие',
};
const words: Partial<Record<PeriodMarkValue, string>> = {
  pass: 'зач',
  fail: 'нез',
  not_assessed: 'н/а',
  exempt: 'осв',
};

function titleOf({ classGroupName, academicYearName, academicPeriodId, periods }: ClassSummary): string {
  const period = periods.find(({ id }) => id === academicPeriodId);
  const when = period ? `${period.number} ${periodNames[period.kind]}, ` : 'год, ';
  return `Сводная ведомость класса ${classGroupName}: ${when}${academicYearName}`;
}

const markText = (value: PeriodMarkValue | null): string => (value === null ? '' : (words[value] ?? value));

/** The mean of the marks that are numbers, as «4,25»; empty where there is none. */
function meanOf(values: readonly (PeriodMarkValue | null)[]): string {
  const numbers = values.map(Number).filter((value) => value >= 1);
  if (numbers.length === 0) return '';
  return (numbers.reduce((sum, value) => sum + value, 0) / numbers.length).toFixed(2).replace('.', ',');
}

const headingsOf = ({ subjects }: ClassSummary): string[] => ['№', 'Ученик', ...subjects, 'Средний'];

function rowsOf({ students, subjects }: ClassSummary): string[][] {
  const rows = students.map(({ displayName, cells }, index) => [
    String(index + 1),
    displayName,
    ...cells.map(({ value }) => markText(value)),
    meanOf(cells.map(({ value }) => value)),
  ]);
  const means = subjects.map((_, column) =>
    meanOf(students.map(({ cells }) => cells[column]?.value ?? null)),
  );
  return [...rows, ['', 'Средний балл класса', ...means, '']];
}

/** As a workbook: the period marks, and on a second sheet the averages they are chosen from. */
export function classSummarySheets(summary: ClassSummary): Sheet[] {
  const columns = headingsOf(summary).map((heading) => ({ heading }));
  const averages = summary.students.map(({ displayName, cells }, index) => [
    index + 1,
    displayName,
    ...cells.map(({ average }) => average),
  ]);
  return [
    { name: 'Отметки', columns, rows: rowsOf(summary) },
    { name: 'Средний балл', columns: columns.slice(0, -1), rows: averages },
  ];
}

/** In points: what a page leaves for a column beside number and name. */
const widthOf = (columns: number): number => Math.floor((728 - 144 - 5 * (columns + 2)) / columns);

/** On paper, across; subjects stand upright so that twenty of them fit. */
export function printClassSummary(summary: ClassSummary): PdfDocument {
  const [number = '', student = '', ...columns] = headingsOf(summary);
  return {
    title: titleOf(summary),
    landscape: true,
    content: [
      { text: titleOf(summary), style: 'title', margin: [0, 0, 0, 8] },
      {
        fontSize: 7,
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: [14, 130, ...columns.map(() => widthOf(columns.length))],
          body: [[number, student, ...columns.map(uprightText)], ...rowsOf(summary)],
        },
        layout: 'sheet',
      },
    ],
  };
}
