import type { References } from '#features/registry/person-mergers/index.ts';

const whoDidIt = 'who acted is a fact of that day';

/** What is taught follows the teacher's employment; marks and attendance point to enrolments and stay where they are. */
export const learningReferences: References = {
  person: [],
  employment: [
    {
      table: 'subject_group',
      columns: ['teacher_employment_id'],
      key: 'id',
      unique: [],
      shownAs: 'teaching',
    },
  ],
  stays: {
    'mark.entered_by_person_id': whoDidIt,
    'attendance.entered_by_person_id': whoDidIt,
    'period_mark.entered_by_person_id': whoDidIt,
    'earlier_period_mark.entered_by_person_id': whoDidIt,
    'earlier_period_mark.replaced_by_person_id': whoDidIt,
    'period_closing.closed_by_person_id': whoDidIt,
    'period_closing.opened_by_person_id': whoDidIt,
    'period_reopening.permitted_by_person_id': whoDidIt,
    'earlier_mark.entered_by_person_id': whoDidIt,
    'earlier_mark.replaced_by_person_id': whoDidIt,
  },
};
