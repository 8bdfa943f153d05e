import type { Contingent } from '@gorodok/contract';
import type { TableCell } from 'pdfmake/interfaces.js';
import type { PdfDocument } from '#platform/pdf/pdf.ts';
import type { Sheet } from '#platform/spreadsheet/write-workbook.ts';
import type { BookLine } from './book.read.ts';
import { orderNames, paymentNames, shortDay, writtenDay } from './movement.words.ts';

const bookHeadings = [
  'Приказ',
  'Дата',
  'Движение',
  'Фамилия, имя, отчество',
  'Из класса',
  'В класс',
  'Оплата',
  'С какого дня',
  'Основание',
] as const;
const countHeadings = ['', 'На начало', 'Прибыло', 'Выбыло', 'На конец'] as const;

/** «Книга движения» for a period: the orders line by line, then what they come to. */
export function printBook(
  organizationName: string,
  lines: readonly BookLine[],
  contingent: Contingent,
): PdfDocument {
  return {
    title: 'Книга движения обучающихся',
    landscape: true,
    content: [
      { text: 'Книга движения обучающихся', style: 'title' },
      { text: organizationName, margin: [0, 2, 0, 2] },
      {
        text: `С ${writtenDay(contingent.from)} по ${writtenDay(contingent.to)}`,
        style: 'note',
        margin: [0, 0, 0, 10],
      },
      lines.length === 0
        ? { text: 'За это время приказов не было.', margin: [0, 0, 0, 10] }
        : table(bookHeadings, lines.map(cellsOf), [
            'auto',
            'auto',
            'auto',
            '*',
            'auto',
            'auto',
            'auto',
            'auto',
            120,
          ]),
      { text: 'Численность обучающихся', style: 'heading', margin: [0, 14, 0, 6] },
      table(countHeadings, countRows(contingent), ['*', 'auto', 'auto', 'auto', 'auto']),
    ],
  };
}

/** The same as a workbook of two sheets. */
export const bookSheets = (lines: readonly BookLine[], contingent: Contingent): Sheet[] => [
  { name: 'Книга движения', columns: bookHeadings.map(titled), rows: lines.map(cellsOf) },
  { name: 'Численность', columns: countHeadings.map(titled), rows: countRows(contingent) },
];

const titled = (heading: string) => ({ heading });

function table(
  headings: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  widths: (string | number)[],
) {
  const head: TableCell[] = headings.map((text) => ({ text, style: 'caption' }));
  const body = rows.map((cells) => cells.map((cell): TableCell => ({ text: String(cell), fontSize: 9 })));
  return { table: { headerRows: 1, widths, body: [head, ...body] }, layout: 'lightHorizontalLines' };
}

function cellsOf(line: BookLine): string[] {
  const payment = line.paymentKindAfter ?? line.paymentKindBefore;
  const corrected = line.correctedKind === null ? '' : `: ${orderNames[line.correctedKind].toLowerCase()}`;
  return [
    line.number,
    shortDay(line.datedOn),
    orderNames[line.kind] + corrected,
    line.displayName,
    line.fromClass ?? '',
    line.toClass ?? line.destination ?? '',
    payment === null ? '' : paymentNames[payment],
    shortDay(line.effectiveOn),
    line.ground,
  ];
}

function countRows({ total, grades, classes, payment }: Contingent): (string | number)[][] {
  const counts = (name: string, { atStart, came, left, atEnd }: Contingent['total']) => [
    name,
    atStart,
    came,
    left,
    atEnd,
  ];
  return [
    counts('Всего', total),
    ...payment.map((row) => counts(`Оплата: ${paymentNames[row.paymentKind]}`, row)),
    ...grades.map((row) => counts(`${row.grade}-е классы`, row)),
    ...classes.map((row) =>
      counts(row.name === null ? 'Без класса' : `${row.name} (${row.yearName ?? ''})`, row),
    ),
  ];
}
