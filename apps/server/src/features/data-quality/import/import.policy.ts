import type { ApplyImport, Import } from '@gorodok/contract';
import type { RefusalCode } from './import.codes.ts';

type Facts = Pick<Import, 'state' | 'counts'> & { rows: string | null };

/** Whether the same has been asked for already: a second click does nothing more. */
export const isAppliedAlready = (current: Facts, wanted: ApplyImport): boolean =>
  (current.state === 'queued' || current.state === 'applied') && current.rows === wanted.rows;

/** Why an import can't be applied; null if it can. */
export function refusalToApply(current: Facts, wanted: ApplyImport): RefusalCode | null {
  if (current.state !== 'checked') return 'import.not_open';
  const { rows, faultlessRows } = current.counts;
  if (faultlessRows === 0) return 'import.nothing_to_apply';
  return wanted.rows === 'all' && faultlessRows < rows ? 'import.rows_have_errors' : null;
}

/** What is under way or done can't be taken back by throwing the file away. */
export const canDiscard = ({ state }: Pick<Facts, 'state'>): boolean =>
  state === 'checked' || state === 'failed' || state === 'discarded';
