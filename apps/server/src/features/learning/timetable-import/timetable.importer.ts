import { countsOf, emptyPlan, type Importer, type ImportPlan } from '#features/data-quality/import/index.ts';
import {
  fileFinding,
  hasFileError,
  readTable,
  RowReader,
  rowsWithErrors,
  type Finding,
} from '#features/data-quality/spreadsheets/index.ts';
import { findCurrentPeriod, findOpenYear, type OpenYear } from '#features/registry/academic-years/index.ts';
import { classGroupRepository, parseClassName } from '#features/registry/class-groups/index.ts';
import { employmentRepository } from '#features/registry/employment/index.ts';
import type { OrganizationNow } from '#features/registry/organizations/index.ts';
import { subjectKey, SubjectPlan, subjectRepository } from '#features/registry/subjects/index.ts';
import type { Queryable } from '#platform/database/database.ts';
import { usualBells } from './bells.ts';
import { reportClashes, reportDifferingTeachers } from './clashes.ts';
import { timetableColumns, type TimetableKey } from './timetable-columns.ts';
import { readTimetableRow, type TimetableRow } from './timetable-row.ts';
import {
  timetableRepository,
  type Bell,
  type Span,
  type SubjectGroupRecord,
} from './timetable.repository.ts';

/** The week's timetable of the classes that the file names, and the lessons that follow from it. */
export const timetableImporter: Importer = {
  title: 'Расписание',
  columns: timetableColumns,

  async plan(db, organization, spreadsheet) {
    const table = readTable<TimetableKey>(spreadsheet, timetableColumns);
    const year = await findOpenYear(db, organization.id, organization.today);
    const findings: Finding[] = [...table.findings];
    const numbers = table.rows.map(({ number }) => number);
    if (!year) findings.push(fileFinding('error', 'file.open_year_missing'));
    if (!year || hasFileError(findings)) return emptyPlan(numbers, findings);

    const timetable = timetableRepository(db, organization.id);
    const subjects = new SubjectPlan(await subjectRepository(db).list());
    const classes = await classGroupRepository(db).list(year.id);
    const bells = await timetable.listBells();
    const school = {
      classIdByName: new Map(classes.map(({ id, name }) => [parseClassName(name)?.name ?? name, id])),
      employees: await employmentRepository(db).listNames(organization.id),
      subjectId: (name: string) => subjects.idOf(name),
      bells: bells.length > 0 ? new Set(bells.map(({ lessonNumber }) => lessonNumber)) : null,
    };
    const rows = table.rows.flatMap(
      (row) => readTimetableRow(new RowReader(table, row, findings), school) ?? [],
    );
    const named = [...new Set(rows.map(({ classGroupId }) => classGroupId))];
    reportClashes(rows, await timetable.listStanding(year.id, named));
    reportDifferingTeachers(rows);
    const faulty = rowsWithErrors(findings);
    const good = rows.filter(({ reader }) => !faulty.has(reader.number));
    const newBells = bells.length === 0 && good.length > 0 ? usualBells(good) : [];
    if (newBells.length > 0) findings.push(fileFinding('warning', 'file.bells_created'));
    const writes = await planWrites(db, {
      organization,
      newBells,
      subjects,
      span: await spanOf(db, organization, year),
      good,
    });
    return { rows: numbers, findings, ...writes };
  },
};

const weeksWithoutPeriods = 4;

/** The quarter that goes on, or the next one; four weeks from today where the school has entered none. */
async function spanOf(db: Queryable, { today, time }: OrganizationNow, year: OpenYear): Promise<Span> {
  const period = await findCurrentPeriod(db, year.id, today);
  if (period) return { from: period.startsOn, until: period.endsOn, today, time };
  const from = year.startsOn > today ? year.startsOn : today;
  const lastDay = new Date(`${from}T00:00:00Z`);
  lastDay.setUTCDate(lastDay.getUTCDate() + weeksWithoutPeriods * 7 - 1);
  const fourWeeks = lastDay.toISOString().slice(0, 10);
  return { from, until: fourWeeks < year.endsOn ? fourWeeks : year.endsOn, today, time };
}

interface Planned {
  organization: OrganizationNow;
  newBells: readonly Bell[];
  subjects: SubjectPlan;
  span: Span;
  good: readonly TimetableRow[];
}

async function planWrites(
  db: Queryable,
  { organization, newBells, subjects, span, good }: Planned,
): Promise<Pick<ImportPlan, 'created' | 'updated' | 'write'>> {
  const classGroupIds = [...new Set(good.map(({ classGroupId }) => classGroupId))];
  for (const { reader, subject } of good) {
    if (subjects.take(subject))
      reader.report('warning', 'subject', 'cell.subject_created', { takenAs: subject });
  }
  const existing = await timetableRepository(db, organization.id).listSubjectGroups(classGroupIds);
  const groups = groupsOf(good, subjects, existing);
  const added = groups.filter(({ record }) => !record);
  const handedOver = groups.flatMap(({ record, teacher }) =>
    record && teacher !== null && record.teacherEmploymentId !== teacher
      ? [{ id: record.id, teacherEmploymentId: teacher }]
      : [],
  );
  const week = good.map(({ classGroupId, weekday, lessonNumber, room, subject }) => {
    const group = groups.find(({ key }) => key === groupKey(classGroupId, subject));
    if (!group) throw new Error('A lesson of a subject group that was not planned.');
    return {
      classGroupId,
      weekday,
      lessonNumber,
      room,
      group,
    };
  });
  const lessons = await timetableRepository(db, organization.id).countLessons(week, span);

  return {
    created: countsOf({
      bell: newBells.length,
      subject: subjects.added,
      subject_group: added.length,
      timetable_slot: week.length,
      lesson: lessons,
    }),
    updated: countsOf({ subject_group: handedOver.length }),
    async write(transaction) {
      const timetable = timetableRepository(transaction, organization.id);
      await timetable.addBells(newBells);
      const subjectId = await subjects.write(transaction);
      const ids = await timetable.addSubjectGroups(
        added.map(({ classGroupId, subject, teacher }) => ({
          classGroupId,
          subjectId: subjectId(subject),
          teacherEmploymentId: teacher,
        })),
      );
      await timetable.setTeachers(handedOver);
      const planned = week.map(({ group, ...lesson }) => {
        const subjectGroupId = group.record?.id ?? ids[added.indexOf(group)];
        if (subjectGroupId === undefined) throw new Error('A subject group of another plan.');
        return { ...lesson, subjectGroupId };
      });
      await timetable.replaceWeek(classGroupIds, planned);
      const laidOut = await timetable.replaceLessons(classGroupIds, planned, span);
      if (laidOut !== lessons) throw new WrittenMeanwhile();
    },
  };
}

/** Somebody wrote into a journal between the plan and its writing; a new plan will take that in. */
class WrittenMeanwhile extends Error {
  readonly code = '40001';
}

const groupKey = (classGroupId: number, subject: string): string => `${classGroupId} ${subjectKey(subject)}`;

interface PlannedGroup {
  key: string;
  classGroupId: number;
  subject: string;
  teacher: number | null;
  record: SubjectGroupRecord | undefined;
}

/** Who learns what with whom, each once; the journal goes over to a teacher whom the file names anew. */
function groupsOf(
  good: readonly TimetableRow[],
  subjects: SubjectPlan,
  existing: readonly SubjectGroupRecord[],
): PlannedGroup[] {
  const groups = new Map<string, PlannedGroup>();
  for (const { reader, classGroupId, subject, teacher } of good) {
    const key = groupKey(classGroupId, subject);
    const group = groups.get(key);
    const record = existing.find(
      (known) => known.classGroupId === classGroupId && known.subjectId === subjects.idOf(subject),
    );
    const teacherId = teacher?.employmentId ?? null;
    if (group) group.teacher ??= teacherId;
    else groups.set(key, { key, classGroupId, subject, teacher: teacherId, record });
    const former = record?.teacherEmploymentId ?? null;
    if (!group && former !== null && teacherId !== null && former !== teacherId)
      reader.report('warning', 'teacher', 'cell.teacher_replaced');
  }
  return [...groups.values()];
}
