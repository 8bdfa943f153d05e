import { addDays, daysBetween } from '../calendar.ts';
import type { MunicipalityFacts } from '../data/municipalities.ts';
import { streets } from '../data/streets.ts';
import type { Random } from '../random.ts';
import type { Run } from '../run.ts';
import { createHuman, type Citizenship, type Human } from './human.ts';
import { drawFirstName, patronymicFrom, surnameFor, type NameStock, type Sex } from './names.ts';
import { drawSurname } from './surnames.ts';

type Relation = 'mother' | 'father' | 'guardian' | 'parent';
export type Guardian = { human: Human; relation: Relation; maySee: boolean; maySign: boolean };
/** A child with the grown-ups who stand for it: half-siblings have different ones. */
export type Child = { human: Human; guardians: Guardian[] };
export type Family = { children: Child[] };

type Parent = { stem: string; firstName: string; human: Human };

/** Where a family lives. */
export function drawAddress(random: Random, municipality: MunicipalityFacts): string {
  const settlement = random.pickCommon(municipality.settlements);
  const flat = random.chance(0.4) ? `, кв. ${random.integer(1, 60)}` : '';
  return `Челябинская область, ${settlement}, ${random.pick(streets)}, д. ${random.integer(1, 96)}${flat}`;
}

export function drawStock(random: Random, municipality: MunicipalityFacts): NameStock {
  if (random.chance(municipality.turkicShare)) return 'turkic';
  return random.chance(0.015) ? 'foreign' : 'russian';
}

const drawCitizenship = (random: Random, stock: NameStock): Citizenship =>
  stock === 'foreign' && random.chance(0.6) ? random.pick(['TJK', 'UZB', 'KGZ', 'AZE']) : 'RUS';

/** A grown-up; `stem` is the masculine form of the surname. */
export function drawAdult(
  run: Run,
  random: Random,
  stock: NameStock,
  sex: Sex,
  birthDate: string,
  address: string,
  given: { stem?: string; firstName?: string; fatherName?: string } = {},
): Parent {
  const stem = given.stem ?? drawSurname(random, stock);
  const firstName = given.firstName ?? drawFirstName(random, stock, sex, 'adult');
  const fatherName = given.fatherName ?? drawFirstName(random, stock, 'male', 'adult');
  const citizenship = drawCitizenship(random, stock);
  const hasPatronymic = stock !== 'foreign' || random.chance(0.4);
  const human = createHuman(
    run,
    random,
    {
      surname: surnameFor(stem, sex),
      firstName,
      patronymic: hasPatronymic ? patronymicFrom(fatherName, sex) : null,
      sex,
      birthDate,
      citizenship,
    },
    address,
  );
  return { stem, firstName, human };
}

/** Birth dates of the brothers and sisters around one child, oldest first; twins share theirs. */
function drawBirths(random: Random, anchor: string, latest: string): string[] {
  const births = [anchor];
  if (random.chance(0.016)) births.push(anchor);
  const siblings = random.pickCommon([0, 1, 0, 1, 2, 1, 2, 3]);
  let [oldest, youngest] = [anchor, anchor];
  for (let count = 0; count < siblings; count++) {
    const gap = random.integer(420, 2300);
    if (random.chance(0.5)) births.push((oldest = addDays(oldest, -gap)));
    else if (addDays(youngest, gap) < latest) births.push((youngest = addDays(youngest, gap)));
    if (daysBetween(oldest, youngest) > 15 * 365) break;
  }
  return births.sort();
}

type FamilyShape = 'couple' | 'unmarried' | 'mother' | 'father' | 'step' | 'guardian';

function drawShape(random: Random): FamilyShape {
  const chance = random.next();
  if (chance < 0.62) return 'couple';
  if (chance < 0.7) return 'unmarried';
  if (chance < 0.87) return 'mother';
  if (chance < 0.89) return 'father';
  return chance < 0.97 ? 'step' : 'guardian';
}

const fullRights = { maySee: true, maySign: true };

/**
 * Draws the family of a child born on a given day. Couples and single parents, step-families in which half-siblings bear
 * other surnames, grandmothers as guardians; now and then a son named exactly as his father.
 */
export function drawFamily(
  run: Run,
  random: Random,
  municipality: MunicipalityFacts,
  anchorBirth: string,
): Family {
  const stock = drawStock(random, municipality);
  const address = drawAddress(random, municipality);
  const births = drawBirths(random, anchorBirth, addDays(run.year.startsOn, -3 * 365));
  const oldest = births[0] ?? anchorBirth;
  const shape = drawShape(random);
  const motherBirth = addDays(oldest, -random.integer(19 * 365, 34 * 365));
  const fatherBirth = addDays(motherBirth, -random.integer(-700, 2900));
  const namesake = random.chance(0.02) ? drawFirstName(random, stock, 'male', 'adult') : undefined;
  const father = drawAdult(
    run,
    random,
    stock,
    'male',
    fatherBirth,
    address,
    namesake ? { firstName: namesake, fatherName: namesake } : {},
  );
  const ownSurname = shape === 'unmarried' || shape === 'step' || (shape === 'mother' && random.chance(0.5));
  const mother = drawAdult(
    run,
    random,
    stock,
    'female',
    motherBirth,
    address,
    ownSurname ? {} : { stem: father.stem },
  );
  const guardians = guardiansOf(run, random, shape, { mother, father, address, stock });
  const stepFather =
    shape === 'step' ? drawAdult(run, random, stock, 'male', fatherBirth, address) : undefined;
  const firstHalf = Math.ceil(births.length / 2);
  const children = births.map((birthDate, index) => {
    const begetter = stepFather && index >= firstHalf ? stepFather : father;
    const human = drawChild(run, random, stock, birthDate, address, begetter, namesake);
    return { human, guardians: stepFather ? stepGuardians(mother, father, stepFather, begetter) : guardians };
  });
  return { children: withDistinctNames(random, stock, children) };
}

function guardiansOf(
  run: Run,
  random: Random,
  shape: FamilyShape,
  home: { mother: Parent; father: Parent; address: string; stock: NameStock },
): Guardian[] {
  const mother: Guardian = { human: home.mother.human, relation: 'mother', ...fullRights };
  const father: Guardian = { human: home.father.human, relation: 'father', ...fullRights };
  if (shape === 'mother') return [mother];
  if (shape === 'father') return [father];
  if (shape === 'guardian') {
    const birthDate = addDays(home.mother.human.birthDate, -random.integer(20 * 365, 27 * 365));
    const grandmother = drawAdult(run, random, home.stock, 'female', birthDate, home.address);
    return [{ human: grandmother.human, relation: 'guardian', ...fullRights }];
  }
  // A father without parental rights neither sees nor signs.
  return random.chance(0.005) ? [mother, { ...father, maySee: false, maySign: false }] : [mother, father];
}

/** The mother, the child's own father, and the mother's husband for a child who is not his. */
function stepGuardians(mother: Parent, father: Parent, stepFather: Parent, begetter: Parent): Guardian[] {
  const own: Guardian[] = [{ human: mother.human, relation: 'mother', ...fullRights }];
  if (begetter === stepFather)
    return [...own, { human: stepFather.human, relation: 'father', ...fullRights }];
  return [
    ...own,
    { human: father.human, relation: 'father', ...fullRights },
    { human: stepFather.human, relation: 'parent', maySee: true, maySign: false },
  ];
}

function drawChild(
  run: Run,
  random: Random,
  stock: NameStock,
  birthDate: string,
  address: string,
  father: Parent,
  namesake: string | undefined,
): Human {
  const sex: Sex = random.chance(0.512) ? 'male' : 'female';
  const { patronymic, citizenship } = father.human;
  const firstName = sex === 'male' && namesake ? namesake : drawFirstName(random, stock, sex, 'child');
  return createHuman(
    run,
    random,
    {
      surname: surnameFor(father.stem, sex),
      firstName,
      patronymic: patronymic === null ? null : patronymicFrom(father.firstName, sex),
      sex,
      birthDate,
      citizenship,
    },
    address,
  );
}

/** Brothers do not bear one name, nor sisters. */
function withDistinctNames(random: Random, stock: NameStock, children: Child[]): Child[] {
  const taken = new Set<string>();
  for (const { human } of children) {
    while (taken.has(human.firstName)) human.firstName = drawFirstName(random, stock, human.sex, 'child');
    taken.add(human.firstName);
  }
  return children;
}

/** The grade of a child: those who are from 6 years 7 months on 1 September go to the first. Below 1: not yet. */
export function gradeOf(birthDate: string, schoolYearStart: string): number {
  const [bornYear = 0, bornMonth = 0, bornDay = 0] = birthDate.split('-').map(Number);
  const [year = 0, month = 0, day = 0] = schoolYearStart.split('-').map(Number);
  const months = (year - bornYear) * 12 + month - bornMonth - (day < bornDay ? 1 : 0);
  return Math.floor((months - 79) / 12) + 1;
}

/** A birth date that suits a grade, or a year of age in a kindergarten. */
export function drawBirthDate(
  random: Random,
  schoolYearStart: string,
  place: { grade: number } | { age: number },
): string {
  const months = 'grade' in place ? 79 + 12 * (place.grade - 1) : 12 * place.age;
  const upper = 'age' in place && place.age === 6 ? 6 : 11;
  return addDays(schoolYearStart, -Math.round((months + 0.6 + random.next() * (upper - 0.2)) * 30.44));
}
