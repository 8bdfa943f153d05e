import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { secondHalf } from '../link-cards.ts';
import { Normaliser } from '../normalisation/normaliser.ts';
import { PairSearch, type PairColumns } from '../pair-search.ts';
import { readCsv } from './csv-reader.ts';
import { FileCards } from './file-cards.ts';
import { CardPacker, type PackedCards } from './packed-cards.ts';
import { PairLines } from './pair-lines.ts';
import { metBefore, readLine } from './read-line.ts';
import type { BothHalves, HalfToRead, ReadHalf, Task } from './second-thread.ts';

const port = parentPort;
if (!port) throw new Error('This is the program of a thread.');
const { path, part, columns, profile }: HalfToRead = workerData;
const normaliser = new Normaliser(profile);
const messages = on(port, 'message');
const own = await readHalf();
const [halves] = (await messages.next()).value ?? [];
const { first, rows }: BothHalves = halves;
const cards = new FileCards(normaliser, first, { cards: own, rows });
const search = new PairSearch(cards, normaliser);
const lines = new PairLines(cards, search.judge, profile);
answerPairs(search.amongStudents(secondHalf));
for await (const [task] of messages) answer(task);

async function readHalf(): Promise<PackedCards> {
  const packer = new CardPacker(normaliser);
  const ids = new Set<string>();
  const lineOf: number[] = [];
  const broken: { line: number; fault: string }[] = [];
  for await (const piece of readCsv(path, part))
    for (const line of piece.lines) {
      const card = readLine(line, columns, normaliser);
      if (typeof card === 'string') broken.push({ line: line.number, fault: card });
      else if (ids.has(card.cardId)) broken.push({ line: line.number, fault: metBefore });
      else {
        ids.add(card.cardId);
        packer.add(card);
        lineOf.push(line.number);
      }
    }
  const half: ReadHalf = { cards: packer.packed(), lines: Uint32Array.from(lineOf), broken };
  port?.postMessage(half, [half.lines.buffer]);
  return half.cards;
}

function answer(task: Task): void {
  if (task.sort === 'lines') {
    const text = new TextEncoder().encode(lines.of(task.pairs));
    port?.postMessage(text, [text.buffer]);
    return;
  }
  search.pointAtChildren(task.personOf);
  answerPairs(search.amongOthers(secondHalf));
}

function answerPairs(pairs: PairColumns): void {
  const { ones, others, scores, zones, vetoed } = pairs;
  port?.postMessage(pairs, [ones.buffer, others.buffer, scores.buffer, zones.buffer, vetoed.buffer]);
}
