import { ageOn } from '@gorodok/identifiers';
import { parseClassName } from '#features/registry/class-groups/index.ts';
import { showDay, type RowReader } from '../spreadsheets/index.ts';
import { sexOfPatronymic } from './name-judgement.ts';
import { mergeDrafts, type PersonDraft } from './person-draft.ts';
import { readDocument, readPerson, type PersonColumns } from './person-row.ts';
import { areOneParent, isSameInAnotherRow } from './same-person.ts';
import { parentFields, studentFields, type StudentKey } from './student-columns.ts';

/** One person of a row, with the columns by which findings about him are named. */
export interface PersonInRow<Key extends string> {
  draft: PersonDraft;
  readonly reader: RowReader<Key>;
  readonly columns: PersonColumns<Key>;
}

export interface StudentRow {
  readonly reader: RowReader<StudentKey>;
  readonly student: PersonInRow<StudentKey> & { draft: PersonDraft & { birthDate: string } };
  readonly className: { readonly name: string; readonly grade: number | null };
  /** From when the student is admitted. */
  readonly admittedOn: string;
  readonly parents: PersonInRow<StudentKey>[];
}

export interface SchoolFacts {
  readonly today: string;
  /** Classes have names such as «7А»; groups of kindergartens and clubs any. */
  readonly hasClasses: boolean;
  /** The year in which the academic year begins. */
  readonly yearStarts: string;
}

/** A student with his parents; null where an error keeps the row out anyway. */
export function readStudentRow(reader: RowReader<StudentKey>, school: SchoolFacts): StudentRow | null {
  const className = readClass(reader, school.hasClasses);
  const read = readPerson(reader, studentFields, 'student', school.today);
  const document = readDocument(
    reader,
    { kind: 'documentKind', series: 'documentSeries', number: 'documentNumber' },
    usualDocument(reader),
  );
  const parents = readParents(reader, school.today);
  const admittedOn = readAdmission(reader, school);
  if (!className || !admittedOn || !read || read.birthDate === null) return null;
  const draft = { ...read, birthDate: read.birthDate, document };
  judgeAge(reader, draft, className.grade, school);
  for (const parent of parents) {
    if (parent.draft.birthDate !== null && ageOn(parent.draft.birthDate, draft.birthDate) < youngestParent)
      reader.report('warning', parent.columns.birthDate, 'cell.parent_too_young');
    if (isSameInAnotherRow(parent.draft, draft))
      reader.report('error', parent.columns.surname, 'row.parent_is_student');
  }
  return {
    reader,
    student: { draft, reader, columns: studentFields },
    className,
    admittedOn,
    parents: withoutRepetition(reader, parents),
  };
}

/**
 * A list of classes says who studies here this year, so without a date of his own a student is admitted from the first day of the
 * academic year. Null: the date is faulty.
 */
function readAdmission(reader: RowReader<StudentKey>, { today, yearStarts }: SchoolFacts): string | null {
  if (!reader.has('admittedOn')) return yearStarts;
  const day = reader.read('admittedOn', reader.parseDay, 'error', showDay);
  if (day === null || day <= today) return day;
  reader.report('error', 'admittedOn', 'cell.day_in_future');
  return null;
}

function readClass(reader: RowReader<StudentKey>, hasClasses: boolean): StudentRow['className'] | null {
  const text = reader.readText('className', 50);
  if (text === null) {
    if (!reader.has('className')) reader.report('error', 'className', 'cell.value_missing');
    return null;
  }
  if (!hasClasses) return { name: text, grade: null };
  const parsed = parseClassName(text);
  if (!parsed) {
    reader.report('error', 'className', 'cell.class_format');
    return null;
  }
  if (parsed.corrected)
    reader.report('warning', 'className', 'cell.lookalike_letters_corrected', { takenAs: parsed.name });
  return parsed;
}

/** Where the file does not say what document it is: a passport's series is all digits. */
const usualDocument = (reader: RowReader<StudentKey>) =>
  /\p{L}/u.test(reader.text('documentSeries') + reader.text('documentNumber'))
    ? 'birth_certificate'
    : 'passport';

function readParents(reader: RowReader<StudentKey>, today: string): PersonInRow<StudentKey>[] {
  const parents: PersonInRow<StudentKey>[] = [];
  for (const columns of parentFields) {
    const filled = Object.values(columns).filter((key) => reader.has(key));
    if (filled.length === 0) continue;
    if (![columns.surname, columns.firstName, columns.patronymic].some((key) => reader.has(key))) {
      for (const key of filled) reader.report('warning', key, 'row.parent_without_name', { takenAs: '' });
      continue;
    }
    const draft = readPerson(reader, columns, 'parent', today);
    if (!draft) continue;
    if ([draft.birthDate, draft.snils, draft.phone, draft.email].every((value) => value === null))
      reader.report('warning', columns.surname, 'row.parent_has_only_a_name');
    parents.push({ draft, reader, columns });
  }
  return parents;
}

function withoutRepetition(
  reader: RowReader<StudentKey>,
  parents: PersonInRow<StudentKey>[],
): PersonInRow<StudentKey>[] {
  const [first, second] = parents;
  if (!first || !second || !areOneParent(first.draft, second.draft)) return parents;
  const { surname, firstName, patronymic } = first.draft;
  const draft = mergeDrafts(first.draft, second.draft);
  reader.report('warning', second.columns.surname, 'row.parents_are_one_person', {
    takenAs: [surname, firstName, patronymic ?? draft.patronymic].filter(Boolean).join(' '),
  });
  return [{ ...first, draft }];
}

// A student of grade N is N + 5 … N + 8 full years old on 1 September: a class repeated or skipped, a late start.
const youngest = 5;
const oldest = 8;
// Marriage before 16 is no ordinary case (Family Code of the Russian Federation, article 13); a parent hardly so young.
const youngestParent = 16;

function judgeAge(
  reader: RowReader<StudentKey>,
  student: { birthDate: string },
  grade: number | null,
  school: SchoolFacts,
): void {
  const age = ageOn(student.birthDate, school.yearStarts);
  if (grade !== null && (age < grade + youngest || age > grade + oldest))
    reader.report('warning', 'birthDate', 'cell.age_unusual_for_grade');
}

/** Mother or father, as the patronymic tells; else a parent. */
export function relationOf(parent: PersonDraft): 'mother' | 'father' | 'parent' {
  const sex = parent.sex ?? sexOfPatronymic(parent.patronymic);
  if (sex === null) return 'parent';
  return sex === 'female' ? 'mother' : 'father';
}
