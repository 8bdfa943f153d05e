import type { Column } from '#features/data-quality/spreadsheets/index.ts';

/** The columns of a timetable: one row for each lesson of the week. */
export const timetableColumns = [
  { key: 'className', heading: 'Класс', mandatory: true, example: '7А' },
  { key: 'weekday', heading: 'День недели', also: ['День'], mandatory: true, example: 'понедельник' },
  { key: 'lessonNumber', heading: 'Урок', also: ['Номер урока', '№ урока'], mandatory: true, example: '1' },
  { key: 'subject', heading: 'Предмет', mandatory: true, example: 'Русский язык' },
  { key: 'teacher', heading: 'Учитель', also: ['Преподаватель', 'ФИО учителя'], example: 'Примерова М. И.' },
  { key: 'room', heading: 'Кабинет', also: ['Каб.', 'Аудитория'], example: '12' },
] as const satisfies readonly Column[];

export type TimetableKey = (typeof timetableColumns)[number]['key'];
