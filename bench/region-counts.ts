import { Client } from 'pg';

/** What a region holds. A card is a person seen through one role in one organisation. */
export interface RegionCounts {
  organizations: number;
  municipalities: number;
  people: number;
  schoolStudents: number;
  surnames: number;
  cards: { student: number; employee: number; guardian: number; total: number };
  /** Of the cards, those of people who have left. */
  former: number;
}

const statement = `
with student as (
  select person_id, organization_id, bool_and(ends_on is not null) as former from enrolment group by 1, 2
), employee as (
  select person_id, organization_id, bool_and(ends_on is not null) as former from employment group by 1, 2
), guardian as (
  select guardian_id, organization_id, bool_and(guardianship.ends_on is not null or student.former) as former
  from guardianship join student on student.person_id = guardianship.child_id group by 1, 2
), card as (
  select 'student' as kind, former from student
  union all select 'employee', former from employee
  union all select 'guardian', former from guardian
)
select
  (select count(*)::int from organization) as organizations,
  (select count(*)::int from municipality) as municipalities,
  (select count(*)::int from person) as people,
  (select count(*)::int from enrolment where education = 'general' and ends_on is null) as "schoolStudents",
  (select count(distinct surname)::int from person) as surnames,
  (select count(*)::int from card where former) as former,
  (select jsonb_build_object(
     'student', count(*) filter (where kind = 'student'), 'employee', count(*) filter (where kind = 'employee'),
     'guardian', count(*) filter (where kind = 'guardian'), 'total', count(*)) from card) as cards`;

export async function countRegion(databaseUrl: string): Promise<RegionCounts> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<RegionCounts>(statement);
    const [counts] = rows;
    if (!counts) throw new Error('The counts are missing.');
    return counts;
  } finally {
    await client.end();
  }
}

const number = new Intl.NumberFormat('en');

export const describeCounts = (counts: RegionCounts): string =>
  `${number.format(counts.schoolStudents)} school students in ${number.format(counts.organizations)} organisations of ` +
  `${counts.municipalities} municipalities: ${number.format(counts.cards.total)} cards (students ` +
  `${number.format(counts.cards.student)}, guardians ${number.format(counts.cards.guardian)}, employees ` +
  `${number.format(counts.cards.employee)}; of them ${number.format(counts.former)} of people who have left) of ` +
  `${number.format(counts.people)} people with ${number.format(counts.surnames)} surnames.`;
