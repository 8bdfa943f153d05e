/** Journal and diary. */
export const learningSentences = {
  'diary.not_found': { ru: 'Такого дневника нет.', en: 'There is no such diary.' },
  'subject_group.not_found': { ru: 'Такого журнала нет.', en: 'There is no such journal.' },
  'lesson.not_found': { ru: 'Такого урока нет.', en: 'There is no such lesson.' },
  'lesson.locked': { ru: 'Урок закрыт для изменений.', en: 'The lesson is closed for changes.' },
  'lesson.year_closed': {
    ru: 'Учебный год закрыт: журнал можно только читать.',
    en: 'The academic year is closed: the journal can only be read.',
  },
  'assignment.not_found': { ru: 'Такого задания нет.', en: 'There is no such assignment.' },
  'mark.not_your_lesson': {
    ru: 'Оценки ставит учитель, который ведёт этот урок.',
    en: 'Marks are given by the teacher of the lesson.',
  },
  'mark.student_not_in_class': {
    ru: 'Этот ученик не учится в классе этого урока.',
    en: 'This student is not in the class of the lesson.',
  },
  'mark.lesson_in_future': { ru: 'Урок ещё не состоялся.', en: 'The lesson has not been held yet.' },
} as const;
