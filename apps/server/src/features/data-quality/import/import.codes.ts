import { unreadableFileCodes } from '../spreadsheets/index.ts';

/** Why an import as a whole is refused or has failed; each has a sentence in the contract. */
export const refusalCodes = [
  ...unreadableFileCodes,
  'import.not_found',
  'import.file_missing',
  'import.not_open', // applied, failed or discarded already, or under way
  'import.rows_have_errors',
  'import.nothing_to_apply',
  'import.changed_since_check',
  'import.file_lost',
  'import.failed_inside',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];
