import type { Static } from 'typebox';
import { OneOf } from './primitives.ts';

export const markValues = [
  '1',
  '2',
  '3',
  '4',
  '5',
  'pass',
  'fail',
  'not_assessed',
  'exempt',
  'owed',
] as const;
export const MarkValue = OneOf(markValues);
export type MarkValue = Static<typeof MarkValue>;

export const attendanceValues = ['absent', 'excused', 'ill', 'unexcused', 'late', 'exempt'] as const;
export const AttendanceValue = OneOf(attendanceValues);
export type AttendanceValue = Static<typeof AttendanceValue>;

export const assignmentKinds = [
  'answer',
  'homework',
  'test_paper',
  'independent_work',
  'laboratory_work',
  'project',
  'quiz',
  'dictation',
  'essay',
] as const;
export const AssignmentKind = OneOf(assignmentKinds);
export type AssignmentKind = Static<typeof AssignmentKind>;
