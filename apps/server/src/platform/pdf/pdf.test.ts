import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pdfText } from '../../../../../tests/school/index.ts';
import { inAlphabets, inGolosText } from './golos-text.ts';
import { ruledLine, uprightText } from './parts.ts';
import { makePdf, type PdfDocument } from './pdf.ts';

const order: PdfDocument = {
  title: 'Приказ',
  content: [
    { text: 'ПРИКАЗ № 17 «О зачислении»', style: 'title' },
    { text: ['Зачислить ', { text: 'Ёлкину Ұлжан (7А, VIII-ИВ)', bold: true }, ' с 01.09.2026 — $ 5.'] },
    { columns: [{ text: 'Директор' }, ruledLine('подпись', 'О.П. Ким')] },
    {
      table: {
        body: [
          ['№', 'ФИО'],
          [1, { text: 'Ивáнов' }],
        ],
      },
    },
    { ul: ['первое', 'second'] },
  ],
};

test('a document says in print what it was told to, in every alphabet, in tables and lists too', async () => {
  const text = pdfText(await makePdf(order));
  for (const words of [
    'ПРИКАЗ № 17 «О зачислении»',
    'Зачислить Ёлкину Ұлжан (7А, VIII-ИВ) с 01.09.2026 — $ 5.',
    'Директор',
    'О.П. Ким',
    'Ивáнов',
    'second',
  ])
    expect(text).toContain(words);
});

test('documents asked for at the same moment do not get mixed up', async () => {
  const words = ['первый', 'второй', 'третий'];
  const made = await Promise.all(words.map((word) => makePdf({ title: 'x', content: word })));
  expect(made.map(pdfText)).toEqual(words);
});

test('pages are numbered where there are several', async () => {
  const content = Array.from({ length: 120 }, (_, line) => `Строка ${line + 1}`);
  const text = pdfText(await makePdf({ title: 'x', content }));
  expect(text).toMatch(/1 \/ \d/u);
  expect(pdfText(await makePdf({ title: 'x', content: 'Строка' }))).toBe('Строка');
});

test('a document that cannot be set fails alone, and fetches nothing from outside', async () => {
  await expect(makePdf({ title: 'x', content: { image: '/etc/hostname' } })).rejects.toThrow();
  await expect(makePdf({ title: 'x', content: { image: 'no such image' } })).rejects.toThrow();
  expect(pdfText(await makePdf({ title: 'x', content: 'после' }))).toBe('после');
});

test('no sign of a text is lost or moved when it is divided among the parts of the font', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const stretches = inAlphabets(text);
      expect(stretches.map((stretch) => stretch.text).join('')).toBe(text);
      expect(stretches.every(({ font }, index) => font !== stretches[index - 1]?.font)).toBe(true);
    }),
  );
});

test('a part of a text keeps its style in every alphabet', () => {
  expect(inGolosText({ text: ['Я, ', { text: 'Ким A', bold: true }] })).toEqual({
    text: [
      { text: 'Я', font: 'cyrillic' },
      { text: ', ', font: 'latin' },
      { text: 'Ким ', font: 'cyrillic', bold: true },
      { text: 'A', font: 'latin', bold: true },
    ],
  });
});

test('a heading that stands upright takes as many lines as it has to, and what looks like markup in it is text', async () => {
  const { svg } = uprightText('Родной язык и литературное чтение на родном языке <7А>');
  expect(svg.match(/<text /gu)).toHaveLength(2);
  expect(svg).toContain('&lt;7');
  const pdf = await makePdf({
    title: 'Сводная ведомость',
    content: { table: { body: [[uprightText('Алгебра & <геометрия>')]] } },
  });
  expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
});
