import { stat } from 'node:fs/promises';
import type { NormalisedCard } from '../card.ts';
import { Normaliser } from '../normalisation/normaliser.ts';
import { cardOf, findColumns, type CardColumns, type ColumnMapping } from './columns.ts';
import { readCsv, type CsvLine } from './csv-reader.ts';
import { CommandFailure } from './failure.ts';

export interface ReadCards {
  readonly cards: NormalisedCard[];
  readonly normaliser: Normaliser;
  /** How many lines were left out. */
  readonly broken: number;
}

interface Listeners {
  readonly strict: boolean;
  readonly onBroken: (sentence: string) => void;
  readonly onProgress: (share: number) => void;
}

/** Reads and normalises the cards of a file. A line that is none is told by its number and left out. */
export async function readCards(
  path: string,
  mapping: ColumnMapping,
  listeners: Listeners,
): Promise<ReadCards> {
  const size = (await stat(path)).size;
  const normaliser = new Normaliser(mapping.profile);
  const cards: NormalisedCard[] = [];
  const ids = new Set<string>();
  let columns: CardColumns | undefined;
  let broken = 0;
  for await (const lines of readCsv(path)) {
    for (const line of lines) {
      if (!columns) {
        columns = findColumns(withoutByteOrderMark(line.values), mapping);
        continue;
      }
      const fault = faultOf(line, columns, ids);
      if (fault === undefined) {
        const card = normaliser.normalise(cardOf(line.values, columns));
        normaliser.count(card);
        ids.add(card.cardId);
        cards.push(card);
        continue;
      }
      broken++;
      const sentence = `Строка ${line.number}: ${fault}.`;
      if (listeners.strict) throw new CommandFailure(sentence);
      listeners.onBroken(sentence);
    }
    const last = lines.at(-1);
    if (last) listeners.onProgress(size === 0 ? 1 : last.bytes / size);
  }
  if (!columns) throw new CommandFailure('Файл пуст.');
  return { cards, normaliser, broken };
}

function withoutByteOrderMark(header: readonly string[]): string[] {
  return header.map((title) => title.replace(/^\uFEFF/u, ''));
}

function faultOf(line: CsvLine, columns: CardColumns, ids: ReadonlySet<string>): string | undefined {
  if (line.isBroken) return 'кавычка открыта и не закрыта';
  // Fewer values are taken for empty ones at the end, as Excel leaves them out.
  if (line.values.length > columns.width)
    return `значений ${line.values.length}, а столбцов ${columns.width}; значение с разделителем нужно взять в кавычки`;
  const cardId = columns.cardId
    .map((column) => (line.values[column] ?? '').trim())
    .join(' ')
    .trim();
  if (cardId === '') return 'нет card_id';
  return ids.has(cardId) ? 'такой card_id уже был' : undefined;
}
