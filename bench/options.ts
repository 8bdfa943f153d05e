import { parseArgs } from 'node:util';
import { PlainFailure } from '../scripts/plain-failure.ts';

export interface RegionOptions {
  /** School students; what is below the demonstration's number gives the demonstration. */
  readonly students: number;
  /** Terms with a timetable, lessons and marks. */
  readonly terms: number;
  /** A name in the private PostgreSQL of the measurements, or the address of an empty database elsewhere. */
  readonly database: string;
  /** Make it anew where there is one of this name already. */
  readonly fresh: boolean;
}

/** The database of a region of so many students in the private PostgreSQL, made by hand or by the first measurement. */
export const databaseName = (students: number): string =>
  students > 0 ? `gorodok_bench_${students}` : 'gorodok_bench';

const mostStudents = 2_000_000;

const known =
  'Known are, after «--»: --students NUMBER, --terms 0…4, --database NAME or postgresql://…, and --fresh.';

/** Reads what follows `npm run region --`. */
export function readRegionOptions(parameters: readonly string[]): RegionOptions {
  const values = parse(parameters);
  const students = wholeNumber(values.students, 0, mostStudents);
  const terms = wholeNumber(values.terms, 0, 4);
  if (students === undefined || terms === undefined) throw new PlainFailure(known);
  const database = values.database ?? databaseName(students);
  if (!isAddress(database) && !/^[a-z][a-z0-9_]{0,50}$/.test(database)) throw new PlainFailure(known);
  return { students, terms, database, fresh: values.fresh };
}

export const isAddress = (database: string): boolean => /^postgres(ql)?:\/\//.test(database);

/** A number as it is typed, or undefined where it is none or out of its bounds. */
function wholeNumber(text: string, from: number, to: number): number | undefined {
  const number = Number(text);
  return /^\d+$/.test(text) && number >= from && number <= to ? number : undefined;
}

export interface BenchOptions {
  /** 0 for the demonstration. */
  readonly students: number;
  /** One of them; all by default. */
  readonly scenario: string | undefined;
}

/** Reads what follows `npm run bench --`. */
export function readBenchOptions(parameters: readonly string[]): BenchOptions {
  const failure = new PlainFailure('Known are, after «--»: --students NUMBER and --scenario NAME.');
  try {
    const { values } = parseArgs({
      args: [...parameters],
      options: { students: { type: 'string', default: '0' }, scenario: { type: 'string' } },
    });
    const students = wholeNumber(values.students, 0, mostStudents);
    if (students === undefined) throw failure;
    return { students, scenario: values.scenario };
  } catch {
    throw failure;
  }
}

function parse(parameters: readonly string[]) {
  try {
    return parseArgs({
      args: [...parameters],
      options: {
        students: { type: 'string', default: '400000' },
        terms: { type: 'string', default: '0' },
        database: { type: 'string' },
        fresh: { type: 'boolean', default: false },
      },
    }).values;
  } catch {
    throw new PlainFailure(known);
  }
}
