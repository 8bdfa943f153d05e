import { useSyncExternalStore } from 'react';

/** How often the clock is looked at: often enough to notice the bell. */
const lookMs = 20_000;

/** The time of the reader's device as `HH:MM`; a new minute draws anew. */
export const useClock = (): string => useSyncExternalStore(subscribe, read);

function subscribe(listener: () => void): () => void {
  const timer = setInterval(listener, lookMs);
  return () => clearInterval(timer);
}

const read = (): string => new Date().toTimeString().slice(0, 5);
