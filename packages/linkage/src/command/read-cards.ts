import { stat } from 'node:fs/promises';
import type { NormalisedCard } from '../card.ts';
import type { CardList } from '../card-list.ts';
import { Normaliser } from '../normalisation/normaliser.ts';
import { findColumns, type CardColumns, type ColumnMapping } from './columns.ts';
import { readCsv, secondHalf } from './csv-reader.ts';
import { CommandFailure } from './failure.ts';
import { FileCards, type WantedCards } from './file-cards.ts';
import { CardPacker, PackedTexts, textAt } from './packed-cards.ts';
import { metBefore, readLine } from './read-line.ts';
import { SecondThread, type ReadHalf } from './second-thread.ts';

export interface ReadCards {
  readonly cards: CardList;
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
  const normaliser = new Normaliser(mapping.profile);
  const read = new LinesRead(normaliser, listeners);
  const firstPart = half && { start: 0, end: half.start, line: 1, delimiter: '' };
  let columns: CardColumns | undefined;
  let helper: SecondThread | undefined;
  try {
    for await (const { lines, bytes, delimiter } of readCsv(path, firstPart)) {
      for (const line of lines) {
        if (columns) {
          read.take(line.number, readLine(line, columns, normaliser));
          continue;
        }
        columns = findColumns(withoutByteOrderMark(line.values), mapping);
        if (half)
          helper = new SecondThread({
            path,
            part: { ...half, delimiter },
            columns,
            profile: mapping.profile,
          });
      }
      listeners.onProgress(size === 0 ? 1 : bytes / (firstPart?.end ?? size));
    }
    if (!columns) throw new CommandFailure('Файл пуст.');
    const first = read.packer.packed();
    const second = helper && read.wantedOf(await helper.half);
    if (second) helper?.take({ first, rows: second.rows });
    const cards = new FileCards(normaliser, first, second);
    return { cards, normaliser, broken: read.broken, helper };
  } catch (error) {
    await helper?.end();
    throw error;
  }
}

/** The cards so far, and the ids that were met. */
class LinesRead {
  readonly packer: CardPacker;
  broken = 0;
  readonly #ids = new Set<string>();
  readonly #listeners: Listeners;

  constructor(normaliser: Normaliser, listeners: Listeners) {
    this.packer = new CardPacker(normaliser);
    this.#listeners = listeners;
  }

  take(line: number, card: NormalisedCard | string): void {
    if (typeof card === 'string') this.#leaveOut(line, card);
    else if (this.#ids.has(card.cardId)) this.#leaveOut(line, metBefore);
    else {
      this.#ids.add(card.cardId);
      this.packer.add(card);
    }
  }

  /** The cards of the second half whose ids were not met in the first. Broken lines are told in their order. */
  wantedOf({ cards, lines, broken }: ReadHalf): WantedCards {
    const texts = new PackedTexts(cards);
    const rows = new Uint32Array(cards.size);
    const faults = [...broken];
    let wanted = 0;
    for (let row = 0; row < cards.size; row++)
      if (this.#ids.has(texts.at(row, textAt.cardId)))
        faults.push({ line: lines[row] ?? 0, fault: metBefore });
      else rows[wanted++] = row;
    faults.sort((one, other) => one.line - other.line);
    for (const { line, fault } of faults) this.#leaveOut(line, fault);
    return { cards, rows: rows.subarray(0, wanted) };
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
