import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import type { NormalisedCard } from '../card.ts';
import { secondHalf } from '../link-cards.ts';
import { Normaliser } from '../normalisation/normaliser.ts';
import { PairSearch, type PairColumns } from '../pair-search.ts';
import { readCsv } from './csv-reader.ts';
import { packCards, unpackCards, type PackedCards } from './packed-cards.ts';
import { readLine } from './read-line.ts';
import type { HalfToRead, ReadHalf, Task } from './second-thread.ts';

if (!parentPort) throw new Error('This is the program of a thread.');
const { path, part, columns, profile }: HalfToRead = workerData;
const normaliser = new Normaliser(profile);
const tasks = on(parentPort, 'message');
const own = await readHalf();
let search: PairSearch | undefined;
for await (const [task] of tasks) answer(task);

async function readHalf(): Promise<NormalisedCard[]> {
  const cards: NormalisedCard[] = [];
  const lines: number[] = [];
  const broken: { line: number; fault: string }[] = [];
  for await (const piece of readCsv(path, part))
    for (const line of piece.lines) {
      const card = readLine(line, columns, normaliser);
      if (typeof card === 'string') broken.push({ line: line.number, fault: card });
      else {
        cards.push(card);
        lines.push(line.number);
      }
    }
  const half: ReadHalf = { cards: packCards(cards, normaliser), lines: Uint32Array.from(lines), broken };
  parentPort?.postMessage(half, [half.cards.numbers.buffer, half.cards.addresses.buffer, half.lines.buffer]);
  return cards;
}

function answer(task: Task): void {
  if (task.sort === 'students') search = new PairSearch(allCards(task.firstHalf), normaliser);
  else search?.pointAtChildren(task.personOf);
  if (!search) throw new Error('The first half comes first.');
  const pairs: PairColumns =
    task.sort === 'students' ? search.amongStudents(secondHalf) : search.amongOthers(secondHalf);
  const { ones, others, scores, zones } = pairs;
  parentPort?.postMessage(pairs, [ones.buffer, others.buffer, scores.buffer, zones.buffer]);
}

/** Those of the first half, and the own ones but for those whose id was met before: as the thread that asks has them. */
function allCards(firstHalf: PackedCards): NormalisedCard[] {
  const cards: NormalisedCard[] = [];
  const ids = new Set<string>();
  const take = (card: NormalisedCard): void => {
    if (ids.has(card.cardId)) return;
    ids.add(card.cardId);
    normaliser.count(card);
    cards.push(card);
  };
  for (const card of unpackCards(firstHalf, normaliser)) take(card);
  for (const card of own) take(card);
  return cards;
}
