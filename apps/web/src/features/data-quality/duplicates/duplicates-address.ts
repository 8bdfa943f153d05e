import type { CardKind, DuplicatePairsQuery } from '@gorodok/contract';

export const kinds = ['student', 'guardian', 'employee'] as const satisfies readonly CardKind[];
export type Show = DuplicatePairsQuery['show'];
const shows = ['certain', 'probable', 'snils_conflict', 'requested'] as const satisfies readonly Show[];
const views = ['mergers', 'decisions'] as const;

/** Where one stands: the part of the region, and which pairs of it are listed. */
export interface DuplicatesAddress {
  view?: (typeof views)[number];
  kind?: CardKind;
  municipality?: number;
  organization?: number;
  class?: number;
  show?: Show;
}

const positive = (value: unknown): number =>
  Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : 0;

export function readDuplicatesAddress(search: Record<string, unknown>): DuplicatesAddress {
  const view = views.find((known) => known === search['view']);
  const kind = kinds.find((known) => known === search['kind']);
  const show = shows.find((known) => known === search['show']);
  const numbers = (['municipality', 'organization', 'class'] as const).flatMap((name) => {
    const id = positive(search[name]);
    return id ? [[name, id] as const] : [];
  });
  return {
    ...(view && { view }),
    ...(kind && { kind }),
    ...(show && { show }),
    ...Object.fromEntries(numbers),
  };
}

/** The two cards that are compared. */
export const readPairAddress = (search: Record<string, unknown>): { a: number; b: number } => ({
  a: positive(search['a']),
  b: positive(search['b']),
});
