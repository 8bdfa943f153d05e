import type { MarkValue } from '@gorodok/contract';
import type { Language } from '../../../platform/i18n/language.ts';

export type WeightedMark = { value: MarkValue; weight: number };

/** Σ mark·weight / Σ weight over the marks that are numbers; null while there is none. */
export function weightedAverage(marks: readonly WeightedMark[]): number | null {
  let sum = 0;
  let weights = 0;
  for (const { value, weight } of marks) {
    const number = Number(value);
    if (!Number.isInteger(number)) continue;
    sum += number * weight;
    weights += weight;
  }
  return weights === 0 ? null : sum / weights;
}

/** «4,33» */
export function formatAverage(average: number | null, language: Language): string {
  if (average === null) return '';
  const text = (Math.round(average * 100) / 100).toFixed(2);
  return language === 'ru' ? text.replace('.', ',') : text;
}
