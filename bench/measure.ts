/** What a round of measuring found: how many a second, and how long one took, in milliseconds. */
export interface Round {
  rate: number;
  p50: number;
  p95: number;
  p99: number;
}

/**
 * Keeps `atOnce` callers busy for `seconds`, each beginning its next call when the last has ended. A call that throws ends
 * the measuring: a figure of failures is none.
 */
export async function measure(
  call: (turn: number) => Promise<void>,
  atOnce: number,
  seconds: number,
): Promise<Round> {
  const began = performance.now();
  const until = began + seconds * 1000;
  const durations: number[] = [];
  let turn = 0;
  const caller = async () => {
    for (let now = performance.now(); now < until;) {
      await call(turn++);
      const done = performance.now();
      durations.push(done - now);
      now = done;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, caller));
  return roundOf(durations, (performance.now() - began) / 1000);
}

/**
 * Begins a call every 1/`perSecond` of a second, whether those before have ended or not, as people who know nothing of each
 * other do. A call's time counts from the moment when it was due, so that waiting behind a slow one counts as well.
 */
export async function measureOpen(
  call: (turn: number) => Promise<void>,
  perSecond: number,
  seconds: number,
): Promise<Round> {
  const began = performance.now();
  const count = Math.max(1, Math.round(perSecond * seconds));
  const calls: Promise<number>[] = [];
  for (let turn = 0; turn < count; turn++) {
    const due = began + (turn * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    calls.push(call(turn).then(() => performance.now() - due));
  }
  const durations = await Promise.all(calls);
  return roundOf(durations, (performance.now() - began) / 1000);
}

function roundOf(durations: number[], seconds: number): Round {
  durations.sort((one, other) => one - other);
  return {
    rate: durations.length / seconds,
    p50: quantile(durations, 0.5),
    p95: quantile(durations, 0.95),
    p99: quantile(durations, 0.99),
  };
}

/**
 * The round in the middle, by rate or, where the clock has given the rate, by p95: a shared machine has slow moments, and one lucky
 * round proves nothing.
 */
export function middle(rounds: readonly Round[], by: 'rate' | 'p95' = 'rate'): Round {
  const sorted = [...rounds].sort((one, other) => one[by] - other[by]);
  const round = sorted[Math.floor(sorted.length / 2)];
  if (!round) throw new Error('There is no round to choose from.');
  return round;
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
