import type { CardKind } from '@gorodok/contract';
import { findOpenYear, type OpenYear } from '#features/registry/academic-years/index.ts';
import { classGroupRepository } from '#features/registry/class-groups/index.ts';
import { guardianshipRepository, historyOfLink } from '#features/registry/guardianship/index.ts';
import { admit, placeInClasses } from '#features/registry/movement/index.ts';
import type { OrganizationNow } from '#features/registry/organizations/index.ts';
import { addCardHistory, listMatchableCards, type MatchableCard } from '#features/registry/people/index.ts';
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
import { gatherParents } from './parents.ts';
import { PeopleWrite, type PersonReference } from './people-write.ts';
import { recogniseRest, type Recognised, type RecognitionOptions } from './recognition.ts';
import { reportRepeatedRows, reportRepeatedSnils } from './row-repeats.ts';
import { studentColumns, type StudentKey } from './student-columns.ts';
import { readStudentRow, relationOf, type PersonInRow, type StudentRow } from './student-row.ts';

/** Students of a school with their parents. */
export const studentImporter = (finder: LikelyFinder): Importer => ({
  title: 'Ученики',
  columns: studentColumns,

  async plan(db, organization, spreadsheet, known) {
    const table = readTable<StudentKey>(spreadsheet, studentColumns);
    const year = await findOpenYear(db, organization.id, organization.today);
    const findings: Finding[] = [...table.findings];
    const numbers = table.rows.map(({ number }) => number);
    if (!year) findings.push(fileFinding('error', 'file.open_year_missing'));
    if (!year || hasFileError(findings)) return emptyPlan(numbers, findings);

    const school = {
      today: organization.today,
      hasClasses: educationOf(organization) === 'general',
      yearStarts: year.startsOn,
    };
    const rows = table.rows.flatMap(
      (row) => readStudentRow(new RowReader(table, row, findings), school) ?? [],
    );
    reportRepeatedRows(rows.map(({ student }) => student));
    reportRepeatedSnils(
      rows.map(({ student }) => student),
      rows.flatMap(({ parents }) => parents),
    );
    const classes = new ClassPlan(await classGroupRepository(db).list(year.id));
    const matched = await matchRows(db, organization, classes, rows, { finder, known });
    const faulty = rowsWithErrors(findings);
    const good = matched.filter(({ row }) => !faulty.has(row.reader.number));
    return { rows: numbers, findings, ...planWrites(organization, year, classes, good, finder) };
  },
});

const educationOf = ({ kinds }: OrganizationNow): 'general' | 'preschool' | 'additional' => {
  if (kinds.some((kind) => kind === 'general' || kind === 'boarding' || kind === 'college')) return 'general';
  return kinds.includes('preschool') ? 'preschool' : 'additional';
};

interface MatchedRow {
  row: StudentRow;
  card: MatchableCard | null;
  /** Who the student is like though a new card is made. */
  likely: LikelyKnown | null;
  /** Who is the student's guardian already, by the card. */
  guardianIds: ReadonlySet<number>;
  parents: ({ person: PersonInRow<StudentKey> } & Recognised)[];
}

/** Finds the cards of everybody in the rows, and says what keeps a row out or differs from a card. */
async function matchRows(
  db: Queryable,
  organization: OrganizationNow,
  classes: ClassPlan,
  rows: readonly StudentRow[],
  recognition: Pick<RecognitionOptions, 'finder' | 'known'>,
): Promise<MatchedRow[]> {
  const people = rows.flatMap(({ student, parents }) => [student, ...parents]);
  const education = educationOf(organization);
  const cards = new CardIndex(
    await listMatchableCards(db, {
      organizationId: organization.id,
      education,
      snilses: people.flatMap(({ draft }) => draft.snils ?? []),
    }),
  );
  const guardianships = await guardianshipRepository(db).listOfOrganization(organization.id);
  const guardiansOf = Map.groupBy(guardianships, ({ childId }) => childId);
  const rowOfCard = new Map<number, number>();

  const rest = { ...recognition, organizationId: organization.id, education };
  const students = await recognise(
    db,
    rows.map(({ student }) => ({ person: student, child: null, named: matchPerson(student, cards) })),
    { ...rest, kind: 'student' },
  );
  const guardiansOfRow = (row: StudentRow): ReadonlySet<number> => {
    const card = students.get(row.student)?.card;
    const known = card ? (guardiansOf.get(card.id) ?? []) : [];
    return new Set(known.map(({ guardianId }) => guardianId));
  };
  const parents = await recognise(
    db,
    rows.flatMap((row) => {
      const guardianIds = guardiansOfRow(row);
      return row.parents.map((person) => ({
        person,
        child: row.student.draft,
        named: matchPerson(person, cards, ({ id }) => guardianIds.has(id)),
      }));
    }),
    { ...rest, kind: 'guardian' },
  );

  return rows.map((row) => {
    const { card, likely } = students.get(row.student) ?? nobody;
    if (card) judgeStudentCard(row, card, education, classes, rowOfCard);
    return {
      row,
      card,
      likely,
      guardianIds: guardiansOfRow(row),
      parents: row.parents.map((person) => {
        const parent = parents.get(person) ?? nobody;
        if (parent.card && parent.card.id === card?.id)
          row.reader.report('error', person.columns.surname, 'row.parent_is_student');
        if (parent.card) reportDifferences(person, parent.card);
        return { person, ...parent };
      }),
    };
  });
}

const nobody: Recognised = { card: null, likely: null };

/** By the cards of the school and СНИЛС; whoever these do not name, among all of the region. */
async function recognise(
  db: Queryable,
  people: readonly {
    person: PersonInRow<StudentKey>;
    child: StudentRow['student']['draft'] | null;
    named: MatchableCard | null | 'refused';
  }[],
  options: RecognitionOptions,
): Promise<Map<PersonInRow<StudentKey>, Recognised>> {
  const recognised = await recogniseRest(
    db,
    people.filter(({ named }) => named === null),
    options,
  );
  for (const { person, named } of people)
    if (named !== null) recognised.set(person, { card: named === 'refused' ? null : named, likely: null });
  return recognised;
}

function matchPerson(
  { draft, reader, columns }: PersonInRow<StudentKey>,
  cards: CardIndex,
  expected?: (card: MatchableCard) => boolean,
): MatchableCard | null | 'refused' {
  const found = cards.find(draft, expected);
  if (typeof found !== 'string') return found;
  reader.report('error', found === 'row.several_cards_match' ? columns.surname : columns.snils, found);
  return 'refused';
}

function judgeStudentCard(
  { reader, student, className }: StudentRow,
  card: MatchableCard,
  education: ReturnType<typeof educationOf>,
  classes: ClassPlan,
  rowOfCard: Map<number, number>,
): void {
  const otherRow = rowOfCard.get(card.id);
  if (otherRow !== undefined) reader.report('error', 'surname', 'row.repeated', { otherRow });
  else rowOfCard.set(card.id, reader.number);
  if (education === 'general' && card.learnsElsewhere && !card.enrolment) {
    reader.report('error', null, 'row.student_enrolled_elsewhere');
    return;
  }
  reportDifferences(student, card, 'documentNumber');
  const inClass = card.enrolment?.classGroupId ?? null;
  if (inClass !== null && classes.find(className.name)?.id !== inClass)
    reader.report('warning', 'className', 'cell.class_differs', { takenAs: classes.nameOf(inClass) });
}

/** What the good rows add to the registry. */
function planWrites(
  organization: OrganizationNow,
  year: OpenYear,
  classes: ClassPlan,
  good: readonly MatchedRow[],
  finder: LikelyFinder,
): Pick<ImportPlan, 'created' | 'updated' | 'write'> {
  const people = new PeopleWrite();
  const inSpite: { person: PersonReference; kind: CardKind; likely: LikelyKnown }[] = [];
  const admitted: { person: PersonReference; className: string; admittedOn: string }[] = [];
  const placed: { enrolmentId: number; className: string }[] = [];
  const references = new Map<MatchedRow, PersonReference>();
  for (const matched of good) {
    const { row, card } = matched;
    const { name, grade } = row.className;
    const person = people.take(row.student.draft, card);
    references.set(matched, person);
    if (matched.likely) inSpite.push({ person, kind: 'student', likely: matched.likely });
    if (card?.enrolment && card.enrolment.classGroupId !== null) continue;
    if (classes.take(name, grade))
      row.reader.report('warning', 'className', 'cell.class_created', { takenAs: name });
    if (card?.enrolment) placed.push({ enrolmentId: card.enrolment.id, className: name });
    else admitted.push({ person, className: name, admittedOn: row.admittedOn });
  }
  const parents = gatherParents(
    good.flatMap((matched) =>
      matched.parents.map(({ person, card, likely }) => ({
        draft: person.draft,
        card,
        likely,
        child: matched,
      })),
    ),
  );
  const guardianships = parents.flatMap(({ draft, card, likely, children }) => {
    const guardian = people.take(draft, card);
    if (likely) inSpite.push({ person: guardian, kind: 'guardian', likely });
    return children.flatMap((matched) => {
      const child = references.get(matched);
      const isKnown = card !== null && matched.guardianIds.has(card.id);
      return child && !isKnown ? [{ guardian, child, relation: relationOf(draft) }] : [];
    });
  });

  return {
    created: countsOf({
      ...people.counts.created,
      enrolment: admitted.length,
      class_group: classes.added,
      guardianship: guardianships.length,
    }),
    updated: countsOf({ ...people.counts.updated, enrolment: placed.length }),
    async write(transaction, { importId, by }) {
      const { idOf: personId, nameOf } = await people.write(transaction, by);
      await finder.noteInSpite(
        transaction,
        by,
        inSpite.map(({ person, ...made }) => ({ ...made, personId: personId(person) })),
      );
      const classGroupId = await classes.write(transaction, organization.id, year);
      if (admitted.length > 0) {
        await admit(transaction, {
          organizationId: organization.id,
          number: `И-${importId}`,
          datedOn: organization.today,
          ground: 'Загрузка из файла',
          education: educationOf(organization),
          students: admitted.map(({ person, className, admittedOn }) => ({
            personId: personId(person),
            classGroupId: classGroupId(className),
            startsOn: admittedOn,
            inClassFrom: admittedOn > year.startsOn ? admittedOn : year.startsOn,
          })),
        });
      }
      if (placed.length > 0) {
        await placeInClasses(transaction, {
          organizationId: organization.id,
          number: `И-${importId}/2`,
          datedOn: organization.today,
          ground: 'Загрузка из файла',
          education: educationOf(organization),
          day: year.startsOn,
          students: placed.map(({ enrolmentId, className }) => ({
            enrolmentId,
            classGroupId: classGroupId(className),
          })),
        });
      }
      const names = new Map(
        guardianships
          .flatMap(({ guardian, child }) => [guardian, child])
          .map((person) => [personId(person), nameOf(person)]),
      );
      const links = await guardianshipRepository(transaction).add(
        organization.today,
        guardianships.map(({ guardian, child, relation }) => ({
          guardianId: personId(guardian),
          childId: personId(child),
          relation,
        })),
      );
      await addCardHistory(
        transaction,
        by,
        links.flatMap(({ id, guardianId, childId, ...link }) =>
          historyOfLink(by, { id, guardianId, childId }, null, link, (person) => names.get(person) ?? ''),
        ),
      );
    },
  };
}
