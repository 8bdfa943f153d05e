import { ageOn } from '@gorodok/identifiers';
import type { MunicipalityFacts } from '../data/municipalities.ts';
import type { ClassGroup, Education } from '../plan/class-groups.ts';
import type { Organization } from '../plan/organizations.ts';
import type { Random } from '../random.ts';
import type { Run } from '../run.ts';
import { gradeOf } from './family.ts';
import type { Human } from './human.ts';

/** A place in a class or group. */
export type Seat = { organization: Organization; group: ClassGroup };

/** Somebody who stands in the register as a guardian and may work in a school as well. */
export type Candidate = { human: Human; personId: number; filled: boolean };

/** What the generator keeps of one neighbourhood while it fills it. */
export type Neighbourhood = {
  municipality: MunicipalityFacts;
  random: Random;
  organizations: readonly Organization[];
  candidates: Candidate[];
  /** Full names met so far, to count namesakes. */
  names: Set<string>;
};

const seatsIn = (neighbourhood: Neighbourhood, fits: (seat: Seat) => boolean): Seat[] =>
  neighbourhood.organizations.flatMap((organization) =>
    organization.groups.map((group) => ({ organization, group })).filter(fits),
  );

/** Every class and group of some kinds of education. */
export const seatsOf = (neighbourhood: Neighbourhood, educations: readonly Education[]): Seat[] =>
  seatsIn(neighbourhood, ({ group }) => educations.includes(group.education));

/**
 * Where a brother or sister goes: mostly to the school of the others, else to another one near by that teaches the grade;
 * a small one to a kindergarten. Undefined when there is no place, or the child is grown up.
 */
export function siblingSeat(
  run: Run,
  neighbourhood: Neighbourhood,
  birthDate: string,
  first: Seat,
): Seat | undefined {
  const { random } = neighbourhood;
  const grade = gradeOf(birthDate, run.year.startsOn);
  const age = ageOn(birthDate, run.year.startsOn);
  const fitting = seatsIn(neighbourhood, ({ group }) => {
    if (group.seats <= 0) return false;
    return grade >= 1 ? group.grade === grade : group.age !== null && group.age === Math.max(age, 3);
  });
  const same = fitting.filter(({ organization }) => organization === first.organization);
  const others = fitting.filter(({ organization }) => organization !== first.organization);
  if (same.length > 0 && (others.length === 0 || random.chance(0.8))) return random.pick(same);
  return others.length > 0 ? random.pick(others) : undefined;
}

/** A circle of additional education that has a place for a child between 5 and 17, who is not in it yet. */
export function circleSeat(run: Run, neighbourhood: Neighbourhood, birthDate: string): Seat | undefined {
  const age = ageOn(birthDate, run.year.startsOn);
  if (age < 5 || age > 17) return undefined;
  const free = seatsIn(neighbourhood, ({ group }) => group.education === 'additional' && group.seats > 0);
  return free.length > 0 ? neighbourhood.random.pick(free) : undefined;
}
