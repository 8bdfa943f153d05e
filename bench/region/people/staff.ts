import { ageOn } from '@gorodok/identifiers';
import { addDays } from '../calendar.ts';
import type { MunicipalityFacts } from '../data/municipalities.ts';
import type { Random } from '../random.ts';
import type { Run } from '../run.ts';
import type { Feature } from '../writing/accounts-file.ts';
import { faultlessCard, slippedCard, unfilledCard, withPlainYe, writeCard } from './card.ts';
import { drawAddress, drawAdult, drawStock } from './family.ts';
import type { Human } from './human.ts';
import type { Candidate } from './neighbourhood.ts';

export type StaffRole =
  | 'teacher'
  | 'class_teacher'
  | 'deputy_head'
  | 'director'
  | 'school_admin'
  | 'municipal_coordinator'
  | 'regional_coordinator'
  | 'operator';

export type Post = {
  positions: readonly string[];
  roles: readonly StaffRole[];
  feature?: Feature | undefined;
};
export type Employee = { employmentId: number; human: Human; personId: number };
/** Where people are found for a post: among the parents near by, or newly drawn. */
export type LabourMarket = { municipality: MunicipalityFacts; random: Random; candidates: Candidate[] };

/** Fills a post. Every eighth employee is also the mother or father of a child near by: one person, two roles. */
export function hire(run: Run, market: LabourMarket, organizationId: number, post: Post): Employee {
  const { random } = market;
  const filled = post.feature !== undefined || !run.unfilled.employee();
  const candidate = !post.feature && random.chance(0.125) ? takeCandidate(run, market, filled) : undefined;
  const { human, personId } = candidate ?? drawEmployee(run, market, filled, post.feature);
  return { employmentId: employ(run, random, { human, personId }, organizationId, post), human, personId };
}

function takeCandidate(run: Run, { candidates }: LabourMarket, filled: boolean): Candidate | undefined {
  const index = candidates.findIndex(({ human, filled: isFilled }) => {
    const age = ageOn(human.birthDate, run.today);
    return isFilled === filled && age >= 25 && age <= 58 && human.citizenship === 'RUS';
  });
  return index < 0 ? undefined : candidates.splice(index, 1)[0];
}

function drawEmployee(
  run: Run,
  { random, municipality }: LabourMarket,
  filled: boolean,
  feature: Feature | undefined,
): { human: Human; personId: number } {
  const birthDate = addDays(run.year.startsOn, -random.integer(24 * 365, 64 * 365));
  const sex = random.chance(0.86) ? 'female' : 'male';
  const stock = drawStock(random, municipality) === 'turkic' ? 'turkic' : 'russian';
  const { human } = drawAdult(run, random, stock, sex, birthDate, drawAddress(random, municipality));
  const exact = faultlessCard(human);
  if (feature) run.accounts.add(human, { level: 'confirmed', kids: [], feature });
  else run.accounts.add(human, { level: random.chance(0.96) ? 'confirmed' : 'unconfirmed', kids: [] });
  run.figures.accounts++;
  if (feature) return { human, personId: writeCard(run, exact) };
  const card = random.chance(0.3) ? withPlainYe(exact) : exact;
  if (!filled) return { human, personId: writeCard(run, unfilledCard(card, random, 'adult')) };
  return { human, personId: writeCard(run, random.chance(0.04) ? slippedCard(run, card, random) : card) };
}

function employ(
  run: Run,
  random: Random,
  { human, personId }: { human: Human; personId: number },
  organizationId: number,
  { positions, roles }: Post,
): number {
  const { sheets, year } = run;
  const longest = Math.max(ageOn(human.birthDate, run.today) - 23, 1);
  const since = Number(year.startsOn.slice(0, 4)) - random.integer(0, Math.min(longest, 20));
  const id = sheets.nextId('employment');
  sheets.add('employment', {
    id,
    person_id: personId,
    organization_id: organizationId,
    positions,
    starts_on: `${since}-09-01`,
    ends_on: null,
  });
  for (const role of roles) sheets.add('employment_role', { employment_id: id, role });
  run.figures.employees++;
  return id;
}

/** Somebody who worked in the organisation and left in one of the last six years; no account of ЕСИА is made for that. */
export function rememberFormer(run: Run, market: LabourMarket, organizationId: number): void {
  const { random, municipality } = market;
  const endYear = Number(run.year.startsOn.slice(0, 4)) - random.integer(0, 5);
  const startYear = endYear - random.integer(1, 12);
  const birthDate = addDays(`${startYear}-09-01`, -random.integer(23 * 365, 52 * 365));
  const stock = drawStock(random, municipality) === 'turkic' ? 'turkic' : 'russian';
  const sex = random.chance(0.86) ? 'female' : 'male';
  const { human } = drawAdult(run, random, stock, sex, birthDate, drawAddress(random, municipality));
  const id = run.sheets.nextId('employment');
  run.sheets.add('employment', {
    id,
    person_id: writeCard(run, withPlainYe(faultlessCard(human))),
    organization_id: organizationId,
    positions: [
      random.pick(['Учитель', 'Воспитатель', 'Педагог дополнительного образования', 'Педагог-психолог']),
    ],
    starts_on: `${startYear}-09-01`,
    ends_on: addDays(`${endYear}-09-01`, -random.integer(1, 90)),
  });
  run.sheets.add('employment_role', { employment_id: id, role: 'teacher' });
  run.figures.left.employees++;
}

/** A second, smaller post in another organisation: half of them under the same card, half under a card made anew there. */
export function hireElsewhere(
  run: Run,
  market: LabourMarket,
  employee: Employee,
  organizationId: number,
): void {
  const { random } = market;
  const post: Post = {
    positions: ['Педагог дополнительного образования (совместитель)'],
    roles: ['teacher'],
  };
  if (random.chance(0.5)) {
    employ(run, random, employee, organizationId, post);
    return;
  }
  run.figures.duplicates.employee++;
  const again = { ...withPlainYe(faultlessCard(employee.human)), phone: run.numbers.nextPhone() };
  const slipped = random.chance(0.4) ? slippedCard(run, again, random) : again;
  const card = run.unfilled.employee() ? unfilledCard(slipped, random, 'adult') : slipped;
  employ(run, random, { human: employee.human, personId: writeCard(run, card) }, organizationId, post);
}
