import type { Column } from '../spreadsheets/index.ts';
import type { PersonColumns } from './person-row.ts';

/** The columns of a file of employees, as the offices' files have them. */
export const staffColumns = [
  { key: 'surname', heading: 'Фамилия', mandatory: true, example: 'Примерова' },
  { key: 'firstName', heading: 'Имя', mandatory: true, example: 'Мария' },
  { key: 'patronymic', heading: 'Отчество', example: 'Ивановна' },
  { key: 'birthDate', heading: 'Дата рождения', also: ['Д.р.'], holdsDates: true, example: '17.05.1985' },
  { key: 'sex', heading: 'Пол', example: 'Ж' },
  { key: 'snils', heading: 'СНИЛС', example: '' },
  { key: 'passportSeries', heading: 'Паспорт: серия', also: ['Серия', 'Серия паспорта'], example: '7512' },
  { key: 'passportNumber', heading: 'Паспорт: номер', also: ['Номер', 'Номер паспорта'], example: '123456' },
  { key: 'address', heading: 'Адрес', example: '' },
  { key: 'phone', heading: 'Телефон', example: '+7 912 000-00-03' },
  {
    key: 'email',
    heading: 'E-mail',
    also: ['Эл. почта', 'Электронная почта', 'Адрес электронной почты', 'Почта'],
    example: '',
  },
  { key: 'positions', heading: 'Должность', also: ['Должности'], mandatory: true, example: 'Учитель' },
  { key: 'subjects', heading: 'Предметы', also: ['Предмет'], example: 'Русский язык, Литература' },
  { key: 'classTeacherOf', heading: 'Классное руководство', also: ['Классный руководитель'], example: '7А' },
] as const satisfies readonly Column[];

export type StaffKey = (typeof staffColumns)[number]['key'];

export const employeeFields: PersonColumns<StaffKey> = {
  surname: 'surname',
  firstName: 'firstName',
  patronymic: 'patronymic',
  birthDate: 'birthDate',
  sex: 'sex',
  snils: 'snils',
  address: 'address',
  phone: 'phone',
  email: 'email',
};
