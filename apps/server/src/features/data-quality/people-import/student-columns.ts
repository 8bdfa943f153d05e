import type { Column } from '../spreadsheets/index.ts';
import type { PersonColumns } from './person-row.ts';

const email = ['E-mail', 'Эл. почта', 'Электронная почта', 'Адрес электронной почты', 'Почта'];

const parentColumns = <const N extends 1 | 2>(
  number: N,
  examples: Record<'surname' | 'firstName' | 'patronymic', string>,
) =>
  [
    { key: `parent${number}Surname`, heading: `Родитель ${number}: Фамилия`, example: examples.surname },
    { key: `parent${number}FirstName`, heading: `Родитель ${number}: Имя`, example: examples.firstName },
    {
      key: `parent${number}Patronymic`,
      heading: `Родитель ${number}: Отчество`,
      example: examples.patronymic,
    },
    {
      key: `parent${number}BirthDate`,
      heading: `Родитель ${number}: Дата рождения`,
      holdsDates: true,
      example: '17.05.1985',
    },
    { key: `parent${number}Snils`, heading: `Родитель ${number}: СНИЛС`, example: '' },
    {
      key: `parent${number}Phone`,
      heading: `Родитель ${number}: Телефон`,
      example: '+7 912 000-00-0' + number,
    },
    {
      key: `parent${number}Email`,
      heading: `Родитель ${number}: E-mail`,
      also: email.map((writing) => `Родитель ${number}: ${writing}`),
      example: '',
    },
  ] as const satisfies readonly Column[];

/** The columns of a file of students, as the offices' files have them. */
export const studentColumns = [
  { key: 'className', heading: 'Класс', also: ['Группа'], mandatory: true, example: '7А' },
  { key: 'surname', heading: 'Фамилия', mandatory: true, example: 'Примеров' },
  { key: 'firstName', heading: 'Имя', mandatory: true, example: 'Иван' },
  { key: 'patronymic', heading: 'Отчество', example: 'Сергеевич' },
  {
    key: 'birthDate',
    heading: 'Дата рождения',
    also: ['Д.р.'],
    mandatory: true,
    holdsDates: true,
    example: '14.03.2013',
  },
  { key: 'sex', heading: 'Пол', example: 'М' },
  { key: 'snils', heading: 'СНИЛС', example: '' },
  { key: 'documentKind', heading: 'Документ', also: ['Вид документа'], example: 'Свидетельство о рождении' },
  { key: 'documentSeries', heading: 'Серия', also: ['Документ: серия'], example: 'IV-ИВ' },
  { key: 'documentNumber', heading: 'Номер', also: ['Документ: номер'], example: '123456' },
  { key: 'address', heading: 'Адрес', example: 'г. Примерск, ул. Ленина, д. 1, кв. 1' },
  { key: 'phone', heading: 'Телефон', example: '' },
  { key: 'email', heading: 'E-mail', also: email, example: '' },
  { key: 'admittedOn', heading: 'Дата зачисления', holdsDates: true, example: '' },
  ...parentColumns(1, { surname: 'Примерова', firstName: 'Анна', patronymic: 'Петровна' }),
  ...parentColumns(2, { surname: 'Примеров', firstName: 'Сергей', patronymic: 'Ильич' }),
] as const satisfies readonly Column[];

export type StudentKey = (typeof studentColumns)[number]['key'];

export const studentFields: PersonColumns<StudentKey> = {
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

const fieldsOfParent = (number: 1 | 2): PersonColumns<StudentKey> => ({
  surname: `parent${number}Surname`,
  firstName: `parent${number}FirstName`,
  patronymic: `parent${number}Patronymic`,
  birthDate: `parent${number}BirthDate`,
  snils: `parent${number}Snils`,
  phone: `parent${number}Phone`,
  email: `parent${number}Email`,
});

/** The two groups of columns for parents. */
export const parentFields = [fieldsOfParent(1), fieldsOfParent(2)] as const;
