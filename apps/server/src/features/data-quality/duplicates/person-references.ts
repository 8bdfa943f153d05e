import type { References } from '#features/registry/person-mergers/index.ts';

/** Nothing here moves: what was found follows from the cards, and what was said is of the records that it was said of. */
export const duplicateReferences: References = {
  person: [],
  employment: [],
  stays: {
    'linkage_key.person_id': 'keyed anew from the list of changes',
    'linkage_due.person_id': 'a list of changes',
    'duplicate_pair.person_a': 'found anew from the list of changes',
    'duplicate_pair.person_b': 'found anew from the list of changes',
    'duplicate_place.person_a': 'goes with its pair',
    'duplicate_place.person_b': 'goes with its pair',
    'duplicate_decision.person_a': 'what was said of a card holds for whoever it was merged into',
    'duplicate_decision.person_b': 'what was said of a card holds for whoever it was merged into',
    'duplicate_decision.decided_by_person_id': 'who acted is a fact of that day',
    'duplicate_decision.undone_by_person_id': 'who acted is a fact of that day',
    'merger_request.person_a': 'settled by the merger',
    'merger_request.person_b': 'settled by the merger',
    'merger_request.requested_by_person_id': 'who acted is a fact of that day',
    'duplicate_warning.created_person_id': 'a warning was about that record',
    'duplicate_warning.likely_person_ids': 'a warning was about those records',
    'duplicate_warning.warned_person_id': 'who acted is a fact of that day',
  },
};
