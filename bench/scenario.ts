import type { Round } from './measure.ts';

/** What a scenario finds in place: a region, and the server upon it. */
export interface Bench {
  databaseUrl: string;
  origin: string;
}

/** One line of the table. */
export interface Figure {
  name: string;
  perSecond?: string;
  p50?: string;
  p95?: string;
  p99?: string;
  /** Where it is none of these. */
  measured?: string;
  /** What it must keep; without `kept` it is an aim, which fails nothing. */
  limit?: { text: string; kept?: boolean };
}

export interface Scenario {
  title: string;
  /** Where it needs lessons and marks, which a region made by its number of students has not. */
  needsLessons?: true;
  /** @returns the lines of its table; what they stand beside was measured in the same run. */
  run(bench: Bench): Promise<Figure[]>;
}

/** The figures of a round, in milliseconds, as the table shows them. */
export const figuresOf = ({ rate, p50, p95, p99 }: Round) => ({
  perSecond: rate.toFixed(0),
  p50: p50.toFixed(1),
  p95: p95.toFixed(1),
  p99: p99.toFixed(1),
});

/** The table of a scenario, as bench/README.md has it. */
export function tableOf(title: string, figures: readonly Figure[]): string {
  const rows = figures.map(({ name, perSecond = '', p50 = '', p95 = '', p99 = '', measured = '', limit }) => {
    const verdict = limit ? `${limit.text}${limit.kept === false ? ' – **not kept**' : ''}` : '';
    return `| ${name} | ${perSecond} | ${p50} | ${p95} | ${p99} | ${measured} | ${verdict} |`;
  });
  return [
    `| ${title} | a second | median, ms | p95, ms | p99, ms | other | limit |`,
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

export const keepsLimits = (figures: readonly Figure[]): boolean =>
  figures.every(({ limit }) => limit?.kept !== false);
