/** «Пакетное обновление»: the export, the update, and what is found in its rows beyond the sentences of imports. */
export const batchUpdateSentences = {
  'batch_export.not_found': { ru: 'Такой выгрузки нет.', en: 'There is no such export.' },
  'batch_export.not_ready': {
    ru: 'Файл ещё не готов или уже удалён: выгрузите данные ещё раз.',
    en: 'The file is not ready yet or is gone already: export the data again.',
  },
  'batch_export.too_many_rows': {
    ru: 'В отборе больше 40 000 строк. Выгрузите данные по классам или параллелям.',
    en: 'More than 40,000 rows are selected. Export the data by classes or parallels.',
  },
  'batch_export.nobody': {
    ru: 'В этом отборе нет ни одной карточки.',
    en: 'No card is selected.',
  },
  'batch_export.failed_inside': {
    ru: 'Файл не получился из-за сбоя на сервере. Попробуйте ещё раз.',
    en: 'The file was not made because of a fault of the server. Try again.',
  },
  'batch_update.not_found': { ru: 'Такого обновления нет.', en: 'There is no such update.' },
  'batch_update.not_open': {
    ru: 'Это обновление уже выполнено, отменено или выполняется. Чтобы обновить данные, выберите файл ещё раз.',
    en: 'This update has been applied, discarded or is under way. Upload the file again.',
  },
  'batch_update.too_many_rows': {
    ru: 'В файле больше 40 000 строк. Разделите его на несколько файлов.',
    en: 'The file has more than 40,000 rows. Divide it into several files.',
  },
  'batch_update.rows_have_errors': {
    ru: 'В файле есть строки с ошибками. Исправьте их и загрузите файл ещё раз или обновите только строки без ошибок.',
    en: 'Some rows have errors. Mend them and upload the file again, or apply only the faultless rows.',
  },
  'batch_update.nothing_to_change': {
    ru: 'В файле нет изменений, которые можно внести.',
    en: 'The file holds no change that could be made.',
  },
  'batch_update.changed_since_check': {
    ru: 'После проверки карточки изменились, и в файле появились ошибки. Ничего не обновлено: посмотрите отчёт, выгрузите данные заново и повторите.',
    en: 'The cards have changed since the check, and now there are errors. Nothing was updated: see the report, export the data anew and repeat.',
  },
  'batch_update.file_lost': {
    ru: 'Файл не нашёлся в хранилище. Загрузите его ещё раз.',
    en: 'The file is gone from the store. Upload it again.',
  },
  'batch_update.failed_inside': {
    ru: 'Обновление прервалось из-за сбоя на сервере, ничего не изменено. Попробуйте ещё раз; если не поможет, обратитесь в поддержку.',
    en: 'The update failed because of a fault of the server; nothing was changed. Try again or turn to support.',
  },
  'batch_update.undo_over': {
    ru: 'Это обновление отменить уже нельзя: прошло больше 30 дней.',
    en: 'This update can be undone no more: more than 30 days have passed.',
  },
  'file.key_column_missing': {
    ru: 'В файле нет столбца «Ключ строки». Загрузите файл, который вы получили на шаге «1. Выгрузка данных», и не удаляйте скрытый первый столбец.',
    en: 'The column with the keys of the rows is missing. Upload the file that step 1 has given you, with its hidden first column.',
  },
  'file.export_unknown': {
    ru: 'Файл выгружен не из вашей организации или больше 30 дней назад. Выгрузите данные заново.',
    en: 'The file was not exported from your organization, or more than 30 days ago. Export the data anew.',
  },
  'file.other_filter': {
    ru: 'Файл выгружен с другим отбором, чем выбран сейчас. Выберите тот же класс, параллель или школу и загрузите файл ещё раз.',
    en: 'The file was exported with another filter than the one chosen now. Choose the same one and upload the file again.',
  },
  'row.key_damaged': {
    ru: 'Ключ строки изменён или стёрт. Не меняйте скрытый первый столбец и не добавляйте строк: новых людей вносит «Загрузка из файла».',
    en: 'The key of the row is changed or missing. Leave the hidden first column alone and add no rows: new people come by an import.',
  },
  'row.from_another_export': {
    ru: 'Строка вставлена из другого файла: из другого класса, другой организации или другой выгрузки. Загрузите тот файл отдельно.',
    en: 'The row comes from another file: another class, organization or export. Upload that file by itself.',
  },
  'row.outside_filter': {
    ru: 'Этой карточки больше нет в отборе: человек выбыл, перешёл в другой класс или связь с ребёнком закрыта. Выгрузите данные заново.',
    en: 'The card is in the filter no more: the person has left, has changed class, or the link with the child has ended. Export the data anew.',
  },
  'row.another_person': {
    ru: 'В строке оказался другой человек: имя изменено вместе с фамилией или датой рождения. Возможно, при сортировке строки сместились относительно скрытого столбца.',
    en: 'The row holds another person: the first name has changed together with the surname or the birth date. The rows may have moved against the hidden column.',
  },
  'row.merged_cells': {
    ru: 'В строке объединённые ячейки. Отмените объединение и впишите значения в каждую строку.',
    en: 'The row has merged cells. Unmerge them and fill in each row.',
  },
  'cell.locked': {
    ru: 'Этот столбец в файле не меняется. Верните прежнее значение; ФИО и дату рождения ученика исправляют в карточке.',
    en: 'This column is not changed by a file. Put the former value back; names and birth dates of students are mended on the card.',
  },
  'cell.changed_meanwhile': {
    ru: 'Пока вы правили файл, это поле изменили в карточке. Выгрузите данные заново, чтобы не стереть чужую правку.',
    en: 'Somebody has changed this field on the card since the export. Export the data anew, so that nothing of theirs is lost.',
  },
  'cell.value_removed': {
    ru: 'Ячейка пуста: значение будет стёрто из карточки. Если стирать не нужно, верните его.',
    en: 'The cell is empty: the value will be removed from the card. Put it back if it shall stay.',
  },
  'cell.yes_or_empty': {
    ru: 'Здесь пишут «да» или оставляют ячейку пустой.',
    en: 'Write «да» here or leave the cell empty.',
  },
  'cell.entry_given_twice': {
    ru: 'Такой документ или контакт уже есть в карточке этого человека.',
    en: 'The card of this person has such a document or contact already.',
  },
} as const;
