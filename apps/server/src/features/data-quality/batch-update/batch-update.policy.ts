import type { ApplyBatchUpdate, BatchUpdateSummary } from '@gorodok/contract';
import type { BatchCode } from './batch-update.codes.ts';

type Facts = Pick<BatchUpdateSummary, 'state' | 'counts' | 'undoUntil'> & {
  rows: string | null;
  hasFileError: boolean;
};

/** Whether the same has been asked for already: a second click does nothing more. */
export const isAppliedAlready = (current: Facts, wanted: ApplyBatchUpdate): boolean =>
  (current.state === 'queued' || current.state === 'applied') && current.rows === wanted.rows;

/** Why an update can't be applied; null if it can. */
export function refusalToApply(
  { state, counts, hasFileError }: Facts,
  wanted: ApplyBatchUpdate,
): BatchCode | null {
  if (state !== 'checked') return 'batch_update.not_open';
  if (hasFileError || (wanted.rows === 'all' && counts.rowsWithErrors > 0))
    return 'batch_update.rows_have_errors';
  return counts.rowsToChange === 0 ? 'batch_update.nothing_to_change' : null;
}

export const isUndoneAlready = ({ state }: Pick<Facts, 'state'>): boolean =>
  state === 'undoing' || state === 'undone';

/** Why an update can't be undone; null if it can. */
export function refusalToUndo({ state, undoUntil }: Facts): BatchCode | null {
  if (state !== 'applied') return 'batch_update.not_open';
  return undoUntil === null ? 'batch_update.undo_over' : null;
}

/** What is under way or done can't be taken back by throwing the file away. */
export const canDiscard = ({ state }: Pick<Facts, 'state'>): boolean =>
  state === 'checked' || state === 'failed' || state === 'discarded';
