import { parentPort, workerData } from 'node:worker_threads';
import type { NormalisedCard } from '../card.ts';
import { Normaliser } from '../normalisation/normaliser.ts';
import { readCsv } from './csv-reader.ts';
import { packCards } from './packed-cards.ts';
import { readLine } from './read-line.ts';
import type { HalfToRead, ReadHalf } from './second-half.ts';

const { path, part, columns, profile }: HalfToRead = workerData;
const normaliser = new Normaliser(profile);
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
const answer: ReadHalf = { cards: packCards(cards, normaliser), lines: Uint32Array.from(lines), broken };
parentPort?.postMessage(answer, [
  answer.cards.numbers.buffer,
  answer.cards.addresses.buffer,
  answer.lines.buffer,
]);
