import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { NormalisedCard } from '../card.ts';
import { explain } from '../explanation.ts';
import type { Linkage } from '../link-cards.ts';

/**
 * Writes pairs and clusters. Both files are written beside their places and renamed when all of it is there: whoever finds them finds
 * them whole, and a failure leaves former ones as they were.
 */
export async function writeResults(
  paths: { readonly out: string; readonly clusters: string },
  cards: readonly NormalisedCard[],
  linkage: Linkage,
): Promise<void> {
  const written: { draft: string; path: string }[] = [];
  try {
    for (const [path, lines] of [
      [paths.out, pairLines(cards, linkage)],
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

async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  const stream = createWriteStream(path);
  const failed = once(stream, 'error').then(([error]) => {
    throw error;
  });
  failed.catch(() => {}); // raced below; nobody else waits for it
  let text = '';
  for (const line of lines) {
    text += `${line}\n`;
    if (text.length < pieceLength) continue;
    if (!stream.write(text)) await Promise.race([once(stream, 'drain'), failed]);
    text = '';
  }
  const finished = once(stream, 'finish');
  stream.end(text);
  await Promise.race([finished, failed]);
}

const pieceLength = 1 << 18;

function* pairLines(cards: readonly NormalisedCard[], { pairs, judge, profile }: Linkage): Generator<string> {
  yield 'card_a,card_b,score,zone,reason';
  for (const { one, other, score, zone, implied } of pairs) {
    const [a, b] = [cards[one], cards[other]];
    if (!a || !b) continue;
    const reason = explain(judge.comparison, judge.judge(a, b), profile);
    const through = implied ? 'через общую карточку; ' : '';
    yield [quoted(a.cardId), quoted(b.cardId), score.toFixed(2), zone, quoted(through + reason)].join(',');
  }
}

/** A person is named after one of the cards, the first by its id. Cards that stand alone are not listed. */
function* clusterLines(cards: readonly NormalisedCard[], { clusters }: Linkage): Generator<string> {
  yield 'card_id,person_id';
  const idOf = (card: number): string => cards[card]?.cardId ?? '';
  const people: string[][] = [];
  for (let card = 0; card < cards.length; card++)
    if (clusters.find(card) === card && clusters.sizeOf(card) > 1)
      people.push(clusters.members(card).map(idOf).sort());
  people.sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
  for (const ids of people) for (const id of ids) yield `${quoted(id)},${quoted(ids[0] ?? id)}`;
}

const quoted = (value: string): string =>
  /[",;\n]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
