import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions, TFontDictionary } from 'pdfmake/interfaces.js';
import type { PdfAnswer, PdfDocument, PdfOrder } from './pdf.ts';
import { golosText, inGolosText, type Alphabet } from './golos-text.ts';

const fontFile = (alphabet: Alphabet, weight: 400 | 600): string =>
  fileURLToPath(
    import.meta.resolve(`@fontsource/golos-text/files/golos-text-${alphabet}-${weight}-normal.woff`),
  );

/** Golos Text has no slanted style: what is asked for in italics is set upright. */
const fonts: TFontDictionary = Object.fromEntries(
  golosText.map((alphabet) => {
    const [normal, bold] = [fontFile(alphabet, 400), fontFile(alphabet, 600)];
    return [alphabet, { normal, bold, italics: normal, bolditalics: bold }];
  }),
);
const fontFiles = new Set(Object.values(fonts).flatMap((font) => Object.values(font)));
pdfmake.setFonts(fonts);
pdfmake.setTableLayouts({
  /** Many narrow cells, ruled both ways. */
  sheet: {
    hLineWidth: () => 0.4,
    vLineWidth: () => 0.4,
    hLineColor: () => '#999999',
    vLineColor: () => '#999999',
    paddingLeft: () => 2,
    paddingRight: () => 2,
    paddingTop: () => 1.5,
    paddingBottom: () => 1.5,
  },
  /** Cells to write on: a line below each row and nothing else. */
  ruled: { hLineWidth: (line) => (line === 0 ? 0 : 0.6), vLineWidth: () => 0 },
});
// A document brings nothing in from outside, whatever its content says.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => fontFiles.has(path));

const millimetre = 72 / 25.4;
/** As ГОСТ Р 7.0.97 sets an organization's documents: 20 mm, a little less on the right. */
const margins: [number, number, number, number] = [
  25 * millimetre,
  18 * millimetre,
  15 * millimetre,
  18 * millimetre,
];

const definitionOf = ({ title, content, landscape = false }: PdfDocument): TDocumentDefinitions => ({
  pageSize: 'A4',
  pageOrientation: landscape ? 'landscape' : 'portrait',
  pageMargins: margins,
  language: 'ru-RU',
  info: { title, producer: 'gorodok', creator: 'gorodok' },
  displayTitle: true,
  content: inGolosText(content),
  defaultStyle: { font: 'cyrillic', fontSize: 11, lineHeight: 1.25 },
  styles: {
    title: { fontSize: 13, bold: true, alignment: 'center' },
    heading: { fontSize: 11.5, bold: true },
    note: { fontSize: 9 },
    caption: { fontSize: 8, color: '#444444' },
  },
  footer: (page: number, pages: number) =>
    pages > 1
      ? {
          text: `${page} / ${pages}`,
          font: 'latin',
          fontSize: 8,
          color: '#444444',
          alignment: 'center',
          margin: [0, 12, 0, 0],
        }
      : '',
});

async function answer({ order, document }: PdfOrder): Promise<PdfAnswer> {
  try {
    return { order, bytes: new Uint8Array(await pdfmake.createPdf(definitionOf(document)).getBuffer()) };
  } catch (error) {
    return { order, error: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (order: PdfOrder) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  void answer(order).then((ready) => parentPort?.postMessage(ready));
});
