import type { CardKind, CardRequirement, FindingCode } from '@gorodok/contract';

/** As the reports are called that schools know: «Контроль заполнения данных: Сотрудники». */
export const reportNames: Record<CardKind, string> = {
  employee: 'Сотрудники',
  student: 'Обучающиеся',
  guardian: 'Родители',
};

export const fieldNames: Record<CardRequirement, string> = {
  surname: 'Фамилия',
  firstName: 'Имя',
  patronymic: 'Отчество',
  birthDate: 'Дата рождения',
  sex: 'Пол',
  snils: 'СНИЛС',
  passport: 'Паспорт',
  birthCertificate: 'Свидетельство о рождении',
  contact: 'Телефон или почта',
  address: 'Адрес',
  personalDataConsent: 'Согласие на обработку данных',
  guardian: 'Родитель',
  child: 'Ребёнок',
};

export const findingNames: Record<FindingCode, string> = {
  name_not_cyrillic: 'Имя с латинскими буквами',
  name_has_digits: 'Имя с цифрами',
  name_malformed: 'Имя записано не полностью или с лишними знаками',
  birth_date_in_future: 'Дата рождения в будущем',
  birth_date_implausible: 'Неправдоподобная дата рождения',
  snils_placeholder: 'СНИЛС вписан для вида',
  snils_checksum: 'СНИЛС с ошибкой в цифрах',
  snils_of_relative: 'СНИЛС родственника',
  snils_on_another_card: 'Тот же СНИЛС у другого человека',
  cards_differ: 'Карточки одного человека расходятся',
  passport_malformed: 'Паспорт записан не по форме',
  birth_certificate_malformed: 'Свидетельство записано не по форме',
  issue_date_implausible: 'Документ выдан до рождения или в будущем',
  passport_year_disagrees: 'Год выдачи паспорта не подходит к серии',
  passport_before_fourteen: 'Паспорт выдан до 14 лет',
  phone_malformed: 'Телефон записан не по форме',
  email_malformed: 'Почта записана не по форме',
  phone_on_many_cards: 'Один телефон у многих людей',
  grade_disagrees_with_age: 'Возраст не подходит к классу',
  parent_too_young: 'Родитель старше ребёнка меньше чем на 14 лет',
  confirmed_differs: 'Госуслуги подтверждают другое',
};
