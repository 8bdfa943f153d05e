import { importCellSentences } from './import-cells.ts';

/** Import of people and of a timetable: the file as a whole, rows and cells. */
export const importSentences = {
  'import.not_found': { ru: 'Такой загрузки нет.', en: 'There is no such import.' },
  'import.file_missing': {
    ru: 'Файл не пришёл: выберите его ещё раз.',
    en: 'No file has arrived: choose it again.',
  },
  'import.file_not_spreadsheet': {
    ru: 'Это не таблица Excel. Подойдут файлы .xls и .xlsx; в Excel или LibreOffice выберите «Сохранить как».',
    en: 'This is no Excel file. Use .xls or .xlsx.',
  },
  'import.file_damaged': {
    ru: 'Файл повреждён и не читается. Откройте его в Excel или LibreOffice и сохраните заново.',
    en: 'The file is damaged. Open it in Excel or LibreOffice and save it again.',
  },
  'import.file_encrypted': {
    ru: 'Файл защищён паролем. Снимите пароль и загрузите файл ещё раз.',
    en: 'The file is protected by a password. Remove it and upload the file again.',
  },
  'import.file_unpacks_too_large': {
    ru: 'Содержимое файла слишком велико. Скопируйте одни значения в новый файл.',
    en: 'What the file holds is too large. Copy the values alone into a new file.',
  },
  'import.too_many_rows': {
    ru: 'В таблице больше 20 000 строк. Разделите её на несколько файлов.',
    en: 'The sheet has more than 20,000 rows. Divide it into several files.',
  },
  'import.too_many_columns': {
    ru: 'В таблице больше 200 столбцов. Оставьте только нужные.',
    en: 'The sheet has more than 200 columns. Keep only those needed.',
  },
  'import.not_open': {
    ru: 'Эта загрузка уже выполнена, отменена или выполняется. Чтобы загрузить данные, выберите файл ещё раз.',
    en: 'This import has been applied, discarded or is under way. Upload the file again.',
  },
  'import.rows_have_errors': {
    ru: 'В файле есть строки с ошибками. Исправьте их и загрузите файл ещё раз или загрузите только строки без ошибок.',
    en: 'Some rows have errors. Mend them and upload the file again, or apply only the faultless rows.',
  },
  'import.nothing_to_apply': {
    ru: 'В файле нет ни одной строки без ошибок, загружать нечего.',
    en: 'No row is without errors, so there is nothing to apply.',
  },
  'import.changed_since_check': {
    ru: 'После проверки файла карточки изменились, и в нём появились ошибки. Ничего не загружено: посмотрите отчёт и загрузите файл ещё раз.',
    en: 'The cards have changed since the check, and now there are errors. Nothing was applied: see the report and upload the file again.',
  },
  'import.file_lost': {
    ru: 'Файл не нашёлся в хранилище. Загрузите его ещё раз.',
    en: 'The file is gone from the store. Upload it again.',
  },
  'import.failed_inside': {
    ru: 'Загрузка прервалась из-за сбоя на сервере, ничего не изменено. Попробуйте ещё раз; если не поможет, обратитесь в поддержку.',
    en: 'The import failed because of a fault of the server; nothing was changed. Try again or turn to support.',
  },
  'file.heading_missing': {
    ru: 'В таблице нет обязательного столбца. Проверьте, как он назван в первой строке: образец есть в шаблоне.',
    en: 'A mandatory column is missing. See the template for its heading.',
  },
  'file.heading_repeated': {
    ru: 'Столбец с таким названием встречается дважды. Оставьте один.',
    en: 'Two columns have this heading. Keep one.',
  },
  'file.heading_unknown': {
    ru: 'Такого столбца загрузка не знает, он пропущен.',
    en: 'This column is not known and is passed over.',
  },
  'file.no_rows': { ru: 'В таблице нет ни одной строки с данными.', en: 'The sheet has no rows with data.' },
  'file.other_sheet_ignored': {
    ru: 'В файле несколько листов; этот не загружается.',
    en: 'The file has several sheets; this one is passed over.',
  },
  'file.merged_cells': {
    ru: 'Ячейки объединены: значение есть только у первой, остальные считаются пустыми.',
    en: 'The cells are merged: only the first has a value, the others count as empty.',
  },
  'file.findings_cut': {
    ru: 'Замечаний слишком много, показаны не все. Исправьте эти и загрузите файл ещё раз.',
    en: 'There are too many findings to show them all. Mend these and upload the file again.',
  },
  'file.open_year_missing': {
    ru: 'В организации нет открытого учебного года. Откройте его, затем загрузите файл.',
    en: 'The organization has no open academic year. Open one, then upload the file.',
  },
  'file.bells_created': {
    ru: 'Расписание звонков не заполнено: будет взято обычное, с 8:30 по 45 минут. Его можно изменить.',
    en: 'There are no bells yet: the usual ones, 45 minutes from 8:30 on, will be set.',
  },
  'row.repeated': {
    ru: 'Этот человек уже есть в другой строке файла. Строка не загружается: сравните обе и оставьте верную.',
    en: 'This person stands in another row already. The row stays out: compare both and keep the right one.',
  },
  'row.same_name': {
    ru: 'Полный тёзка есть в другой строке. Если это один и тот же человек, оставьте одну строку.',
    en: 'A namesake stands in another row. If it is the same person, keep one row.',
  },
  'row.parents_are_one_person': {
    ru: 'Похоже, оба родителя – один и тот же человек. Будет заведена одна карточка.',
    en: 'Both parents seem to be one person. One card will be made.',
  },
  'row.parent_is_student': {
    ru: 'Родитель совпадает с самим учеником. Проверьте строку.',
    en: 'The parent is the same person as the student. Check the row.',
  },
  'row.parent_has_only_a_name': {
    ru: 'О родителе известно только имя. Карточка будет заведена, но войти по ней нельзя, пока её не заполнят.',
    en: 'Only the name of the parent is known. The card must be completed before the parent can sign in.',
  },
  'row.parent_without_name': {
    ru: 'Данные родителя есть, а фамилии и имени нет. Эти ячейки пропущены.',
    en: 'There are details of a parent, but no name. These cells are passed over.',
  },
  'row.several_cards_match': {
    ru: 'Этому человеку подходят сразу несколько карточек. Сначала объедините их в разделе «Дубликаты».',
    en: 'Several cards match this person. Merge them first.',
  },
  'row.certainly_known': {
    ru: 'У этого человека уже есть карточка, хотя записан он иначе. Будет взята она.',
    en: 'This person has a card already, written otherwise. It will be taken.',
  },
  'row.probably_known': {
    ru: 'Похоже, у этого человека уже есть карточка. Будет заведена новая: проверьте пару в разделе «Дубликаты».',
    en: 'This person seems to have a card already. A new one will be made: check the pair in «Duplicates».',
  },
  'row.student_enrolled_elsewhere': {
    ru: 'Ученик числится в другой организации. Сначала нужен приказ о выбытии оттуда.',
    en: 'The student is enrolled in another organization and has to leave it by an order first.',
  },
  ...importCellSentences,
} as const;
