import { Type, type Static } from 'typebox';
import { OrganizationKind } from './organizations.ts';
import { CalendarDate, Id, Moment, Nullable, OneOf, Strict } from './primitives.ts';

export const yearStates = ['planned', 'open', 'closed'] as const;
export const periodKinds = ['quarter', 'trimester', 'half_year'] as const;
export const PeriodKind = OneOf(periodKinds);
export type PeriodKind = Static<typeof PeriodKind>;

const Grade = Type.Integer({ minimum: 1, maximum: 12 });

/** `grades` – for which parallels; empty – for all. */
export const AcademicPeriod = Strict({
  kind: PeriodKind,
  number: Type.Integer({ minimum: 1, maximum: 6 }),
  startsOn: CalendarDate,
  endsOn: CalendarDate,
  grades: Type.Array(Grade, { maxItems: 12 }),
});
export type AcademicPeriod = Static<typeof AcademicPeriod>;

export const AcademicHoliday = Strict({
  name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
  startsOn: CalendarDate,
  endsOn: CalendarDate,
});
export type AcademicHoliday = Static<typeof AcademicHoliday>;

const yearFields = {
  name: Type.String({ minLength: 1, maxLength: 20, pattern: '\\S' }),
  startsOn: CalendarDate,
  endsOn: CalendarDate,
  /** A five- or six-day week. */
  weekDays: Type.Integer({ minimum: 5, maximum: 6 }),
  periods: Type.Array(AcademicPeriod, { maxItems: 40 }),
  holidays: Type.Array(AcademicHoliday, { maxItems: 40 }),
};
export const DraftYear = Strict(yearFields);
export type DraftYear = Static<typeof DraftYear>;
export const ChangeYear = Strict({ ...yearFields, version: Type.Integer() });
export type ChangeYear = Static<typeof ChangeYear>;

/** A stretch of the year that is neither in a period of these parallels nor in holidays. */
export const YearGap = Strict({
  kind: PeriodKind,
  startsOn: CalendarDate,
  endsOn: CalendarDate,
});
export type YearGap = Static<typeof YearGap>;

export const AcademicYear = Strict({
  id: Id,
  ...yearFields,
  state: OneOf(yearStates),
  version: Type.Integer(),
  classCount: Type.Integer(),
  studentCount: Type.Integer(),
  gaps: Type.Array(YearGap),
  /** The state of the rollover into this year; null – there is none. */
  rollover: Nullable(OneOf(['draft', 'applied'] as const)),
});
export type AcademicYear = Static<typeof AcademicYear>;
export const AcademicYearList = Strict({ years: Type.Array(AcademicYear) });
export type AcademicYearList = Static<typeof AcademicYearList>;

export const rolloverOutcomes = ['promote', 'promote_conditionally', 'retain', 'graduate', 'stay'] as const;
export const RolloverOutcome = OneOf(rolloverOutcomes);
export type RolloverOutcome = Static<typeof RolloverOutcome>;

const ClassName = Nullable(Type.String({ minLength: 1, maxLength: 20 }));

/** Where a class as a whole goes; two classes with the same `toName` are merged. */
export const RolloverClass = Strict({
  classGroupId: Id,
  outcome: OneOf(['promote', 'graduate', 'stay'] as const),
  toName: ClassName,
});
export type RolloverClass = Static<typeof RolloverClass>;
/** A student who goes another way than the class: repeats, is promoted conditionally, goes to the other half of a split class. */
export const RolloverStudent = Strict({ enrolmentId: Id, outcome: RolloverOutcome, toName: ClassName });
export type RolloverStudent = Static<typeof RolloverStudent>;

export const RolloverPlan = Strict({
  /** The day of the orders. */
  datedOn: CalendarDate,
  ground: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
  signer: Nullable(Type.String({ maxLength: 200 })),
  graduatesOn: CalendarDate,
  classes: Type.Array(RolloverClass, { maxItems: 300 }),
  students: Type.Array(RolloverStudent, { maxItems: 5000 }),
});
export type RolloverPlan = Static<typeof RolloverPlan>;
export const SaveRollover = Strict({ version: Type.Integer(), plan: RolloverPlan });
export type SaveRollover = Static<typeof SaveRollover>;
export const RolloverVersion = Strict({ version: Type.Integer() });

export const Rollover = Strict({
  fromYear: Strict({ id: Id, name: Type.String() }),
  toYear: Strict({ id: Id, name: Type.String(), startsOn: CalendarDate }),
  /** 0 – nobody has saved it yet: the plan is proposed. */
  version: Type.Integer(),
  state: OneOf(['proposed', 'draft', 'applied'] as const),
  appliedAt: Nullable(Moment),
  plan: RolloverPlan,
  classes: Type.Array(
    Strict({
      id: Id,
      name: Type.String(),
      grade: Nullable(Type.Integer()),
      students: Type.Array(Strict({ enrolmentId: Id, displayName: Type.String() })),
    }),
  ),
  withoutClass: Type.Array(Strict({ enrolmentId: Id, displayName: Type.String() })),
  /** Classes that the new year has already. */
  existing: Type.Array(Type.String()),
});
export type Rollover = Static<typeof Rollover>;

/** The coordinator's question: who has not opened the year? It reads organizations and sums, never a person. */
export const OpeningQuery = Strict({ yearName: Type.Optional(Type.String({ maxLength: 20 })) });
export type OpeningQuery = Static<typeof OpeningQuery>;
export const openingKinds = ['general', 'preschool', 'additional', 'boarding', 'college'] as const;
export const OpeningDeadline = Strict({ organizationKind: OneOf(openingKinds), dueOn: CalendarDate });
export type OpeningDeadline = Static<typeof OpeningDeadline>;
export const PutDeadlines = Strict({
  yearName: Type.String({ minLength: 1, maxLength: 20 }),
  deadlines: Type.Array(OpeningDeadline, { maxItems: 6 }),
});
export type PutDeadlines = Static<typeof PutDeadlines>;
export const YearOpenings = Strict({
  yearName: Type.String(),
  yearNames: Type.Array(Type.String()),
  deadlines: Type.Array(OpeningDeadline),
  municipalities: Type.Array(
    Strict({
      municipalityName: Nullable(Type.String()),
      total: Type.Integer(),
      opened: Type.Integer(),
      overdue: Type.Integer(),
    }),
  ),
  organizations: Type.Array(
    Strict({
      id: Id,
      name: Type.String(),
      municipalityName: Nullable(Type.String()),
      kinds: Type.Array(OrganizationKind),
      state: Nullable(OneOf(yearStates)),
      dueOn: Nullable(CalendarDate),
      overdue: Type.Boolean(),
    }),
  ),
});
export type YearOpenings = Static<typeof YearOpenings>;
