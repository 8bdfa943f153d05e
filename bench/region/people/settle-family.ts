import { ageOn } from '@gorodok/identifiers';
import type { Run } from '../run.ts';
import type { AccountDetails, Feature } from '../writing/accounts-file.ts';
import {
  faultlessCard,
  repeatedCard,
  slippedCard,
  unfilledCard,
  withPlainYe,
  writeCard,
  type Card,
} from './card.ts';
import { enrol, enrolAfterTransfer, enrolLeaver, type Departure } from './enrolments.ts';
import type { Child, Family, Guardian } from './family.ts';
import type { Human } from './human.ts';
import { circleSeat, seatsOf, type Neighbourhood, type Seat } from './neighbourhood.ts';

/** How a family is brought into the register. */
export type Settling = {
  /** The place of a child, or undefined for one that stays outside the register. */
  seatOf(child: Child): Seat | undefined;
  /** How a child has left that place, if it has. */
  departureOf?(child: Child): Departure | undefined;
  /** A written-out family of «Кем войти»: cards as given, nothing left to chance. */
  scripted?: {
    guardianCard(human: Human): Card;
    accounts: ReadonlyMap<Human, { level?: AccountDetails['level']; feature: Feature }>;
  };
};

type SettledChild = Child & { personId: number; seat: Seat; departure?: Departure | undefined };

/** Writes the children that have a place, those who stand for them, the links between and the accounts of the emulator. */
export function settleFamily(
  run: Run,
  neighbourhood: Neighbourhood,
  family: Family,
  settling: Settling,
): void {
  const children = family.children.flatMap((child): SettledChild[] => {
    const seat = settling.seatOf(child);
    const departure = settling.departureOf?.(child);
    if (seat && departure) return [settleLeaver(run, neighbourhood, child, seat, departure)];
    return seat ? [settleChild(run, neighbourhood, child, seat, settling.scripted !== undefined)] : [];
  });
  if (children.length === 0) return;
  countLookAlikes(run, neighbourhood, children);
  for (const guardian of guardiansAmong(children))
    settleGuardian(run, neighbourhood, guardian, children, settling);
  writeAccounts(run, neighbourhood, children, settling);
}

const guardiansAmong = (children: readonly Child[]): Human[] => [
  ...new Set(children.flatMap(({ guardians }) => guardians.map(({ human }) => human))),
];

function settleChild(
  run: Run,
  neighbourhood: Neighbourhood,
  child: Child,
  seat: Seat,
  isScripted: boolean,
): SettledChild {
  const { random } = neighbourhood;
  const personId = writeCard(
    run,
    isScripted ? faultlessCard(child.human) : studentCard(run, neighbourhood, child, seat),
  );
  const former = isScripted || !random.chance(0.018) ? undefined : formerSeat(neighbourhood, seat);
  if (former) {
    run.figures.duplicates.student++;
    const formerId = writeCard(run, repeatedCard(run, child.human, random));
    enrolAfterTransfer(
      run,
      neighbourhood,
      { former: formerId, present: personId },
      { former, present: seat },
    );
  } else enrol(run, neighbourhood, personId, seat, isScripted);
  if (seat.group.education !== 'additional' && random.chance(0.45))
    joinCircle(run, neighbourhood, child, personId);
  return { ...child, personId, seat };
}

function settleLeaver(
  run: Run,
  { random }: Neighbourhood,
  child: Child,
  seat: Seat,
  departure: Departure,
): SettledChild {
  const exact = faultlessCard(child.human);
  const card = random.chance(0.3) ? withPlainYe(exact) : exact;
  const personId = writeCard(run, random.chance(0.07) ? unfilledCard(card, random, 'student') : card);
  enrolLeaver(run, personId, seat, departure);
  return { ...child, personId, seat, departure };
}

/** Another school near by where the child may have learnt until last summer; nobody comes from elsewhere to the first grade. */
function formerSeat(neighbourhood: Neighbourhood, { organization, group }: Seat): Seat | undefined {
  if (group.grade === null || group.grade === 1) return undefined;
  const others = seatsOf(neighbourhood, ['general']).filter(
    (other) => other.organization !== organization && other.group.grade === group.grade,
  );
  return others.length > 0 ? neighbourhood.random.pick(others) : undefined;
}

/** A circle beside the school; one in twelve makes a card of its own for a child whom the register knows already. */
function joinCircle(run: Run, neighbourhood: Neighbourhood, child: Child, personId: number): void {
  const { random } = neighbourhood;
  const circle = circleSeat(run, neighbourhood, child.human.birthDate);
  if (!circle) return;
  if (random.chance(11 / 12)) {
    enrol(run, neighbourhood, personId, circle);
    return;
  }
  run.figures.duplicates.student++;
  enrol(run, neighbourhood, writeCard(run, repeatedCard(run, child.human, random)), circle);
}

/** In a school with unfilled student cards the second card is one, so that even the smallest has some. */
function studentCard(
  run: Run,
  { random }: Neighbourhood,
  { human }: Child,
  { organization, group }: Seat,
): Card {
  const number = ++organization.studentCards;
  const { plan } = organization;
  const card = random.chance(0.3) ? withPlainYe(faultlessCard(human)) : faultlessCard(human);
  const share = group.education === 'general' ? 0.07 : 0.12;
  const unfilled = !plan.everyStudentCardFilled && (number === 2 || random.chance(share));
  if (unfilled) return unfilledCard(card, random, 'student');
  return random.chance(0.03) ? slippedCard(run, card, random) : card;
}

function settleGuardian(
  run: Run,
  neighbourhood: Neighbourhood,
  human: Human,
  children: readonly SettledChild[],
  { scripted }: Settling,
): void {
  const { random } = neighbourhood;
  const own = children.filter(({ guardians }) => guardians.some((guardian) => guardian.human === human));
  const filled = scripted !== undefined || !run.unfilled.guardian();
  const personId = writeCard(
    run,
    scripted ? scripted.guardianCard(human) : guardianCard(run, neighbourhood, human, own, filled),
  );
  run.figures.guardians++;
  if (!scripted) neighbourhood.candidates.push({ human, personId, filled });
  own.forEach((child, index) => {
    const first = own[0];
    const apart = first !== undefined && first.seat.organization !== child.seat.organization;
    const repeated = !scripted && index > 0 && random.chance(apart ? 0.35 : 0.04);
    if (repeated) run.figures.duplicates.guardian++;
    const cardId = repeated ? writeCard(run, repeatedCard(run, human, random)) : personId;
    const guardian = child.guardians.find((guardian) => guardian.human === human);
    if (guardian) writeGuardianship(run, cardId, child, guardian);
  });
}

function guardianCard(
  run: Run,
  { random }: Neighbourhood,
  human: Human,
  children: readonly SettledChild[],
  filled: boolean,
): Card {
  const exact = faultlessCard(human);
  const card = random.chance(0.35) ? withPlainYe(exact) : exact;
  if (!filled) return unfilledCard(card, random, 'adult');
  // The school's own phone stands on many cards: it tells nothing about who is whose duplicate.
  if (random.chance(0.03)) return { ...card, phone: children[0]?.seat.organization.phone ?? card.phone };
  return random.chance(0.07) ? slippedCard(run, card, random) : card;
}

function writeGuardianship(run: Run, guardianId: number, child: SettledChild, guardian: Guardian): void {
  const { sheets, year } = run;
  const isParent = guardian.relation === 'mother' || guardian.relation === 'father';
  sheets.add('guardianship', {
    id: sheets.nextId('guardianship'),
    guardian_id: guardianId,
    child_id: child.personId,
    relation: guardian.relation,
    starts_on: isParent ? child.human.birthDate : startOfGuardianship(child, year.startsOn),
    ends_on: endOfGuardianship(run, child),
    may_see: guardian.maySee,
    may_sign: guardian.maySign,
  });
}

const startOfGuardianship = ({ departure }: SettledChild, yearStart: string): string =>
  departure ? departure.cameOn : yearStart;

/** Of a student who left, the link to the parents ends with the coming of age, at school or after it. */
function endOfGuardianship(run: Run, { human, departure }: SettledChild): string | null {
  if (!departure || ageOn(human.birthDate, run.today) < 18) return null;
  const year = Number(human.birthDate.slice(0, 4)) + 18;
  const birthday = `${year}-${human.birthDate.slice(5) === '02-29' ? '03-01' : human.birthDate.slice(5)}`;
  return birthday > departure.leftOn ? birthday : departure.leftOn;
}

/** Accounts of ЕСИА: every grown-up and every student from 14 on; some of the younger have a child's account. */
function writeAccounts(
  run: Run,
  { random }: Neighbourhood,
  children: readonly SettledChild[],
  { scripted }: Settling,
): void {
  const withAccount = children.filter(({ human }) => {
    if (human.snils === null) return false;
    return scripted !== undefined || ageOn(human.birthDate, run.today) >= 14 || random.chance(0.3);
  });
  for (const { human } of withAccount) {
    const isYoung = ageOn(human.birthDate, run.today) < 14;
    const level = isYoung ? 'child' : scripted || random.chance(0.9) ? 'confirmed' : 'unconfirmed';
    run.accounts.add(human, { level, kids: [], ...scripted?.accounts.get(human) });
    run.figures.accounts++;
  }
  for (const human of guardiansAmong(children)) {
    const own = withAccount.filter(({ guardians }) => guardians.some((guardian) => guardian.human === human));
    const confirmed = human.snils !== null && (scripted !== undefined || random.chance(0.95));
    run.accounts.add(human, {
      level: confirmed ? 'confirmed' : 'unconfirmed',
      kids: own.map((child) => child.human.oid),
      ...scripted?.accounts.get(human),
    });
    run.figures.accounts++;
  }
}

const fullNameOf = ({ surname, firstName, patronymic }: Human): string =>
  `${surname} ${firstName} ${patronymic ?? ''}`;

function countLookAlikes(run: Run, neighbourhood: Neighbourhood, children: readonly SettledChild[]): void {
  const { lookAlikes } = run.figures;
  const births = new Set(children.map(({ human }) => human.birthDate));
  lookAlikes.twins += children.length - births.size;
  const guardians = guardiansAmong(children);
  const guardianNames = new Set(guardians.map(fullNameOf));
  lookAlikes.fatherAndSon += children.filter(({ human }) => guardianNames.has(fullNameOf(human))).length;
  for (const human of [...guardians, ...children.map((child) => child.human)]) {
    const name = fullNameOf(human);
    if (neighbourhood.names.has(name)) lookAlikes.namesakes++;
    neighbourhood.names.add(name);
  }
}
