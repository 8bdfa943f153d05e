import type { FindingCode } from '#features/data-quality/spreadsheets/index.ts';
import { subjectKey } from '#features/registry/subjects/index.ts';
import type { TimetableKey } from './timetable-columns.ts';
import type { TimetableRow } from './timetable-row.ts';

/** A lesson that other classes, of which the file says nothing, have in the week already. */
export interface StandingSlot {
  weekday: number;
  lessonNumber: number;
  room: string | null;
  teacherEmploymentId: number | null;
}

interface Claim {
  key: string;
  column: TimetableKey;
  code: FindingCode;
}

/** A class, a teacher or a room twice at the same time: the later row stays out, with a word about the earlier one. */
export function reportClashes(rows: readonly TimetableRow[], standing: readonly StandingSlot[]): void {
  const taken = new Map<string, number | null>();
  for (const { weekday, lessonNumber, room, teacherEmploymentId } of standing) {
    const time = `${weekday}/${lessonNumber}`;
    if (teacherEmploymentId !== null) taken.set(`teacher ${teacherEmploymentId} ${time}`, null);
    if (room !== null) taken.set(`room ${foldRoom(room)} ${time}`, null);
  }
  for (const row of rows) {
    for (const { key, column, code } of claimsOf(row)) {
      const earlier = taken.get(key);
      if (earlier !== undefined)
        row.reader.report('error', column, code, earlier === null ? {} : { otherRow: earlier });
      else taken.set(key, row.reader.number);
    }
  }
}

function claimsOf({ classGroupId, weekday, lessonNumber, teacher, room }: TimetableRow): Claim[] {
  const time = `${weekday}/${lessonNumber}`;
  const claims: Claim[] = [
    { key: `class ${classGroupId} ${time}`, column: 'className', code: 'cell.class_busy' },
  ];
  if (teacher)
    claims.push({
      key: `teacher ${teacher.employmentId} ${time}`,
      column: 'teacher',
      code: 'cell.teacher_busy',
    });
  if (room !== null)
    claims.push({ key: `room ${foldRoom(room)} ${time}`, column: 'room', code: 'cell.room_busy' });
  return claims;
}

const foldRoom = (room: string): string => room.toLowerCase().replace(/\s/gu, '');

/** A class learns a subject with one teacher: where rows disagree, the later one stays out. */
export function reportDifferingTeachers(rows: readonly TimetableRow[]): void {
  const first = new Map<string, TimetableRow>();
  for (const row of rows) {
    const key = `${row.classGroupId} ${subjectKey(row.subject)}`;
    const earlier = first.get(key);
    if (!earlier || (earlier.teacher === null && row.teacher !== null)) first.set(key, row);
    else if (row.teacher !== null && earlier.teacher?.employmentId !== row.teacher.employmentId)
      row.reader.report('error', 'teacher', 'cell.teacher_differs_in_class', {
        otherRow: earlier.reader.number,
      });
  }
}
