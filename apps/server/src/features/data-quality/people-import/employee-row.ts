import type { Role } from '@gorodok/contract';
import { parseClassName } from '#features/registry/class-groups/index.ts';
import { subjectKey } from '#features/registry/subjects/index.ts';
import type { RowReader } from '../spreadsheets/index.ts';
import { readDocument, readPerson } from './person-row.ts';
import { employeeFields, type StaffKey } from './staff-columns.ts';
import type { PersonInRow } from './student-row.ts';

/** Roles that a position gives; those that open a school's whole register are never given by a file. */
export type PositionRole = Extract<Role, 'teacher' | 'deputy_head' | 'director'>;

export interface EmployeeRow {
  readonly reader: RowReader<StaffKey>;
  readonly employee: PersonInRow<StaffKey>;
  readonly positions: readonly string[];
  readonly roles: readonly PositionRole[];
  readonly subjects: readonly string[];
  readonly classTeacherOf: readonly { readonly name: string; readonly grade: number }[];
}

/** An employee with what he does in the school; null where an error keeps the row out anyway. */
export function readEmployeeRow(reader: RowReader<StaffKey>, today: string): EmployeeRow | null {
  const draft = readPerson(reader, employeeFields, 'employee', today);
  const document = readDocument(reader, { series: 'passportSeries', number: 'passportNumber' }, 'passport');
  const positions = readList(reader, 'positions', 200);
  if (!reader.has('positions')) reader.report('error', 'positions', 'cell.value_missing');
  const roles = [...new Set(positions.flatMap((position) => roleOf(position) ?? []))];
  if (positions.length > 0 && roles.length === 0)
    reader.report('warning', 'positions', 'cell.position_without_role');
  const named = readList(reader, 'subjects', 300).map(capitalised);
  const subjects = [...new Map(named.map((name) => [subjectKey(name), name])).values()];
  const classTeacherOf = readList(reader, 'classTeacherOf', 100).flatMap((text) => {
    const parsed = parseClassName(text);
    if (!parsed) reader.report('warning', 'classTeacherOf', 'cell.class_format', { takenAs: '' });
    return parsed ?? [];
  });
  if (!draft) return null;
  const employee = { draft: { ...draft, document }, reader, columns: employeeFields };
  return { reader, employee, positions, roles, subjects, classTeacherOf };
}

/** Several values in a cell, divided by commas, semicolons or slashes. */
function readList(reader: RowReader<StaffKey>, key: StaffKey, longest: number): string[] {
  const parts = (reader.readText(key, longest) ?? '').split(/[,;/]/u).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== '' && part !== '-'))];
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A deputy who looks after the buildings has no business in the journals. */
function roleOf(position: string): PositionRole | null {
  const folded = position.toLowerCase();
  if (/^(?:заместитель|зам\.?) ?директора/u.test(folded) || folded === 'завуч')
    return /ахч|ахр|хозяйств|безопасност/u.test(folded) ? null : 'deputy_head';
  if (/^(?:и\. ?о\. ?)?директор(?:$| школы| гимназии| лицея)/u.test(folded)) return 'director';
  return /^(?:учитель|преподаватель|педагог дополнительного)/u.test(folded) ? 'teacher' : null;
}
