import type { References } from '#features/registry/person-mergers/index.ts';

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
  stays: {},
};
