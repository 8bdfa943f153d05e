export default {
  title: 'Summary of class {{name}}',
  back: 'All journals',
  when: 'Of what',
  student: 'Student',
  mean: 'Mean',
  note: 'Large – the period mark, small – the average of lessons.',
  noStudents: 'The class has no students',
  noSubjects: 'The class has no subjects',
  noSubjectsNote: 'Subjects come with the timetable.',
};
