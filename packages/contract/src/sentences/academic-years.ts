/** «Учебные годы» and the rollover. */
export const academicYearSentences = {
  'academic_year.not_found': { ru: 'Такого учебного года нет.', en: 'There is no such academic year.' },
  'academic_year.name_taken': {
    ru: 'Учебный год с таким названием уже есть.',
    en: 'There is an academic year of this name already.',
  },
  'academic_year.changed_meanwhile': {
    ru: 'Учебный год тем временем изменил кто-то другой. Откройте его заново.',
    en: 'Somebody else has changed the year meanwhile. Open it again.',
  },
  'academic_year.closed': { ru: 'Учебный год закрыт.', en: 'The academic year is closed.' },
  'academic_year.not_planned': {
    ru: 'Открыть можно только запланированный год.',
    en: 'Only a planned year can be opened.',
  },
  'academic_year.not_open': {
    ru: 'Закрыть можно только открытый год.',
    en: 'Only an open year can be closed.',
  },
  'academic_year.two_open_already': {
    ru: 'Открыты уже два года: закройте прежний.',
    en: 'Two years are open already: close the former one.',
  },
  'academic_year.has_students': {
    ru: 'В классах этого года ещё есть ученики: сначала переведите их или выпустите.',
    en: 'The classes of this year still have students: move or graduate them first.',
  },
  'academic_year.period_in_use': {
    ru: 'В периоде, который убирают, уже есть итоговые отметки, или он закрыт. Его можно изменить, но не убрать.',
    en: 'A period that is taken away has marks already, or is closed. It can be changed, not removed.',
  },
  'academic_year.ends_before_start': {
    ru: 'Конец раньше начала.',
    en: 'The end is before the beginning.',
  },
  'academic_year.too_long': {
    ru: 'Учебный год не длиннее 13 месяцев.',
    en: 'An academic year is not longer than 13 months.',
  },
  'academic_year.overlaps': {
    ru: 'Пересекается с другим учебным годом.',
    en: 'Overlaps another academic year.',
  },
  'academic_year.period_outside_year': {
    ru: 'Выходит за пределы учебного года.',
    en: 'Lies outside the academic year.',
  },
  'academic_year.period_overlaps': {
    ru: 'Пересекается с другим периодом тех же параллелей.',
    en: 'Overlaps another period of the same grades.',
  },
  'academic_year.period_repeated': {
    ru: 'Такой период уже есть.',
    en: 'There is such a period already.',
  },
  'rollover.not_found': { ru: 'Плана перевода нет.', en: 'There is no plan of the rollover.' },
  'rollover.no_year_before': {
    ru: 'Перед этим годом нет открытого года, из которого можно перевести классы.',
    en: 'There is no open year before this one to move classes from.',
  },
  'rollover.changed_meanwhile': {
    ru: 'План тем временем изменил кто-то другой. Откройте его заново.',
    en: 'Somebody else has changed the plan meanwhile. Open it again.',
  },
  'rollover.applied_already': {
    ru: 'Перевод уже выполнен.',
    en: 'The rollover has been carried out already.',
  },
  'rollover.not_applied': { ru: 'Перевод не выполнен.', en: 'The rollover has not been carried out.' },
  'rollover.nothing_to_do': { ru: 'В плане никто не назван.', en: 'The plan names nobody.' },
  'rollover.class_unknown': {
    ru: 'Такого класса в прежнем году нет.',
    en: 'The former year has no such class.',
  },
  'rollover.class_repeated': { ru: 'Класс назван дважды.', en: 'The class is named twice.' },
  'rollover.student_unknown': {
    ru: 'Такого ученика в классах прежнего года нет.',
    en: 'The classes of the former year have no such student.',
  },
  'rollover.student_repeated': { ru: 'Ученик назван дважды.', en: 'The student is named twice.' },
  'rollover.class_name_missing': {
    ru: 'Назовите класс нового года.',
    en: 'Name the class of the new year.',
  },
  'rollover.class_name_unreadable': {
    ru: 'Это не похоже на название класса.',
    en: 'This does not look like the name of a class.',
  },
  'rollover.marks_given': {
    ru: 'В новых классах уже есть оценки или отметки о посещении: отменить перевод нельзя, исправляйте приказами.',
    en: 'The new classes have marks or attendance already: the rollover cannot be undone; correct it by orders.',
  },
  'rollover.being_corrected': {
    ru: 'Часть этого перевода стоит в неподписанном приказе об исправлении: сначала подпишите или удалите его.',
    en: 'Some of this rollover stands in a correction that is not signed: sign or remove it first.',
  },
  'rollover.built_upon': {
    ru: 'После перевода изданы другие приказы об этих учениках: сначала отмените их.',
    en: 'Later orders about these students build on the rollover: take them back first.',
  },
} as const;
