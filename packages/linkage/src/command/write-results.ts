import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { CardList } from '../card-list.ts';
import type { LinkedPair, Linkage } from '../link-cards.ts';
import { PairLines } from './pair-lines.ts';
import { quoted } from './quoted.ts';

/** Another thread that writes the lines of pairs beside this one. */
interface Writer {
  readonly linesOf: (pairs: readonly LinkedPair[]) => Promise<Uint8Array>;
}

/**
 * Writes pairs and clusters. Both files are written beside their places and renamed when all of it is there: whoever finds them finds
 * them whole, and a failure leaves former ones as they were.
 */
export async function writeResults(
  paths: { readonly out: string; readonly clusters: string },
  cards: CardList,
  linkage: Linkage,
  writer?: Writer,
  pairsInPiece: number = 1000,
): Promise<void> {
  const written: { draft: string; path: string }[] = [];
  try {
    for (const [path, lines] of [
      [paths.out, pairLines(cards, linkage, writer, pairsInPiece)],
      [paths.clusters, clusterLines(cards, linkage)],
    ] as const) {
      const draft = `${path}.${randomUUID()}.part`;
      written.push({ draft, path });
      await writeLines(draft, lines);
    }
    for (const { draft, path } of written) await rename(draft, path);
  } catch (error) {
    for (const { draft } of written) await rm(draft, { force: true });
    throw error;
  }
}

async function writeLines(
  path: string,
  pieces: Iterable<string> | AsyncIterable<string | Uint8Array>,
): Promise<void> {
  const stream = createWriteStream(path, { highWaterMark: 1 << 22 });
  const failed = once(stream, 'error').then(([error]) => {
    throw error;
  });
  failed.catch(() => {}); // raced below; nobody else waits for it
  for await (const piece of pieces)
    if (!stream.write(piece)) await Promise.race([once(stream, 'drain'), failed]);
  const finished = once(stream, 'finish');
  stream.end();
  await Promise.race([finished, failed]);
}

/** Every second piece is left to the other thread, which works at it while this one does and writes the piece before. */
async function* pairLines(
  cards: CardList,
  { pairs, judge, profile }: Linkage,
  writer: Writer | undefined,
  pairsInPiece: number,
): AsyncGenerator<string | Uint8Array> {
  const lines = new PairLines(cards, judge, profile);
  yield PairLines.header;
  const piece = (start: number): readonly LinkedPair[] => pairs.slice(start, start + pairsInPiece);
  const ask = (start: number): Promise<Uint8Array> | undefined =>
    start < pairs.length ? writer?.linesOf(piece(start)) : undefined;
  let theirs = ask(pairsInPiece);
  for (let start = 0; start < pairs.length; start += 2 * pairsInPiece) {
    const here = lines.of(piece(start));
    const there = theirs ? await theirs : lines.of(piece(start + pairsInPiece));
    theirs = ask(start + 3 * pairsInPiece);
    yield here;
    yield there;
  }
}

/** A person is named after one of the cards, the first by its id. Cards that stand alone are not listed. */
function* clusterLines(cards: CardList, { clusters }: Linkage): Generator<string> {
  yield 'card_id,person_id\n';
  const idOf = (card: number): string => cards.at(card)?.cardId ?? '';
  const people: string[][] = [];
  for (let card = 0; card < cards.length; card++)
    if (clusters.find(card) === card && clusters.sizeOf(card) > 1)
      people.push(clusters.members(card).map(idOf).sort());
  people.sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
  let text = '';
  for (const ids of people) {
    for (const id of ids) text += `${quoted(id)},${quoted(ids[0] ?? id)}\n`;
    if (text.length < pieceLength) continue;
    yield text;
    text = '';
  }
  yield text;
}

const pieceLength = 1 << 18;
