/** Journal and diary. */
export const learningSentences = {
  'diary.not_found': { ru: 'Такого дневника нет.', en: 'There is no such diary.' },
  'subject_group.not_found': { ru: 'Такого журнала нет.', en: 'There is no such journal.' },
  'class_summary.not_found': { ru: 'Такого класса нет.', en: 'There is no such class.' },
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
  'lesson.period_closed': {
    ru: 'Учебный период закрыт. Разрешить запись может заместитель директора.',
    en: 'The period is closed. The deputy head may permit writing.',
  },
  'period_mark.period_closed': {
    ru: 'Учебный период закрыт. Разрешить запись может заместитель директора.',
    en: 'The period is closed. The deputy head may permit writing.',
  },
  'period_mark.period_not_begun': {
    ru: 'Учебный период ещё не начался.',
    en: 'The period has not begun yet.',
  },
  'period_mark.period_unknown': {
    ru: 'Такого учебного периода у этого класса нет.',
    en: 'The class has no such period.',
  },
  'period_mark.no_examination_in_grade': {
    ru: 'Экзаменационные и итоговые отметки ставят в 9 и 11 классах.',
    en: 'Examination and final marks are given in grades 9 and 11.',
  },
  'period_mark.none_in_first_grade': {
    ru: 'В первом классе отметок не ставят.',
    en: 'The first grade learns without marks.',
  },
  'period_mark.named_twice': {
    ru: 'Одна и та же отметка названа дважды.',
    en: 'The same mark is named twice.',
  },
  'period_mark.changed_meanwhile': {
    ru: 'Эту отметку только что изменили. Откройте страницу заново и проверьте её.',
    en: 'Somebody has just changed this mark. Open the page anew and look at it.',
  },
  'period_closing.period_not_begun': {
    ru: 'Учебный период ещё не начался, закрывать нечего.',
    en: 'The period has not begun yet: there is nothing to close.',
  },
  'period_closing.only_heads_open': {
    ru: 'Открыть закрытый период может заместитель директора или директор.',
    en: 'A closed period is opened by the deputy head or the director.',
  },
  'period_closing.reason_needed': {
    ru: 'Напишите, почему период открывается снова.',
    en: 'Say why the period is opened again.',
  },
  'period_reopening.period_not_closed': {
    ru: 'Этот период открыт: разрешение не нужно.',
    en: 'The period is open: no permission is needed.',
  },
  'period_reopening.day_is_over': {
    ru: 'Этот день уже прошёл.',
    en: 'This day is over.',
  },
  'mark_threshold.out_of_order': {
    ru: 'Порог более высокой отметки должен быть больше.',
    en: 'A better mark needs a higher average.',
  },
  'mark.lesson_in_future': { ru: 'Урок ещё не состоялся.', en: 'The lesson has not been held yet.' },
} as const;
