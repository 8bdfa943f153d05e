// `npm run bench:duplicates`: how well and how fast cards of one person are found, beside the limits.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { reportFailure } from '../../scripts/report-failure.ts';
import { PlainFailure } from '../../scripts/plain-failure.ts';
import { linkCards, Normaliser, type Card, type ProfileName } from '@gorodok/linkage';
import { accuracyOf, bestF1, countTruePairs, type Accuracy } from './accuracy.ts';
import { febrlCards } from './febrl-cards.ts';
import { linesOf, runCommand } from './run-command.ts';
import { truthOf, writeRussianCards } from './write-cards.ts';

interface Limit {
  readonly text: string;
  readonly kept: boolean;
}

try {
  const { cards, seed } = readOptions(process.argv.slice(2));
  console.log(
    `Machine: ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}, Node.js ${process.version}\n`,
  );
  await measureRussian(cards, seed);
  measureFebrl(3, seed, { best: 0.994, delivered: 0.98 });
  measureFebrl(4, seed, { best: 0.999, delivered: 0.995 });
} catch (error) {
  reportFailure(error);
}

function readOptions(parameters: readonly string[]): { cards: number; seed: string } {
  const failure = new PlainFailure('Known are, after «--»: --cards NUMBER and --seed WORD.');
  try {
    const { values } = parseArgs({
      args: [...parameters],
      options: { cards: { type: 'string', default: '100000' }, seed: { type: 'string', default: 'gorodok' } },
    });
    if (!/^\d+$/u.test(values.cards)) throw failure;
    return { cards: Number(values.cards), seed: values.seed };
  } catch {
    throw failure;
  }
}

async function measureRussian(count: number, seed: string): Promise<void> {
  const folder = join(tmpdir(), 'gorodok-duplicates');
  await mkdir(folder, { recursive: true });
  const file = join(folder, `cards-${count}.csv`);
  const [pairs, clusters] = [join(folder, 'pairs.csv'), join(folder, 'clusters.csv')];
  await writeRussianCards(file, count, seed);
  const cost = await runCommand(['--in', file, '--out', pairs, '--clusters', clusters]);
  const roles = new Map<string, string>();
  for await (const [id = '', role = ''] of linesOf(file)) roles.set(id, role);
  const people = new Map<string, number>();
  for await (const [id = '', person = ''] of linesOf(truthOf(file))) people.set(id, Number(person));
  const ids = [...people.keys()];
  const groupOf = (one: string, other: string): string => {
    const role = roles.get(one) ?? '';
    return role === roles.get(other) ? role : 'across roles';
  };
  const truth = countTruePairs([...people.values()], (one, other) =>
    groupOf(ids[one] ?? '', ids[other] ?? ''),
  );
  const all = [...truth.values()].reduce((sum, pairsOfGroup) => sum + pairsOfGroup, 0);
  const found = new Map<string, { all: number; right: number }>();
  const add = (name: string, right: boolean): void => {
    const counts = found.get(name) ?? { all: 0, right: 0 };
    counts.all++;
    if (right) counts.right++;
    found.set(name, counts);
  };
  for await (const [one = '', other = '', , zone = ''] of linesOf(pairs)) {
    const right = people.get(one) === people.get(other);
    add(zone, right);
    if (zone === 'possible') continue;
    add('linked', right);
    add(groupOf(one, other), right);
  }
  const of = (name: string, total: number): Accuracy =>
    accuracyOf(found.get(name)?.right ?? 0, found.get(name)?.all ?? 0, total);
  console.log(
    `| ${count} Russian cards | precision | recall | F1 | right | wrong | missed | limit |\n| --- | --- | --- | --- | --- | --- | --- | --- |`,
  );
  const linked = of('linked', all);
  const least = count >= 2_000_000 ? 0.93 : 0.95;
  row('certain + probable', linked, { text: `F1 ≥ ${least}`, kept: linked.f1 >= least });
  const certain = of('certain', all);
  row('certain', certain, {
    text: 'precision ≥ 0.999, recall ≥ 0.6',
    kept: certain.precision >= 0.999 && certain.recall >= 0.6,
  });
  for (const [group, total] of truth) {
    const accuracy = of(group, total);
    row(
      group,
      accuracy,
      group === 'student' ? { text: 'recall ≥ 0.98', kept: accuracy.recall >= 0.98 } : undefined,
    );
  }
  const possible = of('possible', all - linked.truePositives);
  row('possible, beside these', possible);
  const memory = cost.gibibytes === undefined ? 'unknown' : `${cost.gibibytes.toFixed(2)} GiB`;
  console.log(
    `\nThe command took ${cost.seconds.toFixed(0)} s and ${memory}; the limit at 2,000,000 is 120 s and 5 GiB.\n`,
  );
}

function measureFebrl(set: 3 | 4, seed: string, least: { best: number; delivered: number }): void {
  const cards = febrlCards(set, seed);
  const { pairs } = link(
    cards.map(({ card }) => card),
    'generic',
  );
  const isTrue = (pair: { one: number; other: number }): boolean =>
    cards[pair.one]?.personId === cards[pair.other]?.personId;
  const all =
    countTruePairs(
      cards.map(({ personId }) => personId),
      () => 'all',
    ).get('all') ?? 0;
  const best = bestF1(pairs.map(isTrue), all);
  const linked = pairs.filter(({ zone }) => zone !== 'possible');
  const delivered = accuracyOf(linked.filter(isTrue).length, linked.length, all);
  console.log(
    `| like FEBRL ${set} | precision | recall | F1 | right | wrong | missed | limit |\n| --- | --- | --- | --- | --- | --- | --- | --- |`,
  );
  row('best over thresholds', best, { text: `F1 ≥ ${least.best}`, kept: best.f1 >= least.best });
  row('certain + probable', delivered, {
    text: `F1 ≥ ${least.delivered}`,
    kept: delivered.f1 >= least.delivered,
  });
  console.log('');
}

function link(cards: readonly Card[], profile: ProfileName) {
  const normaliser = new Normaliser(profile);
  const normalised = cards.map((card) => normaliser.normalise(card));
  for (const card of normalised) normaliser.count(card);
  return linkCards(normalised, normaliser);
}

function row(name: string, accuracy: Accuracy, limit?: Limit): void {
  const { precision, recall, f1, truePositives, falsePositives, falseNegatives } = accuracy;
  const verdict = limit ? `${limit.text}${limit.kept ? '' : ' – **not kept**'}` : '';
  if (limit && !limit.kept) process.exitCode = 1;
  console.log(
    `| ${name} | ${precision.toFixed(4)} | ${recall.toFixed(4)} | ${f1.toFixed(4)} | ${truePositives} | ${falsePositives} | ${falseNegatives} | ${verdict} |`,
  );
}
