/** «Книга движения»: why an order, or one line of it, is refused. */
export const movementSentences = {
  'order.not_found': { ru: 'Такого приказа нет.', en: 'There is no such order.' },
  'order.signed_already': {
    ru: 'Приказ уже подписан. Подписанный приказ не меняют: его исправляют другим приказом.',
    en: 'The order is signed already. A signed order is not changed: another order corrects it.',
  },
  'order.changed_meanwhile': {
    ru: 'Черновик тем временем изменил кто-то другой. Откройте его заново.',
    en: 'Somebody else has changed the draft meanwhile. Open it again.',
  },
  'order.number_taken': {
    ru: 'Приказ с таким номером на этот день уже есть.',
    en: 'There is an order with this number on this day already.',
  },
  'order.without_lines': { ru: 'В приказе нет ни одного ученика.', en: 'The order names no student.' },
  'order.lines_refused': {
    ru: 'Приказ не подписан: проверьте отмеченных учеников.',
    en: 'The order is not signed: check the marked students.',
  },
  'order.dated_in_future': {
    ru: 'Приказ датирован будущим днём: его можно будет подписать в этот день.',
    en: 'The order is dated in the future: it can be signed on that day.',
  },
  'order.destination_missing': {
    ru: 'Укажите, куда выбывает ученик: организацию региона или место словами.',
    en: 'Say where the student goes: an organization of the region, or a place in words.',
  },
  'order.destination_twice': {
    ru: 'Укажите что-то одно: организацию региона или место словами.',
    en: 'Give one of the two: an organization of the region, or a place in words.',
  },
  'order.destination_needless': {
    ru: 'Место выбытия указывают только в приказе о выбытии.',
    en: 'Only an order of transfer out names a destination.',
  },
  'order.destination_is_here': {
    ru: 'Это ваша же организация: для другого класса есть приказ о переводе из класса в класс.',
    en: 'This is your own organization: for another class there is the order of transfer between classes.',
  },
  'order.destination_unknown': { ru: 'Такой организации нет.', en: 'There is no such organization.' },
  'order.corrected_missing': {
    ru: 'Приказ об исправлении называет приказ и строки, которые отменяет.',
    en: 'A correction names the order and the lines that it takes back.',
  },
  'order.student_missing': {
    ru: 'Назовите ученика: зачисляют человека, переводят того, кто уже учится.',
    en: 'Name the student: a person is admitted, who learns here is moved.',
  },
  'order.student_unknown': {
    ru: 'Такого ученика в вашей организации нет.',
    en: 'Your organization has no such student.',
  },
  'order.class_unknown': {
    ru: 'Такого класса в вашей организации нет.',
    en: 'Your organization has no such class.',
  },
  'order.line_unknown': { ru: 'В исправляемом приказе такой строки нет.', en: 'The order has no such line.' },
  'order.snils_invalid': {
    ru: 'Проверьте СНИЛС: такого номера нет.',
    en: 'Check the SNILS: it is not valid.',
  },
  'order.student_repeated': {
    ru: 'Ученик назван в приказе дважды.',
    en: 'The order names the student twice.',
  },
  'order.student_left': {
    ru: 'Ученик уже выбыл: движение по этому зачислению закончено.',
    en: 'The student has left already.',
  },
  'order.student_enrolled_here': {
    ru: 'Ученик уже зачислен в вашу организацию.',
    en: 'The student is enrolled here already.',
  },
  'order.student_enrolled_elsewhere': {
    ru: 'Ученик ещё числится в другой школе. Оставьте приказ черновиком: прежняя школа увидит запрос и издаст приказ о выбытии.',
    en: 'The student is still enrolled in another school. Keep the draft: that school sees the request and will sign its order.',
  },
  'order.person_exists': {
    ru: 'Человек с таким СНИЛС уже есть. Найдите его по СНИЛС вместо новой карточки.',
    en: 'There is a person with this SNILS already. Find the card by SNILS instead of a new one.',
  },
  'order.class_missing': { ru: 'Выберите класс.', en: 'Choose a class.' },
  'order.class_same': { ru: 'Ученик уже в этом классе.', en: 'The student is in this class already.' },
  'order.class_of_another_year': {
    ru: 'Класс другого учебного года: для этого есть приказ о переводе в следующий класс.',
    en: 'The class is of another year: an order of promotion does that.',
  },
  'order.class_of_same_year': {
    ru: 'Выберите класс следующего учебного года.',
    en: 'Choose a class of the next academic year.',
  },
  'order.class_of_closed_year': {
    ru: 'Учебный год этого класса закрыт.',
    en: 'The academic year of this class is closed.',
  },
  'order.grade_not_next': { ru: 'Это не следующая параллель.', en: 'This is not the next grade.' },
  'order.grade_not_same': {
    ru: 'На повторное обучение оставляют в той же параллели.',
    en: 'Who repeats a year stays in the same grade.',
  },
  'order.date_outside_year': {
    ru: 'День движения вне учебного года этого класса.',
    en: 'The day lies outside the academic year of the class.',
  },
  'order.date_before_last_order': {
    ru: 'День раньше последнего приказа об этом ученике.',
    en: 'The day is before the last order about this student.',
  },
  'order.leaving_in_future': {
    ru: 'Этот день ещё не настал: приказ о выбытии подписывают в день выбытия или позже.',
    en: 'This day has not come yet: sign the order on the day of leaving, or later.',
  },
  'order.payment_missing': { ru: 'Выберите вид оплаты.', en: 'Choose the payment kind.' },
  'order.payment_same': { ru: 'Вид оплаты и так такой.', en: 'The payment kind is that already.' },
  'order.line_built_upon': {
    ru: 'После этого приказа о ученике изданы другие: сначала исправьте последний.',
    en: 'Later orders build on this one: correct the latest first.',
  },
  'order.line_taken_back': { ru: 'Эта строка уже отменена.', en: 'This line is taken back already.' },
  'order.class_has_marks': {
    ru: 'В этом классе ученику уже поставлены оценки или отметки о посещении.',
    en: 'The student has marks or attendance in this class already.',
  },
  'order.student_likely_known': {
    ru: 'Похоже, у этого ученика уже есть карточка. В черновике выберите её или укажите, почему нужна новая.',
    en: 'This student seems to have a card already. Take it in the draft, or say why a new one is needed.',
  },
} as const;
