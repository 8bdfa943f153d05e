import type { FieldChange } from '@gorodok/contract';
import { findOpenYear, type OpenYear } from '#features/registry/academic-years/index.ts';
import { classGroupRepository } from '#features/registry/class-groups/index.ts';
import { employmentRepository } from '#features/registry/employment/index.ts';
import type { OrganizationNow } from '#features/registry/organizations/index.ts';
import { addCardHistory, listMatchableCards, type MatchableCard } from '#features/registry/people/index.ts';
import { SubjectPlan, subjectRepository } from '#features/registry/subjects/index.ts';
import type { Queryable } from '#platform/database/database.ts';
import type { LikelyFinder, LikelyKnown } from '../duplicates/index.ts';
import { countsOf, emptyPlan, type Importer, type ImportPlan } from '../import/index.ts';
import {
  fileFinding,
  hasFileError,
  readTable,
  RowReader,
  rowsWithErrors,
  type Finding,
} from '../spreadsheets/index.ts';
import { CardIndex, reportDifferences } from './card-match.ts';
import { ClassPlan } from './class-plan.ts';
import { readEmployeeRow, type EmployeeRow } from './employee-row.ts';
import { PeopleWrite, type PersonReference } from './people-write.ts';
import { recogniseRest, type RecognitionOptions } from './recognition.ts';
import { reportRepeatedRows, reportRepeatedSnils } from './row-repeats.ts';
import { staffColumns, type StaffKey } from './staff-columns.ts';

/** Employees of an organization: positions, roles, subjects, classes they look after. */
export const staffImporter = (finder: LikelyFinder): Importer => ({
  title: 'Сотрудники',
  columns: staffColumns,

  async plan(db, organization, spreadsheet, known) {
    const table = readTable<StaffKey>(spreadsheet, staffColumns);
    const year = await findOpenYear(db, organization.id, organization.today);
    const findings: Finding[] = [...table.findings];
    const numbers = table.rows.map(({ number }) => number);
    if (!year) findings.push(fileFinding('error', 'file.open_year_missing'));
    if (!year || hasFileError(findings)) return emptyPlan(numbers, findings);

    const rows = table.rows.flatMap(
      (row) => readEmployeeRow(new RowReader(table, row, findings), organization.today) ?? [],
    );
    const employees = rows.map(({ employee }) => employee);
    reportRepeatedRows(employees);
    reportRepeatedSnils(employees, []);
    const matched = await matchRows(db, organization, rows, { finder, known });
    const faulty = rowsWithErrors(findings);
    const good = matched.filter(({ row }) => !faulty.has(row.reader.number));
    const classes = new ClassPlan(await classGroupRepository(db).list(year.id));
    const subjects = new SubjectPlan(await subjectRepository(db).list());
    return { rows: numbers, findings, ...planWrites(organization, year, classes, subjects, good, finder) };
  },
});

interface MatchedRow {
  row: EmployeeRow;
  card: MatchableCard | null;
  /** Who the employee is like though a new card is made. */
  likely: LikelyKnown | null;
}

async function matchRows(
  db: Queryable,
  organization: OrganizationNow,
  rows: readonly EmployeeRow[],
  recognition: Pick<RecognitionOptions, 'finder' | 'known'>,
): Promise<MatchedRow[]> {
  const cards = new CardIndex(
    await listMatchableCards(db, {
      organizationId: organization.id,
      education: 'general',
      snilses: rows.flatMap(({ employee }) => employee.draft.snils ?? []),
    }),
  );
  const named = new Map(
    rows.map((row) => [row, cards.find(row.employee.draft, ({ employment }) => employment !== null)]),
  );
  const recognised = await recogniseRest(
    db,
    rows.filter((row) => named.get(row) === null).map(({ employee }) => ({ person: employee, child: null })),
    { ...recognition, organizationId: organization.id, education: 'general', kind: 'employee' },
  );
  const rowOfCard = new Map<number, number>();
  return rows.map((row) => {
    const { employee, reader } = row;
    const found = named.get(row) ?? recognised.get(employee)?.card ?? null;
    if (typeof found === 'string') {
      reader.report('error', found === 'row.several_cards_match' ? 'surname' : 'snils', found);
      return { row, card: null, likely: null };
    }
    if (found) {
      const otherRow = rowOfCard.get(found.id);
      if (otherRow !== undefined) reader.report('error', 'surname', 'row.repeated', { otherRow });
      else rowOfCard.set(found.id, reader.number);
      reportDifferences(employee, found, 'passportNumber');
    }
    return { row, card: found, likely: recognised.get(employee)?.likely ?? null };
  });
}

interface Duties {
  /** What the employment, there already or about to be added, does not say yet. */
  employment: NonNullable<MatchableCard['employment']> | null;
  person: PersonReference;
  positions: string[];
  roles: string[];
  subjects: string[];
  classes: string[];
}

function dutiesOf(
  { row, card }: MatchedRow,
  person: PersonReference,
  subjects: SubjectPlan,
  classes: string[],
): Duties {
  const employment = card?.employment ?? null;
  const missing = <Item>(wanted: readonly Item[], present: readonly Item[] = []) =>
    wanted.filter((item) => !present.includes(item));
  const taught = employment?.subjectIds ?? [];
  return {
    employment,
    person,
    positions: missing(row.positions, employment?.positions),
    roles: missing([...row.roles, ...(classes.length > 0 ? ['class_teacher'] : [])], employment?.roles),
    subjects: row.subjects.filter((name) => !taught.includes(subjects.idOf(name) ?? -1)),
    classes,
  };
}

/** What the history of the employee's card keeps: positions and roles, which are the organization's own. */
function changesOfDuties({ employment, positions, roles }: Duties, today: string): FieldChange[] {
  const change = (field: string, before: readonly string[] | undefined, added: readonly string[]) =>
    added.length === 0
      ? []
      : [{ field, entryId: null, was: before ?? null, now: [...(before ?? []), ...added] }];
  return [
    ...(employment ? [] : [{ field: 'startsOn', entryId: null, was: null, now: today }]),
    ...change('positions', employment?.positions, positions),
    ...change('roles', employment?.roles, roles),
  ];
}

/** The classes of the row that have no class teacher yet; one that has another keeps him. */
function classesWithoutTeacher(
  { row, card }: MatchedRow,
  classes: ClassPlan,
  promised: Map<string, number>,
): string[] {
  return row.classTeacherOf.flatMap(({ name, grade }) => {
    const teacher = classes.find(name)?.classTeacherEmploymentId ?? null;
    const otherRow = promised.get(name);
    if (teacher !== null && teacher === card?.employment?.id) return [];
    if (teacher !== null || otherRow !== undefined) {
      row.reader.report('warning', 'classTeacherOf', 'cell.class_has_teacher', {
        takenAs: '',
        ...(otherRow !== undefined && { otherRow }),
      });
      return [];
    }
    if (classes.take(name, grade))
      row.reader.report('warning', 'classTeacherOf', 'cell.class_created', { takenAs: name });
    promised.set(name, row.reader.number);
    return [name];
  });
}

function planWrites(
  organization: OrganizationNow,
  year: OpenYear,
  classes: ClassPlan,
  subjects: SubjectPlan,
  good: readonly MatchedRow[],
  finder: LikelyFinder,
): Pick<ImportPlan, 'created' | 'updated' | 'write'> {
  const people = new PeopleWrite();
  const promised = new Map<string, number>();
  const inSpite: { person: PersonReference; likely: LikelyKnown }[] = [];
  const duties = good.map((matched) => {
    const { row, card } = matched;
    for (const name of row.subjects) {
      if (subjects.take(name))
        row.reader.report('warning', 'subjects', 'cell.subject_created', { takenAs: name });
    }
    const person = people.take(row.employee.draft, card);
    if (matched.likely) inSpite.push({ person, likely: matched.likely });
    return dutiesOf(matched, person, subjects, classesWithoutTeacher(matched, classes, promised));
  });
  const engaged = duties.filter(({ employment }) => employment === null);
  const widened = duties.filter(({ employment, positions }) => employment !== null && positions.length > 0);

  return {
    created: countsOf({
      ...people.counts.created,
      employment: engaged.length,
      employment_role: duties.flatMap(({ roles }) => roles).length,
      subject: subjects.added,
      class_group: classes.added,
    }),
    updated: countsOf({
      ...people.counts.updated,
      employment: widened.length,
      class_group: promised.size,
    }),
    async write(transaction, { by }) {
      const employments = employmentRepository(transaction);
      const { idOf: personId } = await people.write(transaction, by);
      await finder.noteInSpite(
        transaction,
        by,
        inSpite.map(({ person, likely }) => ({ kind: 'employee', likely, personId: personId(person) })),
      );
      const classGroupId = await classes.write(transaction, organization.id, year);
      const subjectId = await subjects.write(transaction);
      const added = await employments.add(
        organization.id,
        organization.today,
        engaged.map(({ person, positions }) => ({ personId: personId(person), positions })),
      );
      const employmentId = (duty: Duties): number => {
        const id = duty.employment?.id ?? added[engaged.indexOf(duty)];
        if (id === undefined) throw new Error('An employment of another plan.');
        return id;
      };
      await employments.addPositions(
        widened.map((duty) => ({ employmentId: employmentId(duty), positions: duty.positions })),
      );
      await employments.addRoles(
        duties.flatMap((duty) => duty.roles.map((role) => ({ employmentId: employmentId(duty), role }))),
      );
      await addCardHistory(
        transaction,
        by,
        duties.map((duty) => ({
          personId: personId(duty.person),
          belongsToOrganizationId: organization.id,
          changes: changesOfDuties(duty, organization.today),
        })),
      );
      await employments.addSubjects(
        duties.flatMap((duty) =>
          duty.subjects.map((name) => ({ employmentId: employmentId(duty), subjectId: subjectId(name) })),
        ),
      );
      await classGroupRepository(transaction).setClassTeachers(
        duties.flatMap((duty) =>
          duty.classes.map((name) => ({
            classGroupId: classGroupId(name),
            employmentId: employmentId(duty),
          })),
        ),
      );
    },
  };
}
