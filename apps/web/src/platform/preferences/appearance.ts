import type { Appearance } from '@gorodok/contract';
import { useSyncExternalStore } from 'react';
import { readPreference, writePreference } from './storage.ts';

export type ColorScheme = Appearance['colorScheme'];
export type Contrast = NonNullable<Appearance['contrast']>;

// The lists stand here too, since the contract's own would bring the whole schema library to a parent's phone.
export const colorSchemes = ['auto', 'light', 'dark'] as const satisfies ColorScheme[];
export const textSizes = ['usual', 'large', 'largest'] as const satisfies Appearance['textSize'][];
export const spacings = ['usual', 'wide', 'widest'] as const satisfies Appearance['letterSpacing'][];
export const contrasts = ['black_on_white', 'white_on_black', 'blue'] as const satisfies Contrast[];

const oneOf = <Word extends string>(words: readonly Word[], text: string | null): Word | undefined =>
  words.find((word) => word === text);

let appearance: Appearance = {
  colorScheme: oneOf(colorSchemes, readPreference('color-scheme')) ?? 'auto',
  textSize: oneOf(textSizes, readPreference('text-size')) ?? 'usual',
  letterSpacing: oneOf(spacings, readPreference('letter-spacing')) ?? 'usual',
  lineSpacing: oneOf(spacings, readPreference('line-spacing')) ?? 'usual',
  contrast: oneOf(contrasts, readPreference('contrast')) ?? null,
  pictures: readPreference('pictures') !== 'off',
};
const listeners = new Set<() => void>();
const choices = new Set<() => void>();

export const currentAppearance = (): Appearance => appearance;

/** Puts the choice on the root of the document, where the style sheets of every screen take it from (ГОСТ Р 52872). */
export function showAppearance(): void {
  const { dataset } = document.documentElement;
  dataset['textSize'] = appearance.textSize;
  dataset['letterSpacing'] = appearance.letterSpacing;
  dataset['lineSpacing'] = appearance.lineSpacing;
  dataset['pictures'] = appearance.pictures ? 'on' : 'off';
  if (appearance.contrast) dataset['contrast'] = appearance.contrast;
  else delete dataset['contrast'];
}

/** What the account says on another device; remembered here as well, for before the next sign-in. */
export function takeAppearance(next: Appearance): void {
  appearance = next;
  writePreference('color-scheme', next.colorScheme);
  writePreference('text-size', next.textSize);
  writePreference('letter-spacing', next.letterSpacing);
  writePreference('line-spacing', next.lineSpacing);
  writePreference('contrast', next.contrast);
  writePreference('pictures', next.pictures ? null : 'off');
  showAppearance();
  for (const listener of listeners) listener();
}

/** The person's own choice at this screen. */
export function changeAppearance(change: Partial<Appearance>): void {
  takeAppearance({ ...appearance, ...change });
  for (const tell of choices) tell();
}

/** Calls back on every choice of the person, not on what came from the account. */
export function onAppearanceChosen(tell: () => void): () => void {
  choices.add(tell);
  return () => choices.delete(tell);
}

export function onAppearanceChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useAppearance = (): Appearance => useSyncExternalStore(onAppearanceChanged, currentAppearance);
