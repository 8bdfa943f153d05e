import { additionalProgrammes, kindergartenGroups } from '../data/other-organizations.ts';
import type { Random } from '../random.ts';
import { gradesOf, type PlannedOrganization } from './region-plan.ts';

export type Education = 'general' | 'preschool' | 'additional';
export type EnrolledStudent = {
  enrolmentId: number;
  /** Raises the hand often: a student of «Кем войти», whose diary shall not be empty. */
  isEager: boolean;
};

/** A class, an age group of a kindergarten or a group of additional education. */
export type ClassGroup = {
  id: number;
  education: Education;
  name: string;
  grade: number | null;
  /** Full years on 1 September in a kindergarten. */
  age: number | null;
  /** Places that are still to be taken. */
  seats: number;
  students: EnrolledStudent[];
  classTeacherEmploymentId: number | null;
};

export type ClassGroupDraft = Pick<ClassGroup, 'education' | 'name' | 'grade' | 'age' | 'seats'>;

const fullClass = 27;
const fullAgeGroup = 21;
const fullCircle = 12;

/** Spreads a number over parts, unevenly where there is enough to spread. */
function spread(random: Random, total: number, parts: number): number[] {
  const counts = Array.from({ length: parts }, (_, index) => Math.floor((total + index) / parts));
  const average = total / parts;
  for (let moves = average > 3 ? parts : 0; moves > 0; moves--) {
    const [from, to] = [random.integer(0, parts - 1), random.integer(0, parts - 1)];
    const moved = random.integer(0, Math.floor(average / 4));
    if ((counts[from] ?? 0) <= moved + 1) continue;
    counts[from] = (counts[from] ?? 0) - moved;
    counts[to] = (counts[to] ?? 0) + moved;
  }
  return counts;
}

function classes(random: Random, plan: PlannedOrganization): ClassGroupDraft[] {
  if (plan.stage === null || plan.students === 0) return [];
  const grades = gradesOf(plan.stage);
  const counts = spread(random, plan.students, grades.length);
  return grades.flatMap((grade, index) => {
    const count = counts[index] ?? 0;
    return spread(random, count, Math.max(1, Math.ceil(count / fullClass))).map((seats, letter) => ({
      education: 'general' as const,
      name: `${grade}${'АБВГДЕЖЗИКЛМ'.charAt(letter)}`,
      grade,
      age: null,
      seats,
    }));
  });
}

function ageGroups(random: Random, plan: PlannedOrganization): ClassGroupDraft[] {
  if (plan.preschoolers === 0) return [];
  const counts = spread(random, plan.preschoolers, kindergartenGroups.length);
  return kindergartenGroups.flatMap(({ age, name }, index) => {
    const count = counts[index] ?? 0;
    const parts = spread(random, count, Math.max(1, Math.ceil(count / fullAgeGroup)));
    return parts.map((seats, number) => ({
      education: 'preschool' as const,
      name: parts.length > 1 ? `${name} № ${number + 1}` : name,
      grade: null,
      age,
      seats,
    }));
  });
}

function circles(random: Random, plan: PlannedOrganization): ClassGroupDraft[] {
  if (plan.participants === 0) return [];
  const programmes = random.shuffled(additionalProgrammes);
  return spread(random, plan.participants, Math.ceil(plan.participants / fullCircle)).map((seats, index) => ({
    education: 'additional' as const,
    name: `${programmes[index % programmes.length] ?? 'Студия'}, группа ${index + 1}`,
    grade: null,
    age: null,
    seats,
  }));
}

/** The classes and groups of an organisation with the places in each. */
export const draftClassGroups = (random: Random, plan: PlannedOrganization): ClassGroupDraft[] => [
  ...classes(random, plan),
  ...ageGroups(random, plan),
  ...circles(random, plan),
];
