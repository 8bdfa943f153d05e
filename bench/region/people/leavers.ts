import { addDays } from '../calendar.ts';
import type { ClassGroup } from '../plan/class-groups.ts';
import type { Organization } from '../plan/organizations.ts';
import { gradesOf } from '../plan/region-plan.ts';
import type { Random } from '../random.ts';
import type { Run } from '../run.ts';
import type { Departure } from './enrolments.ts';
import { drawBirthDate, drawFamily } from './family.ts';
import { siblingSeat, type Neighbourhood, type Seat } from './neighbourhood.ts';
import { settleFamily } from './settle-family.ts';

/**
 * Settles the families of those who have left a school: graduates of the last years and children who moved away. Their
 * brothers and sisters still learn, so this comes before the places are taken by others.
 */
export function settleLeavers(run: Run, neighbourhood: Neighbourhood): void {
  for (const organization of neighbourhood.organizations) {
    for (let left = organization.plan.formerStudents; left > 0; left--)
      settleLeaver(run, neighbourhood, organization);
  }
}

function settleLeaver(run: Run, neighbourhood: Neighbourhood, organization: Organization): void {
  const { random, municipality } = neighbourhood;
  const { grade, departure, yearStart } = drawDeparture(run, random, organization);
  const birthDate = drawBirthDate(random, yearStart, { grade });
  const family = drawFamily(run, random, municipality, birthDate);
  const leaver = family.children.find(({ human }) => human.birthDate === birthDate);
  const seat: Seat = { organization, group: formerGroup(grade) };
  settleFamily(run, neighbourhood, family, {
    seatOf: (child) =>
      child === leaver ? seat : siblingSeat(run, neighbourhood, child.human.birthDate, seat),
    departureOf: (child) => (child === leaver ? departure : undefined),
  });
}

/** Two of three finished the school; the others went before, nearly all of them to other regions. */
function drawDeparture(
  run: Run,
  random: Random,
  { plan }: Organization,
): { grade: number; departure: Departure; yearStart: string } {
  const last = plan.stage === null ? 1 : (gradesOf(plan.stage).at(-1) ?? 1);
  const startYear = Number(run.year.startsOn.slice(0, 4)) - random.integer(1, 6);
  const yearStart = `${startYear}-09-01`;
  if (random.chance(0.66)) {
    // After the ninth grade about half go to a college.
    const grade = last === 11 && random.chance(0.45) ? 9 : last;
    const leftOn = `${startYear + 1}-06-${random.pick(['20', '25', '28'])}`;
    return {
      grade,
      yearStart,
      departure: { kind: 'graduation', leftOn, cameOn: `${startYear - grade + 1}-09-01` },
    };
  }
  const grade = random.integer(1, last);
  const leftOn = addDays(yearStart, random.integer(5, 330));
  const cameOn = `${startYear - random.integer(0, grade - 1)}-09-01`;
  return {
    grade,
    yearStart,
    departure: { kind: random.chance(0.93) ? 'transfer_out' : 'expulsion', leftOn, cameOn },
  };
}

/** The class of which only the grade is known any more. */
const formerGroup = (grade: number): ClassGroup => ({
  id: 0,
  education: 'general',
  name: '',
  grade,
  age: null,
  seats: 0,
  students: [],
  classTeacherEmploymentId: null,
});
