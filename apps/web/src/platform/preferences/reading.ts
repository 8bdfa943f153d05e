import { useSyncExternalStore } from 'react';
import { readPreference, writePreference } from './storage.ts';

export const textSizes = ['usual', 'large', 'largest'] as const;
export type TextSize = (typeof textSizes)[number];
export const letterSpacings = ['usual', 'wide'] as const;
export type LetterSpacing = (typeof letterSpacings)[number];
export type Reading = { textSize: TextSize; letterSpacing: LetterSpacing };

const listeners = new Set<() => void>();
let reading: Reading = {
  textSize: textSizes.find((size) => size === readPreference('text-size')) ?? 'usual',
  letterSpacing: letterSpacings.find((spacing) => spacing === readPreference('letter-spacing')) ?? 'usual',
};

/** Puts the chosen sizes on the document, where the style sheet takes them from (ГОСТ Р 52872). */
export function applyReading(): void {
  document.documentElement.dataset['textSize'] = reading.textSize;
  document.documentElement.dataset['letterSpacing'] = reading.letterSpacing;
}

export function changeReading(change: Partial<Reading>): void {
  reading = { ...reading, ...change };
  writePreference('text-size', reading.textSize);
  writePreference('letter-spacing', reading.letterSpacing);
  applyReading();
  for (const listener of listeners) listener();
}

export function useReading(): Reading {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => reading,
  );
}
