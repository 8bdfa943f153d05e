import { formatNumber } from '../../../platform/text/numbers.ts';

/** «97 %»; nobody of nobody is none. Never rounded up to all, nor down to none. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '0 %';
  const exact = (100 * part) / whole;
  const shown = part === whole ? 100 : part === 0 ? 0 : Math.min(99, Math.max(1, Math.round(exact)));
  return `${formatNumber(shown)} %`;
}
