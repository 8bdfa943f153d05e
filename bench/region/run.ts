import type { SchoolYear } from './calendar.ts';
import type { Numbers } from './people/numbers.ts';
import type { Random } from './random.ts';
import type { AccountsFile } from './writing/accounts-file.ts';
import type { Sheets } from './writing/sheets.ts';

/** What was made, with the truth about duplicates, which the database does not tell. */
export type RegionFigures = {
  organizations: number;
  students: number;
  guardians: number;
  employees: number;
  accounts: number;
  lessons: number;
  marks: number;
  /** Second persons made of one human being, by the role of the second card. */
  duplicates: { guardian: number; employee: number; student: number };
  /** What looks alike and must never be merged: pairs of each kind. */
  lookAlikes: { twins: number; namesakes: number; fatherAndSon: number };
  /** Those whose enrolment or employment has ended. */
  left: { students: number; employees: number };
};

/** What every part of the generator works with during one filling. */
export type Run = {
  random: Random;
  /** `YYYY-MM-DD` in the region's time zone. */
  today: string;
  year: SchoolYear;
  /** How many terms get a timetable with lessons and marks. */
  terms: number;
  timeZone: string;
  /** As in a timestamp: `+05:00`. */
  utcOffset: string;
  sheets: Sheets;
  numbers: Numbers;
  accounts: AccountsFile;
  /** Ids of the region's subjects by name. */
  subjectIds: ReadonlyMap<string, number>;
  /** Whether the next card of the kind is an unfilled one. */
  unfilled: { employee: () => boolean; guardian: () => boolean };
  figures: RegionFigures;
};

/** A moment of the region's own day as PostgreSQL reads it. */
export const momentOf = (run: Run, date: string, time: string): string =>
  `${date}T${time}:00${run.utcOffset}`;

/** When the records were written: every one before the school year began. */
export const recordedAt = (run: Run): string => momentOf(run, run.year.startsOn, '08:00');

export const emptyFigures = (): RegionFigures => ({
  organizations: 0,
  students: 0,
  guardians: 0,
  employees: 0,
  accounts: 0,
  lessons: 0,
  marks: 0,
  duplicates: { guardian: 0, employee: 0, student: 0 },
  lookAlikes: { twins: 0, namesakes: 0, fatherAndSon: 0 },
  left: { students: 0, employees: 0 },
});
