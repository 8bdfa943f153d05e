import { useSyncExternalStore } from 'react';
import { readPreference, writePreference } from '../../../platform/preferences/storage.ts';

/** Enough for a school year of one child; the oldest are forgotten first. */
const limit = 2000;
const listeners = new Set<() => void>();
let done: readonly number[] | undefined;

function read(): readonly number[] {
  if (done) return done;
  try {
    const stored: unknown = JSON.parse(readPreference('homework-done') ?? '[]');
    done = Array.isArray(stored) ? stored.filter(Number.isSafeInteger) : [];
  } catch {
    done = [];
  }
  return done;
}

/** The lesson's homework ticked or not, on this device alone: it is the child's own list, not the school's. */
export function useHomeworkDone(lessonId: number): [boolean, (done: boolean) => void] {
  const ticked = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => read().includes(lessonId),
  );
  return [ticked, (value) => tick(lessonId, value)];
}

function tick(lessonId: number, value: boolean): void {
  const others = read().filter((known) => known !== lessonId);
  done = value ? [...others, lessonId].slice(-limit) : others;
  writePreference('homework-done', JSON.stringify(done));
  for (const listener of listeners) listener();
}
