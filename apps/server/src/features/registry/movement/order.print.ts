import type { Order, OrderLine } from '@gorodok/contract';
import type { TableCell } from 'pdfmake/interfaces.js';
import { ruledLine } from '#platform/pdf/parts.ts';
import type { PdfDocument } from '#platform/pdf/pdf.ts';
import { orderSubjects, orderVerbs, paymentNames, shortDay, writtenDay } from './movement.words.ts';

/** An order on paper, as the office files it: an unsigned one says that it is a draft. */
export function printOrder(organizationName: string, order: Order): PdfDocument {
  const { kind, number, datedOn, ground, signer, lines } = order;
  const destination = order.destinationName ?? order.destinationText;
  return {
    title: `Приказ № ${number}`,
    content: [
      { text: organizationName, alignment: 'center', bold: true },
      { text: 'ПРИКАЗ', style: 'title', alignment: 'center', margin: [0, 18, 0, 4] },
      {
        columns: [{ text: writtenDay(datedOn) }, { text: `№ ${number}`, alignment: 'right' }],
        margin: [0, 8, 0, 12],
      },
      { text: orderSubjects[kind], bold: true, margin: [0, 0, 0, 10] },
      ...(order.signedAt === null
        ? [{ text: 'Черновик: приказ не подписан.', style: 'note', margin: [0, 0, 0, 8] as Margin }]
        : []),
      { text: 'ПРИКАЗЫВАЮ:', margin: [0, 0, 0, 8] },
      {
        text: [
          orderVerbs[kind],
          order.correctsNumber === null ? '' : ` по приказу № ${order.correctsNumber}`,
          destination === null ? '' : ` (${destination})`,
          ' следующих обучающихся:',
        ],
        margin: [0, 0, 0, 6],
      },
      {
        table: {
          headerRows: 1,
          widths: ['auto', '*', 'auto', 'auto', 'auto', 'auto', 'auto'],
          body: [heading, ...lines.map(row)],
        },
        layout: 'lightHorizontalLines',
        margin: [0, 0, 0, 10],
      },
      { text: `Основание: ${ground}.`.replace('..', '.'), margin: [0, 0, 0, 28] },
      {
        columns: [{ text: signer ?? '', width: '*', margin: [0, 4, 12, 0] }, ruledLine('подпись', '', 140)],
      },
    ],
  };
}

type Margin = [number, number, number, number];

const heading: TableCell[] = [
  '№',
  'Фамилия, имя, отчество',
  'Дата рождения',
  'Из класса',
  'В класс',
  'Оплата',
  'С какого дня',
].map((text) => ({ text, style: 'caption' }));

function row(line: OrderLine, index: number): TableCell[] {
  const payment = line.paymentKindAfter ?? line.paymentKindBefore;
  return [
    String(index + 1),
    line.displayName,
    line.birthDate === null ? '' : shortDay(line.birthDate),
    line.fromClass ?? '',
    line.toClass ?? '',
    payment === null ? '' : paymentNames[payment],
    shortDay(line.effectiveOn),
  ];
}
