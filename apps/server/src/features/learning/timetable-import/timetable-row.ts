import { foldName } from '@gorodok/identifiers';
import type { RowReader } from '#features/data-quality/spreadsheets/index.ts';
import { parseClassName } from '#features/registry/class-groups/index.ts';
import type { EmployeeName } from '#features/registry/employment/index.ts';
import type { TimetableKey } from './timetable-columns.ts';

export interface TimetableRow {
  readonly reader: RowReader<TimetableKey>;
  readonly classGroupId: number;
  /** 1 is Monday. */
  readonly weekday: number;
  readonly lessonNumber: number;
  readonly subject: string;
  readonly teacher: EmployeeName | null;
  readonly room: string | null;
}

/** What the cells of a row are looked up in. */
export interface SchoolOfTimetable {
  readonly classIdByName: ReadonlyMap<string, number>;
  readonly employees: readonly EmployeeName[];
  readonly subjectId: (name: string) => number | undefined;
  /** Lesson numbers that have a bell; null where any has one, since none are entered yet. */
  readonly bells: ReadonlySet<number> | null;
}

/** A lesson of the week; null where an error keeps the row out anyway. */
export function readTimetableRow(
  reader: RowReader<TimetableKey>,
  school: SchoolOfTimetable,
): TimetableRow | null {
  const className = readMandatoryText(reader, 'className', 20);
  const classGroupId = className === null ? null : findClass(reader, school, className);
  const weekdayText = readMandatoryText(reader, 'weekday', 20);
  const weekday = weekdayText === null ? null : parseWeekday(weekdayText);
  if (weekdayText !== null && weekday === null) reader.report('error', 'weekday', 'cell.weekday_unknown');
  const lessonNumber = readLessonNumber(reader, school);
  const subjectText = readMandatoryText(reader, 'subject', 100);
  const room = reader.readText('room', 20);
  const subject = subjectText === null ? null : subjectText.charAt(0).toUpperCase() + subjectText.slice(1);
  const teacher = subject === null ? null : findTeacher(reader, school, subject);
  if (classGroupId === null || weekday === null || lessonNumber === null || subject === null) return null;
  return { reader, classGroupId, weekday, lessonNumber, subject, teacher, room };
}

function readMandatoryText(
  reader: RowReader<TimetableKey>,
  key: TimetableKey,
  longest: number,
): string | null {
  if (!reader.has(key)) reader.report('error', key, 'cell.value_missing');
  return reader.readText(key, longest);
}

function findClass(
  reader: RowReader<TimetableKey>,
  { classIdByName }: SchoolOfTimetable,
  text: string,
): number | null {
  const parsed = parseClassName(text);
  const id = classIdByName.get(parsed?.name ?? text);
  if (id === undefined) {
    reader.report('error', 'className', parsed ? 'cell.class_unknown' : 'cell.class_format');
    return null;
  }
  if (parsed?.corrected)
    reader.report('warning', 'className', 'cell.lookalike_letters_corrected', { takenAs: parsed.name });
  return id;
}

const weekdays = [
  ['понедельник', 'пн', 'пон', '1'],
  ['вторник', 'вт', 'втор', '2'],
  ['среда', 'ср', 'сре', '3'],
  ['четверг', 'чт', 'чет', '4'],
  ['пятница', 'пт', 'пят', '5'],
  ['суббота', 'сб', 'суб', '6'],
];

function parseWeekday(text: string): number | null {
  const folded = text.toLowerCase().replace(/\.$/u, '');
  const index = weekdays.findIndex((writings) => writings.includes(folded));
  return index < 0 ? null : index + 1;
}

function readLessonNumber(reader: RowReader<TimetableKey>, { bells }: SchoolOfTimetable): number | null {
  const text = readMandatoryText(reader, 'lessonNumber', 20);
  if (text === null) return null;
  const number = Number(/^(\d{1,2})(?:\.0| ?урок|-й урок|\.)?$/iu.exec(text)?.[1] ?? 0);
  if (number < 1 || number > 14) {
    reader.report('error', 'lessonNumber', 'cell.lesson_number_unknown');
    return null;
  }
  if (bells && !bells.has(number)) {
    reader.report('error', 'lessonNumber', 'cell.bell_missing');
    return null;
  }
  return number;
}

function findTeacher(
  reader: RowReader<TimetableKey>,
  school: SchoolOfTimetable,
  subject: string,
): EmployeeName | null {
  const text = reader.readText('teacher', 150);
  if (text === null) {
    if (!reader.has('teacher')) return teacherOfSubject(reader, school, subject);
    return null;
  }
  const [found, another] = school.employees.filter((employee) => isCalled(employee, text));
  if (!found) reader.report('error', 'teacher', 'cell.teacher_unknown');
  else if (another) reader.report('error', 'teacher', 'cell.teacher_ambiguous');
  else return found;
  return null;
}

/** The cards may tell who teaches the subject, if only one person does. */
function teacherOfSubject(
  reader: RowReader<TimetableKey>,
  { employees, subjectId }: SchoolOfTimetable,
  subject: string,
): EmployeeName | null {
  const id = subjectId(subject);
  const [found, another] = employees.filter(({ subjectIds }) => id !== undefined && subjectIds.includes(id));
  if (!found || another) {
    reader.report('warning', 'teacher', 'cell.teacher_missing');
    return null;
  }
  reader.report('warning', 'teacher', 'cell.teacher_found_by_subject', {
    takenAs: [found.surname, found.firstName, found.patronymic].filter(Boolean).join(' '),
  });
  return found;
}

/** «Киреева Екатерина Никитична», «Киреева Е. Н.», «Киреева Е.Н.», «Киреева»; what is not written is not compared. */
function isCalled(employee: EmployeeName, text: string): boolean {
  const [surname = '', firstName, patronymic] = text.split(/[\s.,]+/u).filter(Boolean);
  if (foldName(surname) !== foldName(employee.surname)) return false;
  const agrees = (written: string | undefined, known: string | null) =>
    written === undefined ||
    known === null ||
    (written.length === 1
      ? foldName(known).startsWith(foldName(written))
      : foldName(written) === foldName(known));
  return agrees(firstName, employee.firstName) && agrees(patronymic, employee.patronymic);
}
