import { stat } from 'node:fs/promises';
import type { NormalisedCard } from '../card.ts';
import { Normaliser } from '../normalisation/normaliser.ts';
import { findColumns, type CardColumns, type ColumnMapping } from './columns.ts';
import { readCsv, secondHalf } from './csv-reader.ts';
import { CommandFailure } from './failure.ts';
import { packCards, unpackCards } from './packed-cards.ts';
import { readLine } from './read-line.ts';
import { SecondThread, type ReadHalf } from './second-thread.ts';

export interface ReadCards {
  readonly cards: NormalisedCard[];
  readonly normaliser: Normaliser;
  /** How many lines were left out. */
  readonly broken: number;
  /** The thread that has read the second half of a large file, with the same cards; to be ended by whoever asked for them. */
  readonly helper: SecondThread | undefined;
}

interface Listeners {
  readonly strict: boolean;
  readonly onBroken: (sentence: string) => void;
  readonly onProgress: (share: number) => void;
}

/** Below so many bytes, starting a thread takes longer than it saves. */
const worthTwoThreads = 32 << 20;

/**
 * Reads and normalises the cards of a file; the second half of a large one beside the first. A line that is none is told by its number
 * and left out.
 */
export async function readCards(
  path: string,
  mapping: ColumnMapping,
  listeners: Listeners,
  inHalvesFrom: number = worthTwoThreads,
): Promise<ReadCards> {
  const { size } = await stat(path);
  const half = size < inHalvesFrom ? undefined : await secondHalf(path, size);
  const read = new CardsRead(new Normaliser(mapping.profile), listeners);
  const first = half && { start: 0, end: half.start, line: 1, delimiter: '' };
  let columns: CardColumns | undefined;
  try {
    for await (const { lines, bytes, delimiter } of readCsv(path, first)) {
      for (const line of lines) {
        if (columns) {
          read.take(line.number, readLine(line, columns, read.normaliser));
          continue;
        }
        columns = findColumns(withoutByteOrderMark(line.values), mapping);
        if (half)
          read.helper = new SecondThread({
            path,
            part: { ...half, delimiter },
            columns,
            profile: mapping.profile,
          });
      }
      listeners.onProgress(size === 0 ? 1 : bytes / (first?.end ?? size));
    }
    if (!columns) throw new CommandFailure('Файл пуст.');
    if (read.helper) {
      const firstHalf = packCards(read.cards, read.normaliser);
      const second = await read.helper.half;
      read.helper.takeFirstHalf(firstHalf);
      read.takeHalf(second);
    }
    return read;
  } catch (error) {
    await read.helper?.end();
    throw error;
  }
}

/** The cards so far, and the ids that were met. */
class CardsRead implements ReadCards {
  readonly cards: NormalisedCard[] = [];
  readonly normaliser: Normaliser;
  broken = 0;
  helper: SecondThread | undefined;
  readonly #ids = new Set<string>();
  readonly #listeners: Listeners;

  constructor(normaliser: Normaliser, listeners: Listeners) {
    this.normaliser = normaliser;
    this.#listeners = listeners;
  }

  take(line: number, card: NormalisedCard | string): void {
    if (typeof card === 'string') return this.#leaveOut(line, card);
    if (this.#ids.has(card.cardId)) return this.#leaveOut(line, 'такой card_id уже был');
    this.normaliser.count(card);
    this.#ids.add(card.cardId);
    this.cards.push(card);
  }

  /** The lines in their order, cards and broken ones. */
  takeHalf({ cards, lines, broken }: ReadHalf): void {
    let told = 0;
    const tellUpTo = (line: number): void => {
      for (let next = broken[told]; next && next.line < line; next = broken[++told])
        this.take(next.line, next.fault);
    };
    let row = 0;
    for (const card of unpackCards(cards, this.normaliser)) {
      const line = lines[row++] ?? 0;
      tellUpTo(line);
      this.take(line, card);
    }
    tellUpTo(Number.POSITIVE_INFINITY);
  }

  #leaveOut(line: number, fault: string): void {
    this.broken++;
    const sentence = `Строка ${line}: ${fault}.`;
    if (this.#listeners.strict) throw new CommandFailure(sentence);
    this.#listeners.onBroken(sentence);
  }
}

function withoutByteOrderMark(header: readonly string[]): string[] {
  return header.map((title) => title.replace(/^\uFEFF/u, ''));
}
