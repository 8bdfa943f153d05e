// `node bench/duplicates/write-cards.ts FILE NUMBER [SEED]`: the cards as a file for `npm run duplicates`, and beside it FILE.truth.csv.
import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { russianColumns } from '@gorodok/linkage';
import { russianCards } from './russian-cards/index.ts';

const quoted = (value: string): string => (/[",]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** Writes `count` cards and, in a file of its own that no program under test is given, who they are. */
export async function writeRussianCards(path: string, count: number, seed: string): Promise<void> {
  const cards = createWriteStream(path);
  const truth = createWriteStream(truthOf(path));
  cards.write(`${Object.keys(russianColumns).join(',')}\n`);
  truth.write('card_id,person_id\n');
  let [lines, people] = ['', ''];
  for (const { card, personId } of russianCards(count, seed)) {
    lines += `${Object.values(russianColumns)
      .map((field) => quoted(card[field] ?? ''))
      .join(',')}\n`;
    people += `${card.cardId},${personId}\n`;
    if (lines.length < 1 << 18) continue;
    await Promise.all([written(cards, lines), written(truth, people)]);
    [lines, people] = ['', ''];
  }
  const finished = [once(cards, 'finish'), once(truth, 'finish')];
  cards.end(lines);
  truth.end(people);
  await Promise.all(finished);
}

export const truthOf = (path: string): string => `${path}.truth.csv`;

async function written(stream: WriteStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}

if (import.meta.main) {
  const [path, count = '', seed = 'gorodok'] = process.argv.slice(2);
  if (!path || !/^\d+$/u.test(count)) {
    console.error('Usage: node bench/duplicates/write-cards.ts FILE NUMBER [SEED]');
    process.exitCode = 2;
  } else await writeRussianCards(path, Number(count), seed);
}
