import { Type, type Static } from 'typebox';
import { SubjectGroup } from './journal.ts';
import { CalendarDate, Id, Nullable, OneOf, Strict } from './primitives.ts';

export const periodMarkValues = ['1', '2', '3', '4', '5', 'pass', 'fail', 'not_assessed', 'exempt'] as const;
export const PeriodMarkValue = OneOf(periodMarkValues);
export type PeriodMarkValue = Static<typeof PeriodMarkValue>;

/** Of a period; of the year; of the examination (grades 9 and 11); what goes into the certificate. */
export const PeriodMarkKind = OneOf(['period', 'year', 'examination', 'final']);
export type PeriodMarkKind = Static<typeof PeriodMarkKind>;

export const JournalPeriod = Strict({
  id: Id,
  kind: OneOf(['quarter', 'trimester', 'half_year']),
  number: Type.Integer(),
  startsOn: CalendarDate,
  endsOn: CalendarDate,
});
export type JournalPeriod = Static<typeof JournalPeriod>;

/** `reopened` – closed for the class, and open for this journal until the end of `reopenedUntil`. */
export const PeriodState = OneOf(['not_begun', 'open', 'closed', 'reopened']);
export type PeriodState = Static<typeof PeriodState>;

/**
 * What a mark may be chosen from. `average` – Σ mark·weight / Σ weight of the period, rounded to hundredths, or of the period marks in
 * a year; `proposed` – what the school's thresholds make of it; null where there is too little to go by.
 */
export const PeriodMarkCell = Strict({
  kind: PeriodMarkKind,
  academicPeriodId: Nullable(Id),
  average: Nullable(Type.Number()),
  markCount: Type.Integer(),
  proposed: Nullable(PeriodMarkValue),
  value: Nullable(PeriodMarkValue),
});
export type PeriodMarkCell = Static<typeof PeriodMarkCell>;

export const PeriodMarkSheet = Strict({
  subjectGroup: SubjectGroup,
  /** Whether this actor may write here at all; a period may still be closed. */
  writable: Type.Boolean(),
  /** Whether this actor may permit writing into a closed period. */
  mayReopen: Type.Boolean(),
  periods: Type.Array(
    Strict({ ...JournalPeriod.properties, state: PeriodState, reopenedUntil: Nullable(CalendarDate) }),
  ),
  /** False in the first grade, which learns without marks. */
  hasMarks: Type.Boolean(),
  /** Whether examination and final marks are given in this parallel. */
  hasExamination: Type.Boolean(),
  students: Type.Array(
    Strict({
      enrolmentId: Id,
      displayName: Type.String(),
      from: CalendarDate,
      until: Nullable(CalendarDate),
      cells: Type.Array(PeriodMarkCell),
    }),
  ),
});
export type PeriodMarkSheet = Static<typeof PeriodMarkSheet>;

/** Sets the marks, all or none; `value` null empties. `was` – what stood there when it was read: another's change is not run over. */
export const PutPeriodMarks = Strict({
  marks: Type.Array(
    Strict({
      enrolmentId: Id,
      kind: PeriodMarkKind,
      academicPeriodId: Nullable(Id),
      was: Nullable(PeriodMarkValue),
      value: Nullable(PeriodMarkValue),
    }),
    { minItems: 1, maxItems: 500 },
  ),
});
export type PutPeriodMarks = Static<typeof PutPeriodMarks>;

/** A permission to write into a closed period of one journal, until the end of `lastDay`. */
export const ReopenPeriod = Strict({
  academicPeriodId: Id,
  lastDay: CalendarDate,
  reason: Type.String({ minLength: 3, maxLength: 500 }),
});
export type ReopenPeriod = Static<typeof ReopenPeriod>;

/** The periods of a year by class: what is closed, and how many period marks are still missing. */
export const PeriodClosings = Strict({
  academicYear: Nullable(Strict({ id: Id, name: Type.String() })),
  periods: Type.Array(JournalPeriod),
  /** Whether this actor may open again what is closed. */
  mayOpen: Type.Boolean(),
  classes: Type.Array(
    Strict({
      classGroupId: Id,
      classGroupName: Type.String(),
      grade: Nullable(Type.Integer()),
      periods: Type.Array(
        Strict({
          academicPeriodId: Id,
          closed: Type.Boolean(),
          begun: Type.Boolean(),
          over: Type.Boolean(),
          expected: Type.Integer(),
          missing: Type.Integer(),
        }),
      ),
    }),
  ),
});
export type PeriodClosings = Static<typeof PeriodClosings>;

/** Closes a period for classes, or opens it again; opening wants a reason. */
export const PutPeriodClosings = Strict({
  academicPeriodId: Id,
  classGroupIds: Type.Array(Id, { minItems: 1, maxItems: 200 }),
  closed: Type.Boolean(),
  reason: Nullable(Type.String({ minLength: 3, maxLength: 500 })),
});
export type PutPeriodClosings = Static<typeof PutPeriodClosings>;

/** From which average which mark is proposed, and from how many marks on. */
export const MarkThresholds = Strict({
  fiveFrom: Type.Number({ exclusiveMinimum: 2, maximum: 5 }),
  fourFrom: Type.Number({ exclusiveMinimum: 2, maximum: 5 }),
  threeFrom: Type.Number({ exclusiveMinimum: 2, maximum: 5 }),
  leastMarks: Type.Integer({ minimum: 1, maximum: 20 }),
});
export type MarkThresholds = Static<typeof MarkThresholds>;

/** A year of one diary by subject: the marks of its periods, and the averages of those that run. */
export const DiaryResults = Strict({
  enrolmentId: Id,
  academicYear: Nullable(Strict({ id: Id, name: Type.String() })),
  /** The years that the diary has, the latest first. */
  years: Type.Array(Strict({ id: Id, name: Type.String() })),
  periods: Type.Array(JournalPeriod),
  hasExamination: Type.Boolean(),
  subjects: Type.Array(
    Strict({
      subject: Type.String(),
      periods: Type.Array(
        Strict({
          academicPeriodId: Id,
          average: Nullable(Type.Number()),
          markCount: Type.Integer(),
          value: Nullable(PeriodMarkValue),
        }),
      ),
      year: Nullable(PeriodMarkValue),
      examination: Nullable(PeriodMarkValue),
      final: Nullable(PeriodMarkValue),
    }),
  ),
});
export type DiaryResults = Static<typeof DiaryResults>;

export const DiaryResultsQuery = Strict({ academicYearId: Type.Optional(Id) });
export type DiaryResultsQuery = Static<typeof DiaryResultsQuery>;
