/** Input and the platform itself: what any route may answer. */
export const inputSentences = {
  internal: {
    ru: 'Ошибка на нашей стороне. Ничего не потеряно: повторите через минуту, а если не поможет, сообщите номер обращения.',
    en: 'A fault on our side. Nothing is lost: try again in a minute, and if it persists, report the request number.',
  },
  not_found: { ru: 'Такой записи нет.', en: 'There is no such record.' },
  forbidden: { ru: 'У вашей роли нет права на это действие.', en: 'Your role does not allow this.' },
  not_signed_in: { ru: 'Войдите, чтобы продолжить.', en: 'Sign in to go on.' },
  consent_needed: { ru: 'Сначала ответьте на запрос согласия.', en: 'Answer the request for consent first.' },
  role_needed: { ru: 'Сначала выберите организацию и роль.', en: 'Choose an organization and a role first.' },
  foreign_origin: {
    ru: 'Запрос пришёл с чужой страницы и отклонён.',
    en: 'The request came from a foreign page and was refused.',
  },
  input_invalid: { ru: 'Проверьте отмеченные поля.', en: 'Check the marked fields.' },
  body_not_json: { ru: 'Тело запроса не читается как JSON.', en: 'The body cannot be read as JSON.' },
  body_too_large: { ru: 'Запрос больше допустимого размера.', en: 'The request is over the size limit.' },
  media_type_unsupported: {
    ru: 'Такой вид данных не принимается.',
    en: 'This kind of data is not accepted.',
  },
  shutting_down: {
    ru: 'Сервер перезапускается. Повторите через несколько секунд.',
    en: 'The server restarts. Try again in a few seconds.',
  },
  database_unavailable: {
    ru: 'База данных недоступна. Повторите через минуту.',
    en: 'The database is not available. Try again in a minute.',
  },
  migrations_pending: {
    ru: 'Сервер обновляется. Повторите через несколько минут.',
    en: 'The server is being updated. Try again in a few minutes.',
  },
  try_again: { ru: 'Две записи столкнулись. Повторите действие.', en: 'Two changes met. Try again.' },
  field_required: { ru: 'Обязательное поле.', en: 'This field is required.' },
  field_unknown: { ru: 'Такого поля здесь нет.', en: 'There is no such field here.' },
  field_type: {
    ru: 'Значение другого вида, чем ожидается.',
    en: 'The value is of another kind than expected.',
  },
  field_not_a_date: {
    ru: 'Такой даты нет; нужна дата вида 2026-11-22.',
    en: 'There is no such date; expected one like 2026-11-22.',
  },
  field_not_listed: {
    ru: 'Значение не из списка допустимых.',
    en: 'The value is not in the list of allowed ones.',
  },
  field_too_long: { ru: 'Слишком длинное значение.', en: 'The value is too long.' },
  field_too_short: { ru: 'Слишком короткое значение.', en: 'The value is too short.' },
  field_out_of_range: { ru: 'Число вне допустимых границ.', en: 'The number is out of range.' },
  field_format: {
    ru: 'Значение записано не так, как ожидается.',
    en: 'The value is not written as expected.',
  },
} as const;
