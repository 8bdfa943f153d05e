/** A modest brake on guessing passwords: after five failures in a row an account rests for a minute. */
export interface Throttle {
  isClosed(key: string, now: Date): boolean;
  countFailure(key: string, now: Date): void;
  reset(key: string): void;
}

const allowedFailures = 5;
const restMs = 60_000;
const mostKeys = 10_000;

export function throttle(): Throttle {
  const failures = new Map<string, { count: number; last: number }>();
  const current = (key: string, now: Date) => {
    const entry = failures.get(key);
    return entry && now.getTime() - entry.last < restMs ? entry : { count: 0, last: 0 };
  };
  return {
    isClosed: (key, now) => current(key, now).count >= allowedFailures,
    countFailure(key, now) {
      if (failures.size >= mostKeys) failures.clear();
      failures.set(key, { count: current(key, now).count + 1, last: now.getTime() });
    },
    reset: (key) => failures.delete(key),
  };
}
