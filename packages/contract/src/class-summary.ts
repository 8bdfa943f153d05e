import { Type, type Static } from 'typebox';
import { JournalPeriod, PeriodMarkValue } from './period-marks.ts';
import { Id, Nullable, OneOf, Strict } from './primitives.ts';

export const ClassSummaryParams = Strict({ classGroupId: Id });
export type ClassSummaryParams = Static<typeof ClassSummaryParams>;

/** Of which period; `year` for the marks of the year; without either, of the period that began last. */
export const ClassSummaryQuery = Strict({
  academicPeriodId: Type.Optional(Id),
  year: Type.Optional(Type.Boolean()),
});
export type ClassSummaryQuery = Static<typeof ClassSummaryQuery>;

export const ClassSummaryExportQuery = Strict({
  ...ClassSummaryQuery.properties,
  format: OneOf(['xlsx', 'pdf']),
});
export type ClassSummaryExportQuery = Static<typeof ClassSummaryExportQuery>;

/** «Сводная ведомость класса»: students by subjects; a cell for each subject, in their order. */
export const ClassSummary = Strict({
  classGroupName: Type.String(),
  academicYearName: Type.String(),
  periods: Type.Array(JournalPeriod),
  /** Null – the marks of the year. */
  academicPeriodId: Nullable(Id),
  subjects: Type.Array(Type.String()),
  students: Type.Array(
    Strict({
      enrolmentId: Id,
      displayName: Type.String(),
      /** `average` of the marks in lessons of the period, in hundredths; none for the year. */
      cells: Type.Array(Strict({ value: Nullable(PeriodMarkValue), average: Nullable(Type.Number()) })),
    }),
  ),
});
export type ClassSummary = Static<typeof ClassSummary>;
