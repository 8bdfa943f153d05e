import { ageOn } from '@gorodok/identifiers';
import { writeLessons } from './learning/lessons.ts';
import { writeSchoolWeek } from './learning/school-week.ts';
import { drawBirthDate, drawFamily } from './people/family.ts';
import { settleFeaturedPeople } from './people/featured-people.ts';
import { settleLeavers } from './people/leavers.ts';
import { seatsOf, siblingSeat, type Neighbourhood, type Seat } from './people/neighbourhood.ts';
import {
  staffGroups,
  staffSchool,
  type FeaturedStaff,
  type SchoolStaff,
} from './people/organization-staff.ts';
import { settleFamily } from './people/settle-family.ts';
import { hireElsewhere, rememberFormer, type Employee } from './people/staff.ts';
import { openOrganization, writeClassGroups, type Organization } from './plan/organizations.ts';
import type { PlannedNeighbourhood } from './plan/region-plan.ts';
import type { Random } from './random.ts';
import type { Run } from './run.ts';

/** Fills one neighbourhood and writes it: first its people, then what happens in its schools, school by school. */
export async function fillNeighbourhood(
  run: Run,
  random: Random,
  plan: PlannedNeighbourhood,
  municipalityId: number,
): Promise<void> {
  const organizations = plan.organizations.map((planned) =>
    openOrganization(run, random, planned, municipalityId),
  );
  const neighbourhood: Neighbourhood = {
    municipality: plan.municipality,
    random,
    organizations,
    candidates: [],
    names: new Set(),
  };
  const featured = plan.featured ? settleFeaturedPeople(run, neighbourhood, plan.featured) : undefined;
  settleLeavers(run, neighbourhood);
  settleFamilies(run, neighbourhood);
  const staff = staffOrganizations(run, neighbourhood, featured);
  for (const organization of organizations) writeClassGroups(run, organization);
  await run.sheets.flush();
  if (run.terms === 0) return;
  for (const [organization, { teachers }] of staff) {
    const schoolRandom = random.fork(`school ${organization.id}`);
    const slots = writeSchoolWeek(run, schoolRandom, organization, teachers);
    writeLessons(run, schoolRandom, organization, slots);
    await run.sheets.flush();
  }
}

/** Draws families until the places are taken: schools and kindergartens first, then what is left of the circles. */
function settleFamilies(run: Run, neighbourhood: Neighbourhood): void {
  for (const seat of seatsOf(neighbourhood, ['general', 'preschool'])) settleInto(run, neighbourhood, seat);
  // Children of the circles whose school stands outside this region's plan.
  for (const seat of seatsOf(neighbourhood, ['additional'])) settleInto(run, neighbourhood, seat);
}

function settleInto(run: Run, neighbourhood: Neighbourhood, seat: Seat): void {
  const { random, municipality } = neighbourhood;
  const { group } = seat;
  while (group.seats > 0) {
    const place = group.age !== null ? { age: group.age } : { grade: group.grade ?? random.integer(1, 10) };
    const birthDate = drawBirthDate(random, run.year.startsOn, place);
    const family = drawFamily(run, random, municipality, birthDate);
    settleFamily(run, neighbourhood, family, {
      // Twins sit in one class.
      seatOf: ({ human }) =>
        human.birthDate === birthDate ? seat : siblingSeat(run, neighbourhood, human.birthDate, seat),
    });
  }
}

function staffOrganizations(
  run: Run,
  neighbourhood: Neighbourhood,
  featured: FeaturedStaff | undefined,
): ReadonlyMap<Organization, SchoolStaff> {
  const schools = new Map<Organization, SchoolStaff>();
  for (const organization of neighbourhood.organizations) {
    if (organization.plan.stage !== null) {
      const around = featured && organization.groups.includes(featured.group) ? featured : undefined;
      schools.set(organization, staffSchool(run, neighbourhood, organization, around));
    }
    if (organization.plan.stage === null || organization.plan.kinds.includes('preschool')) {
      staffGroups(run, neighbourhood, organization);
    }
  }
  for (const { id, plan } of neighbourhood.organizations) {
    for (let left = plan.formerStaff; left > 0; left--) rememberFormer(run, neighbourhood, id);
  }
  for (const [organization, { employees }] of schools) {
    for (const employee of employees) workElsewhere(run, neighbourhood, organization, employee);
  }
  return new Map([...schools].filter(([organization]) => organization.groups.length > 0));
}

/** One teacher in twenty works in a second organisation near by. */
function workElsewhere(
  run: Run,
  neighbourhood: Neighbourhood,
  organization: Organization,
  employee: Employee,
): void {
  const { random, organizations } = neighbourhood;
  const others = organizations.filter((other) => other !== organization);
  if (others.length === 0 || ageOn(employee.human.birthDate, run.today) > 60 || !random.chance(0.05)) return;
  hireElsewhere(run, neighbourhood, employee, random.pick(others).id);
}
