import type { References } from '#features/registry/person-mergers/index.ts';

/** Nothing here moves: what a card lacks follows from the card, and what was accepted was the value of that record. */
export const completenessReferences: References = {
  person: [],
  employment: [],
  stays: {
    'completeness.person_id': 'counted anew from the list of changes',
    'completeness_due.person_id': 'a list of changes',
    'accepted_finding.person_id': 'a value of that record was looked at',
    'accepted_finding.accepted_by_person_id': 'who acted is a fact of that day',
  },
};
