import { allMunicipalities, type Municipality } from '../data/further-municipalities.ts';
import { createRandom, type Random } from '../random.ts';
import { demonstrationPlan } from './demonstration-plan.ts';
import {
  additionalEducation,
  createNames,
  kindergarten,
  townSchool,
  villageSchool,
} from './invented-organizations.ts';
import type { PlannedNeighbourhood, PlannedOrganization, RegionPlan } from './region-plan.ts';

// What stands beside a hundred students of the schools: places in kindergartens and in additional education.
const preschoolersPerStudent = 0.32;
const participantsPerStudent = 0.36;
// A neighbourhood of some 3,000 students: families of a district of a town, and little to keep in memory.
const studentsInNeighbourhood = 3000;

export const countStudents = (neighbourhoods: readonly PlannedNeighbourhood[]): number =>
  neighbourhoods.reduce((sum, { organizations }) => sum + sumOf(organizations, 'students'), 0);

const sumOf = (
  organizations: readonly PlannedOrganization[],
  what: 'students' | 'preschoolers' | 'participants',
): number => organizations.reduce((sum, organization) => sum + organization[what], 0);

/**
 * A region of about so many school students: the organisations of the demonstration first, as they are, then invented ones
 * in all municipalities until the number is reached. Not more students than the demonstration has: the demonstration.
 */
export function planRegion(students: number): RegionPlan {
  const missing = students - countStudents(demonstrationPlan.neighbourhoods);
  if (missing <= 0) return demonstrationPlan;
  const random = createRandom(`${demonstrationPlan.seed}, ${students}`);
  const inhabitants = allMunicipalities.reduce((sum, municipality) => sum + municipality.inhabitants, 0);
  return {
    ...demonstrationPlan,
    municipalities: allMunicipalities.map(({ facts }) => facts),
    neighbourhoods: [
      ...demonstrationPlan.neighbourhoods,
      ...allMunicipalities.flatMap((municipality) =>
        inventNeighbourhoods(
          random.fork(municipality.facts.name),
          municipality,
          (missing * municipality.inhabitants) / inhabitants,
        ),
      ),
    ],
  };
}

/** Adds up organisations of one sort until they have so many places; the last one is cut to what is left. */
function until(
  places: number,
  what: 'students' | 'preschoolers' | 'participants',
  invent: () => PlannedOrganization,
): PlannedOrganization[] {
  const organizations: PlannedOrganization[] = [];
  for (let left = Math.round(places); left > 0;) {
    const organization = invent();
    const count = Math.min(organization[what], left);
    organizations.push({ ...organization, [what]: count });
    left -= count;
  }
  return organizations;
}

function inventNeighbourhoods(
  random: Random,
  { facts, inhabitants }: Municipality,
  students: number,
): PlannedNeighbourhood[] {
  const known = demonstrationPlan.neighbourhoods.find(({ municipality }) => municipality === facts);
  const naming = { random, unused: createNames(known?.organizations.map(({ name }) => name) ?? []) };
  const isTown = facts.kind === 'urban_district' && inhabitants > 20;
  const isVillage = () => random.chance(isTown ? 0.06 : 0.86);
  const schools = until(students, 'students', () =>
    isVillage() ? villageSchool(naming) : townSchool(naming),
  );
  const kindergartens = until(students * preschoolersPerStudent, 'preschoolers', () =>
    kindergarten(naming, isTown),
  );
  const circles = until(students * participantsPerStudent, 'participants', () =>
    additionalEducation(naming, isTown),
  );
  const count = Math.max(1, Math.round(students / studentsInNeighbourhood));
  return Array.from({ length: count }, (_, index) => {
    const here = (_organization: PlannedOrganization, place: number) => place % count === index;
    return {
      municipality: facts,
      organizations: [...schools.filter(here), ...kindergartens.filter(here), ...circles.filter(here)],
    };
  });
}
