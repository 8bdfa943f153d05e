/** What a cell of a file is found to have: how it was mended, or how to mend it. */
export const importCellSentences = {
  'cell.formula': {
    ru: 'В ячейке формула. Замените её значением: «Специальная вставка» – «Значения».',
    en: 'The cell holds a formula. Replace it by its value.',
  },
  'cell.spreadsheet_error': {
    ru: 'В ячейке ошибка таблицы (например, #Н/Д). Впишите значение.',
    en: 'The cell holds an error of the spreadsheet. Enter the value.',
  },
  'cell.too_long': { ru: 'Слишком длинный текст. Сократите его.', en: 'The text is too long. Shorten it.' },
  'cell.snils_repeated': {
    ru: 'Этот же СНИЛС стоит у другого человека в файле. Проверьте оба по документам.',
    en: 'The same СНИЛС stands at another person in the file. Check both against the documents.',
  },
  'cell.snils_belongs_to_another_card': {
    ru: 'Этот СНИЛС уже стоит в карточке другого человека. Проверьте номер по документу; если он верен, обратитесь к координатору.',
    en: 'This СНИЛС belongs to another card. Check it against the document; if it is right, turn to the coordinator.',
  },
  'cell.differs_from_card': {
    ru: 'В карточке стоит другое значение. Оно остаётся; если верно то, что в файле, исправьте карточку.',
    en: 'The card says something else and stays as it is. If the file is right, correct the card.',
  },
  'cell.name_looks_mistyped': {
    ru: 'Похоже на опечатку. Загрузится как есть; сверьте с документом.',
    en: 'This looks like a slip of the hand. It is taken as it is; check it against the document.',
  },
  'cell.first_name_looks_like_patronymic': {
    ru: 'В столбце «Имя» стоит что-то похожее на отчество. Сверьте с документом.',
    en: 'The first name looks like a patronymic. Check it against the document.',
  },
  'cell.sex_unknown': {
    ru: 'Пол написан непонятно. Пишите «М» или «Ж».',
    en: 'The sex is not clear. Write М or Ж.',
  },
  'cell.sex_disagrees_with_patronymic': {
    ru: 'Пол не сходится с отчеством. Проверьте оба столбца.',
    en: 'The sex does not agree with the patronymic. Check both columns.',
  },
  'cell.surname_of_other_sex': {
    ru: 'Окончание фамилии не сходится с полом. Проверьте фамилию по документу.',
    en: 'The ending of the surname does not agree with the sex. Check it against the document.',
  },
  'cell.birth_date_doubtful': {
    ru: 'Такую дату часто вписывают вместо неизвестной. Загрузится как есть; сверьте с документом.',
    en: 'This date is often typed for an unknown one. It is taken as it is; check it against the document.',
  },
  'cell.age_unusual_for_grade': {
    ru: 'Возраст необычен для этого класса. Проверьте дату рождения и класс.',
    en: 'The age is unusual for this grade. Check the birth date and the class.',
  },
  'cell.parent_too_young': {
    ru: 'Родитель старше ребёнка меньше чем на 16 лет. Проверьте даты рождения.',
    en: 'The parent is less than 16 years older than the child. Check the birth dates.',
  },
  'cell.document_kind_unknown': {
    ru: 'Вид документа не распознан: загружаются паспорт РФ и свидетельство о рождении. Документ внесите в карточку вручную.',
    en: 'The kind of document is not known here. Enter the document in the card by hand.',
  },
  'cell.class_format': {
    ru: 'Класс написан непонятно. Пишите номер и букву: «7А».',
    en: 'The class is not clear. Write the grade and the letter: 7А.',
  },
  'cell.class_created': {
    ru: 'Такого класса в этом учебном году ещё нет, он будет создан.',
    en: 'There is no such class in this academic year yet; it will be created.',
  },
  'cell.class_differs': {
    ru: 'Ученик числится в другом классе и остаётся в нём. Перевод оформляется приказом.',
    en: 'The student is in another class and stays there. A transfer takes an order.',
  },
  'cell.class_unknown': {
    ru: 'Такого класса в открытом учебном году нет. Проверьте название или сначала загрузите учеников.',
    en: 'There is no such class in the open year. Check the name, or import the students first.',
  },
  'cell.class_has_teacher': {
    ru: 'У этого класса уже есть другой классный руководитель, он остаётся.',
    en: 'The class has another class teacher, who stays.',
  },
  'cell.position_without_role': {
    ru: 'Эта должность не даёт прав в системе. Если они нужны, назначьте роль в карточке сотрудника.',
    en: 'This position gives no role. Give one in the card if it is needed.',
  },
  'cell.subject_created': {
    ru: 'Такого предмета ещё нет в справочнике, он будет добавлен. Проверьте, нет ли опечатки.',
    en: 'There is no such subject in the dictionary; it will be added. Check the spelling.',
  },
  'cell.weekday_unknown': {
    ru: 'День недели написан непонятно. Пишите «понедельник» или «пн»; воскресенья в расписании нет.',
    en: 'The weekday is not clear. Sunday has no lessons.',
  },
  'cell.lesson_number_unknown': {
    ru: 'Номер урока должен быть числом от 1 до 14.',
    en: 'The number of the lesson must be from 1 to 14.',
  },
  'cell.bell_missing': {
    ru: 'В расписании звонков нет урока с таким номером. Добавьте звонок или исправьте номер.',
    en: 'There is no bell for a lesson of this number. Add one or correct the number.',
  },
  'cell.teacher_unknown': {
    ru: 'Такого сотрудника в организации нет. Проверьте имя или сначала загрузите сотрудников.',
    en: 'There is no such employee. Check the name, or import the staff first.',
  },
  'cell.teacher_ambiguous': {
    ru: 'Так зовут нескольких сотрудников. Напишите имя и отчество полностью.',
    en: 'Several employees are called so. Write the name in full.',
  },
  'cell.teacher_missing': {
    ru: 'Учитель не указан: урок загрузится без учителя.',
    en: 'No teacher is named: the lesson goes in without one.',
  },
  'cell.teacher_found_by_subject': {
    ru: 'Учитель не указан; этот предмет ведёт только один сотрудник, взят он.',
    en: 'No teacher is named; the only employee who teaches this subject is taken.',
  },
  'cell.teacher_differs_in_class': {
    ru: 'Этот предмет в этом классе в другой строке ведёт другой учитель. Оставьте одного.',
    en: 'Another row names another teacher for this subject in this class. Keep one.',
  },
  'cell.teacher_replaced': {
    ru: 'Раньше этот предмет в классе вёл другой учитель; журнал перейдёт к новому.',
    en: 'Another teacher has taught this subject in the class; the journal goes over to the new one.',
  },
  'cell.class_busy': {
    ru: 'У этого класса в это время уже есть урок.',
    en: 'The class has a lesson at this time already.',
  },
  'cell.teacher_busy': {
    ru: 'Учитель в это время уже ведёт урок в другом классе.',
    en: 'The teacher has a lesson in another class at this time.',
  },
  'cell.room_busy': { ru: 'Кабинет в это время уже занят.', en: 'The room is taken at this time.' },
  'cell.value_missing': { ru: 'Обязательная ячейка пуста.', en: 'A mandatory cell is empty.' },
  'cell.value_and_absence': {
    ru: 'Указано и значение, и что его нет. Оставьте одно.',
    en: 'There is both a value and the statement that there is none. Keep one.',
  },
  'cell.snils_format': {
    ru: 'В СНИЛС есть лишние знаки. Пишите одиннадцать цифр: 123-456-789 00.',
    en: 'The СНИЛС has other signs than digits.',
  },
  'cell.snils_length': {
    ru: 'В СНИЛС не одиннадцать цифр. Сверьте с документом.',
    en: 'The СНИЛС does not have eleven digits. Check it against the document.',
  },
  'cell.snils_checksum': {
    ru: 'В СНИЛС ошибка: контрольное число не сходится. Сверьте каждую цифру с документом.',
    en: 'The check digits of the СНИЛС are wrong. Check each digit against the document.',
  },
  'cell.snils_placeholder': {
    ru: 'Это не СНИЛС, а заполнитель (нули или одинаковые цифры). Впишите номер из документа.',
    en: 'This is a filler, not a СНИЛС. Enter the number of the document.',
  },
  'cell.inn_format': { ru: 'В ИНН есть лишние знаки.', en: 'The ИНН has other signs than digits.' },
  'cell.inn_length': {
    ru: 'В ИНН неверное число цифр: у организации их 10, у человека 12.',
    en: 'The ИНН has the wrong number of digits.',
  },
  'cell.inn_checksum': {
    ru: 'В ИНН ошибка: контрольное число не сходится.',
    en: 'The check digits of the ИНН are wrong.',
  },
  'cell.inn_placeholder': { ru: 'Это не ИНН, а заполнитель.', en: 'This is a filler, not an ИНН.' },
  'cell.ogrn_format': { ru: 'В ОГРН есть лишние знаки.', en: 'The ОГРН has other signs than digits.' },
  'cell.ogrn_length': {
    ru: 'В ОГРН неверное число цифр: у организации их 13, у предпринимателя 15.',
    en: 'The ОГРН has the wrong number of digits.',
  },
  'cell.ogrn_checksum': {
    ru: 'В ОГРН ошибка: контрольное число не сходится.',
    en: 'The check digit of the ОГРН is wrong.',
  },
  'cell.ogrn_placeholder': { ru: 'Это не ОГРН, а заполнитель.', en: 'This is a filler, not an ОГРН.' },
  'cell.passport_series_missing': { ru: 'Нет серии паспорта.', en: 'The series of the passport is missing.' },
  'cell.passport_series_format': {
    ru: 'В серии паспорта должно быть 4 цифры.',
    en: 'The series of a passport has 4 digits.',
  },
  'cell.passport_number_missing': {
    ru: 'Нет номера паспорта.',
    en: 'The number of the passport is missing.',
  },
  'cell.passport_number_format': {
    ru: 'В номере паспорта должно быть 6 цифр.',
    en: 'The number of a passport has 6 digits.',
  },
  'cell.passport_placeholder': {
    ru: 'Это не паспорт, а заполнитель.',
    en: 'This is a filler, not a passport.',
  },
  'cell.passport_department_code_format': {
    ru: 'Код подразделения пишется так: 000-000.',
    en: 'A department code is written 000-000.',
  },
  'cell.birth_certificate_series_missing': {
    ru: 'Нет серии свидетельства о рождении.',
    en: 'The series of the birth certificate is missing.',
  },
  'cell.birth_certificate_series_format': {
    ru: 'Серия свидетельства о рождении пишется римскими цифрами и двумя русскими буквами: IV-ЕР.',
    en: 'The series of a birth certificate is written IV-ЕР.',
  },
  'cell.birth_certificate_number_missing': {
    ru: 'Нет номера свидетельства о рождении.',
    en: 'The number of the birth certificate is missing.',
  },
  'cell.birth_certificate_number_format': {
    ru: 'В номере свидетельства о рождении должно быть 6 цифр.',
    en: 'The number of a birth certificate has 6 digits.',
  },
  'cell.birth_certificate_placeholder': {
    ru: 'Это не свидетельство о рождении, а заполнитель.',
    en: 'This is a filler, not a birth certificate.',
  },
  'cell.phone_format': {
    ru: 'Телефон написан непонятно. Оставьте одни цифры: +7 912 345-67-89.',
    en: 'The phone number is not clear.',
  },
  'cell.phone_length': {
    ru: 'В номере телефона не хватает цифр или есть лишние; нужен и код города.',
    en: 'The phone number has too few or too many digits.',
  },
  'cell.phone_several': {
    ru: 'Здесь несколько телефонов. Оставьте один.',
    en: 'There are several phone numbers. Keep one.',
  },
  'cell.phone_not_russian': {
    ru: 'Это не российский номер телефона.',
    en: 'This is no Russian phone number.',
  },
  'cell.phone_placeholder': {
    ru: 'Это не телефон, а заполнитель.',
    en: 'This is a filler, not a phone number.',
  },
  'cell.email_format': {
    ru: 'Адрес электронной почты написан с ошибкой.',
    en: 'The e-mail address is not right.',
  },
  'cell.email_not_latin': {
    ru: 'В адресе электронной почты есть русские буквы.',
    en: 'The e-mail address has Cyrillic letters.',
  },
  'cell.name_placeholder': {
    ru: 'Вместо имени стоит прочерк или слово «нет».',
    en: 'There is a dash or a filler instead of a name.',
  },
  'cell.name_has_digits': { ru: 'В имени есть цифры.', en: 'The name has digits.' },
  'cell.name_has_remark': {
    ru: 'В имени есть пометка – скобки или звёздочка. Уберите её и проверьте, не дубль ли это.',
    en: 'The name has a remark: brackets or an asterisk. Remove it, and check whether this is a duplicate.',
  },
  'cell.name_has_signs': { ru: 'В имени есть посторонние знаки.', en: 'The name has foreign signs.' },
  'cell.name_not_cyrillic': {
    ru: 'Имя написано не русскими буквами.',
    en: 'The name is not in Cyrillic letters.',
  },
  'cell.name_mixes_alphabets': {
    ru: 'В имени смешаны русские и латинские буквы.',
    en: 'The name mixes Cyrillic and Latin letters.',
  },
  'cell.initials_instead_of_name': {
    ru: 'Вместо полного имени стоит инициал. Впишите имя полностью.',
    en: 'There is an initial instead of the name. Write it in full.',
  },
  'cell.date_format': {
    ru: 'Дата написана непонятно. Пишите день, месяц и год: 30.01.2014.',
    en: 'The date is not clear. Write 30.01.2014.',
  },
  'cell.date_two_digit_year': {
    ru: 'В дате год из двух цифр. Напишите четыре.',
    en: 'The year has two digits. Write four.',
  },
  'cell.date_year_only': {
    ru: 'Указан только год. Нужны день, месяц и год.',
    en: 'Only the year is given. Write day, month and year.',
  },
  'cell.date_impossible': { ru: 'Такого дня в календаре нет.', en: 'There is no such day.' },
  'cell.birth_date_placeholder': {
    ru: 'Это не дата рождения, а заполнитель.',
    en: 'This is a filler, not a birth date.',
  },
  'cell.day_in_future': { ru: 'Эта дата ещё не наступила.', en: 'This day is still to come.' },
  'cell.birth_date_in_future': {
    ru: 'Дата рождения ещё не наступила.',
    en: 'The birth date lies in the future.',
  },
  'cell.birth_date_too_early': {
    ru: 'По этой дате человеку больше 110 лет.',
    en: 'By this date the person is over 110 years old.',
  },
  'cell.leading_zeros_restored': {
    ru: 'Таблица приняла номер за число и отбросила нули в начале; они восстановлены.',
    en: 'The spreadsheet had dropped leading zeros; they are restored.',
  },
  'cell.lookalike_letters_corrected': {
    ru: 'Некоторые буквы были набраны не в той раскладке (латинские вместо русских или наоборот); исправлено.',
    en: 'Some letters were typed in the wrong alphabet; corrected.',
  },
  'cell.case_unified': {
    ru: 'Имя было написано одними заглавными или строчными буквами; исправлено.',
    en: 'The name was in capitals or in lower case alone; corrected.',
  },
  'cell.country_code_added': {
    ru: 'Телефон был без +7; добавлено.',
    en: 'The phone number had no +7; added.',
  },
  'cell.snils_checksum_not_applicable': {
    ru: 'У таких номеров СНИЛС нет контрольного числа, проверить его нельзя. Сверьте с документом.',
    en: 'A СНИЛС as low as this has no check digits. Check it against the document.',
  },
  'cell.snils_looks_like_sample': {
    ru: 'Такой СНИЛС часто стоит в образцах. Сверьте с документом.',
    en: 'This СНИЛС is often shown as an example. Check it against the document.',
  },
  'cell.passport_year_disagrees': {
    ru: 'Год выдачи паспорта не сходится с серией. Сверьте с документом.',
    en: 'The year of issue does not agree with the series of the passport.',
  },
  'cell.passport_before_fourteen': {
    ru: 'Паспорт выдают с 14 лет, а по этой дате владельцу меньше. Сверьте с документом.',
    en: 'A passport is issued from the age of 14. Check the day of issue against the document.',
  },
  'cell.issue_date_in_future': {
    ru: 'Дата выдачи ещё не наступила.',
    en: 'The day of issue lies in the future.',
  },
  'cell.issue_date_before_birth': {
    ru: 'Дата выдачи раньше даты рождения.',
    en: 'The day of issue is before the birth date.',
  },
  'cell.patronymic_filler': {
    ru: 'Вместо отчества стоит точка; оставлено пустым. Если отчества нет, напишите «нет».',
    en: 'There is a dot instead of a patronymic; left empty. Write «нет» if there is none.',
  },
  'cell.surname_of_one_letter': {
    ru: 'Фамилия из одной буквы. Если это инициал, впишите фамилию полностью.',
    en: 'The surname is one letter long. If it is an initial, write the surname in full.',
  },
} as const;
