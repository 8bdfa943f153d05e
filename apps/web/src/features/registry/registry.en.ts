export default {
  'kind.general': 'School',
  'kind.preschool': 'Kindergarten',
  'kind.additional': 'Additional education',
  'kind.boarding': 'Boarding school',
  'kind.college': 'College',
  'kind.education_authority': 'Education authority',
};
