import { unreadableFileCodes } from '../spreadsheets/index.ts';

/** Why an export or an update as a whole is refused or has failed; each has a sentence in the contract. */
export const batchCodes = [
  ...unreadableFileCodes,
  'import.file_missing',
  'batch_export.not_found',
  'batch_export.not_ready',
  'batch_export.too_many_rows',
  'batch_export.nobody',
  'batch_export.failed_inside',
  'batch_update.not_found',
  'batch_update.not_open',
  'batch_update.too_many_rows',
  'batch_update.rows_have_errors',
  'batch_update.nothing_to_change',
  'batch_update.changed_since_check',
  'batch_update.file_lost',
  'batch_update.failed_inside',
  'batch_update.undo_over',
] as const;
export type BatchCode = (typeof batchCodes)[number];
