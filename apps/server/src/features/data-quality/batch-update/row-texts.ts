import type { BatchFormat } from '@gorodok/contract';
import { asInWindows1251 } from '#platform/spreadsheet/text-file/windows-1251.ts';
import { plainCell } from './cell-reading.ts';
import type { BatchColumn, BatchKey, ShownCard } from './batch-columns.ts';

/** The cells of a row by column; an empty one is left out. */
export type RowTexts = Readonly<Partial<Record<BatchKey, string>>>;

/** A card as a file of that format shows it: what the encoding does not have comes back as it was written. */
export function textsOf(
  card: ShownCard,
  columns: readonly BatchColumn[],
  format: BatchFormat,
): Partial<Record<BatchKey, string>> {
  const texts: Partial<Record<BatchKey, string>> = {};
  for (const { key, show } of columns) {
    const text = asWritten(show(card), format);
    if (text !== '') texts[key] = text;
  }
  return texts;
}

const asWritten = (text: string, format: BatchFormat): string => {
  const plain = plainCell(text.toWellFormed().replace(/\p{Cc}/gu, ' '));
  return format === 'csv-1251' ? asInWindows1251(plain) : plain;
};
