import type { References } from '#features/registry/person-mergers/index.ts';

/** Nothing here moves: what went out in a file, and what a file changed, was of that record. */
export const batchUpdateReferences: References = {
  person: [],
  employment: [],
  stays: {
    'batch_export_row.person_id': 'the row went out about that record',
    'batch_update_change.person_id': 'the change was made to that record',
  },
};
