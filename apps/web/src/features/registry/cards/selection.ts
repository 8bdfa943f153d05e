import type { CardSelection } from '@gorodok/contract';
import type { CardView } from './card-address.ts';

/** The cards that are ticked: some of those seen, or all that match, seen or not, but for some. */
export type Ticked =
  | { readonly all: false; readonly ids: ReadonlySet<number> }
  | { readonly all: true; readonly except: ReadonlySet<number> };

export const noneTicked: Ticked = { all: false, ids: new Set() };
export const allTicked: Ticked = { all: true, except: new Set() };

export const isTicked = (ticked: Ticked, id: number): boolean =>
  ticked.all ? !ticked.except.has(id) : ticked.ids.has(id);

export const countTicked = (ticked: Ticked, total: number): number =>
  ticked.all ? total - ticked.except.size : ticked.ids.size;

/** Ticks a card, or takes its tick away. */
export function toggled(ticked: Ticked, id: number): Ticked {
  const ids = new Set(ticked.all ? ticked.except : ticked.ids);
  if (!ids.delete(id)) ids.add(id);
  return ticked.all ? { all: true, except: ids } : { all: false, ids };
}

/** As the API is told. */
export function selectionOf(ticked: Ticked, { kind, filters }: CardView, search: string): CardSelection {
  if (!ticked.all) return { kind, personIds: [...ticked.ids] };
  return { kind, filters, ...(search && { search }), except: [...ticked.except] };
}
