import { additionalEducationNames, kindergartenNames, villageAdjectives } from '../data/settlements.ts';
import type { SchoolStage } from '../data/schools.ts';
import type { Random } from '../random.ts';
import type { PlannedOrganization } from './region-plan.ts';

const empty = {
  inn: null,
  stage: null,
  students: 0,
  preschoolers: 0,
  participants: 0,
  yearState: 'open',
  everyStudentCardFilled: false,
  formerStudents: 0,
  formerStaff: 0,
} as const;

/** Gives names of one municipality, none of them twice. */
export function createNames(taken: readonly string[]): (propose: (attempt: number) => string) => string {
  const used = new Set(taken);
  return (propose) => {
    for (let attempt = 0; ; attempt++) {
      const name = propose(attempt);
      if (used.has(name)) continue;
      used.add(name);
      return name;
    }
  };
}

type Naming = { random: Random; unused: ReturnType<typeof createNames> };

// How many who have left a registry still remembers, beside those who are there.
const formerPerStudent = 0.27;
const formerPerEmployee = 0.02;

function school(stage: SchoolStage, name: string, students: number, random: Random): PlannedOrganization {
  return {
    ...empty,
    name,
    kinds: ['general'],
    stage,
    students,
    formerStudents: Math.round(students * formerPerStudent),
    formerStaff: Math.round(students * formerPerEmployee),
    // A quarter of the schools keeps every card filled, as the documents tell of theirs.
    everyStudentCardFilled: random.chance(0.26),
  };
}

/** A school of a town, some 900 students large; among many schools some are gymnasia and lycea. */
export function townSchool({ random, unused }: Naming): PlannedOrganization {
  const kind = random.chance(0.86) ? 'СОШ' : random.pick(['Гимназия', 'Лицей']);
  const owner = random.pick(['МАОУ', 'МБОУ', 'МБОУ']);
  const name = unused((attempt) => `${owner} «${kind} № ${random.integer(1, 40 + attempt)}»`);
  return school('secondary', name, random.integer(380, 1320), random);
}

/** A school of a village or of a small town's outskirts. */
export function villageSchool({ random, unused }: Naming): PlannedOrganization {
  const chance = random.next();
  const stage = chance < 0.68 ? 'secondary' : chance < 0.94 ? 'basic' : 'primary';
  const short = { secondary: 'СОШ', basic: 'ООШ', primary: 'НОШ' }[stage];
  const owner = random.pick(['МОУ', 'МКОУ', 'МБОУ']);
  const name = unused((attempt) =>
    attempt < 50
      ? `${owner} «${random.pick(villageAdjectives)} ${short}»`
      : `${owner} «${random.pick(villageAdjectives)} ${short} № ${attempt - 48}»`,
  );
  const students = { secondary: [70, 360], basic: [30, 150], primary: [15, 60] }[stage];
  return school(stage, name, random.integer(students[0] ?? 0, students[1] ?? 0), random);
}

export function kindergarten({ random, unused }: Naming, isTown: boolean): PlannedOrganization {
  const owner = random.pick(isTown ? ['МАДОУ', 'МБДОУ', 'МДОУ'] : ['МКДОУ', 'МДОУ']);
  const name = unused((attempt) =>
    isTown
      ? `${owner} «Детский сад № ${random.integer(1, 120 + attempt)}»`
      : `${owner} «Детский сад № ${random.integer(1, 20 + attempt)} "${random.pick(kindergartenNames)}"»`,
  );
  const preschoolers = isTown ? random.integer(70, 120) : random.integer(25, 72);
  return { ...empty, name, kinds: ['preschool'], preschoolers, formerStaff: random.integer(0, 3) };
}

export function additionalEducation({ random, unused }: Naming, isTown: boolean): PlannedOrganization {
  const owner = random.pick(['МБУДО', 'МАУ ДО', 'МБУ ДО']);
  const name = unused((attempt) => {
    const what = random.pick(additionalEducationNames);
    return attempt < 4 ? `${owner} «${what}»` : `${owner} «${what} № ${random.integer(1, 4 + attempt)}»`;
  });
  const participants = isTown ? random.integer(330, 640) : random.integer(120, 300);
  return { ...empty, name, kinds: ['additional'], participants, formerStaff: random.integer(0, 4) };
}
