import type { CardKind, CardRequirement, Completeness, FindingCode } from '@gorodok/contract';
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { PdfDocument } from '#platform/pdf/pdf.ts';
import type { Sheet } from '#platform/spreadsheet/write-workbook.ts';
import { fieldNames, findingNames, reportNames } from './completeness.words.ts';

/** A card of an organization's own list, which its staff prints and a coordinator does not. */
export interface PrintedCard {
  name: string;
  context: string;
  missing: readonly CardRequirement[];
  findings: readonly FindingCode[];
}

export interface PrintedReport {
  kind: CardKind | undefined;
  completeness: Completeness;
  /** Null: the reader may not see people. */
  cards: readonly PrintedCard[] | null;
}

type Row = (string | number)[];

const titleOf = ({ kind }: PrintedReport): string =>
  `Контроль заполнения данных: ${kind === undefined ? 'все карточки' : reportNames[kind]}`;

const partHeadings = ['Где', 'Карточек', 'Заполнено', 'Не заполнено', 'Не заполнено, %', 'С замечаниями'];
const organizationHeadings = ['Организаций', 'С незаполненными'];

const isByClass = ({ completeness }: PrintedReport): boolean => completeness.level === 'organization';

function partRows(report: PrintedReport): Row[] {
  const { completeness } = report;
  const rowOf = ({
    name,
    cards,
    filled,
    doubtful,
    organizations,
    unfilledOrganizations,
  }: Omit<Completeness['parts'][number], 'level' | 'id'>): Row => [
    name,
    cards,
    filled,
    cards - filled,
    percent(cards - filled, cards),
    doubtful,
    ...(isByClass(report) ? [] : [organizations, unfilledOrganizations]),
  ];
  return [rowOf({ ...completeness, name: 'Всего' }), ...completeness.parts.map(rowOf)];
}

const headingsOf = (report: PrintedReport): string[] =>
  isByClass(report) ? partHeadings : [...partHeadings, ...organizationHeadings];

const missingRows = ({ completeness }: PrintedReport): Row[] =>
  completeness.missing.map(({ field, weight, cards }) => [
    fieldNames[field],
    weight === 'mandatory' ? 'обязательно' : 'желательно',
    cards,
  ]);

const findingRows = ({ completeness }: PrintedReport): Row[] =>
  completeness.findings.map(({ code, cards }) => [findingNames[code], cards]);

const cardRow = ({ name, context, missing, findings }: PrintedCard): Row => [
  name,
  context,
  missing.map((field) => fieldNames[field]).join(', '),
  findings.map((code) => findingNames[code]).join(', '),
];

const percent = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10;

/** The report as a workbook; for an organization's own staff with the list of cards that are not filled or have findings. */
export function completenessSheets(report: PrintedReport): Sheet[] {
  const columns = (headings: readonly string[]) => headings.map((heading) => ({ heading }));
  const sheet = (name: string, headings: readonly string[], rows: Row[]): Sheet => ({
    name,
    columns: columns(headings),
    rows,
  });
  return [
    sheet(isByClass(report) ? 'По классам' : 'По организациям', headingsOf(report), partRows(report)),
    sheet('Чего не хватает', ['Поле', 'Правило', 'Карточек'], missingRows(report)),
    sheet('Замечания', ['Замечание', 'Карточек'], findingRows(report)),
    ...(report.cards
      ? [
          sheet(
            'Карточки',
            ['Фамилия, имя, отчество', 'Где', 'Не хватает', 'Замечания'],
            report.cards.map(cardRow),
          ),
        ]
      : []),
  ];
}

/** The same for the folder on the shelf. */
export function printCompleteness(report: PrintedReport): PdfDocument {
  const { completeness, cards } = report;
  const unfilled = completeness.cards - completeness.filled;
  const [writtenDay = ''] = completeness.trend
    .slice(-1)
    .map(({ day }) => day.split('-').toReversed().join('.'));
  return {
    title: titleOf(report),
    landscape: true,
    content: [
      { text: titleOf(report), style: 'title' },
      { text: completeness.name, margin: [0, 2, 0, 2], alignment: 'center' },
      { text: `На ${writtenDay}`, style: 'note', alignment: 'center', margin: [0, 0, 0, 10] },
      {
        text: [
          `Не заполнено ${unfilled} из ${completeness.cards} карточек (${russian(percent(unfilled, completeness.cards))} %).`,
          isByClass(report)
            ? ''
            : ` Незаполненные карточки есть в ${completeness.unfilledOrganizations} из ${completeness.organizations} организаций (${russian(percent(completeness.unfilledOrganizations, completeness.organizations))} %).`,
        ].join(''),
        margin: [0, 0, 0, 10],
      },
      ...titledTable('Чего не хватает', ['Поле', 'Правило', 'Карточек'], missingRows(report)),
      ...titledTable('Замечания', ['Замечание', 'Карточек'], findingRows(report)),
      ...titledTable(
        isByClass(report) ? 'По классам' : 'По организациям',
        headingsOf(report),
        partRows(report),
      ),
      ...(cards
        ? titledTable(
            'Карточки',
            ['Фамилия, имя, отчество', 'Где', 'Не хватает', 'Замечания'],
            cards.map(cardRow),
          )
        : []),
    ],
  };
}

function titledTable(title: string, headings: readonly string[], rows: readonly Row[]): Content[] {
  if (rows.length === 0) return [];
  const head = headings.map((text): TableCell => ({ text, style: 'caption' }));
  const body = rows.map((cells) =>
    cells.map((cell): TableCell => ({ text: typeof cell === 'number' ? russian(cell) : cell, fontSize: 9 })),
  );
  const widths = headings.map((_, place) => (place === 0 || headings.length - place < 3 ? '*' : 'auto'));
  return [
    { text: title, style: 'heading', margin: [0, 8, 0, 4] },
    { table: { headerRows: 1, widths, body: [head, ...body] }, layout: 'lightHorizontalLines' },
  ];
}

const russian = (value: number): string => String(value).replace('.', ',');
