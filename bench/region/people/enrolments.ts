import { addDays } from '../calendar.ts';
import { movementOrder, type Organization } from '../plan/organizations.ts';
import type { Run } from '../run.ts';
import type { Neighbourhood, Seat } from './neighbourhood.ts';

/** How a student left: the enrolment is closed, the card stays. */
export type Departure = {
  kind: 'graduation' | 'transfer_out' | 'expulsion';
  leftOn: string;
  /** When the student had come to the school. */
  cameOn: string;
};

/** When a student of a class or group came: at the beginning of school, of kindergarten, or this September. */
function admissionDay(run: Run, { group }: Seat): string {
  const startYear = Number(run.year.startsOn.slice(0, 4));
  const yearsHere = group.grade !== null ? group.grade - 1 : Math.max((group.age ?? 3) - 3, 0);
  return `${startYear - yearsHere}-09-01`;
}

// Orders of admission are signed in the last days of August (order 458 of 2020: three working days after the papers).
const orderDay = (admission: string): string => addDays(admission, -4);

/** Enrols a person in a place by an order of admission. `isEager`: answers often in class. */
export function enrol(
  run: Run,
  neighbourhood: Neighbourhood,
  personId: number,
  seat: Seat,
  isEager = false,
): void {
  const startsOn = admissionDay(run, seat);
  const order = movementOrder(run, seat.organization, 'admission', seat.group.education, orderDay(startsOn));
  openEnrolment(run, neighbourhood, personId, seat, { startsOn, order, isEager });
}

/** A student who changed schools last summer and got a second card there: the old enrolment stays with the old card. */
export function enrolAfterTransfer(
  run: Run,
  neighbourhood: Neighbourhood,
  cards: { former: number; present: number },
  seats: { former: Seat; present: Seat },
): void {
  const { year } = run;
  const leftOn = addDays(year.startsOn, -8);
  writeClosedEnrolment(run, cards.former, seats.former.organization, {
    kind: 'transfer_out',
    cameOn: admissionDay(run, seats.former),
    leftOn,
  });
  openEnrolment(run, neighbourhood, cards.present, seats.present, {
    startsOn: year.startsOn,
    order: movementOrder(run, seats.present.organization, 'transfer_in', 'general', addDays(leftOn, 1)),
  });
}

/** Writes the closed enrolment of a student who left. */
export function enrolLeaver(run: Run, personId: number, { organization }: Seat, departure: Departure): void {
  writeClosedEnrolment(run, personId, organization, departure);
  run.figures.left.students++;
}

/** The class is not told: it was one of a year that has gone. */
function writeClosedEnrolment(
  run: Run,
  personId: number,
  organization: Organization,
  { kind, cameOn, leftOn }: Departure,
): void {
  const id = run.sheets.nextId('enrolment');
  const admitted = movementOrder(run, organization, 'admission', 'general', orderDay(cameOn));
  const dismissed = movementOrder(run, organization, kind, 'general', leftOn);
  run.sheets.add('enrolment', {
    id,
    person_id: personId,
    organization_id: organization.id,
    education: 'general',
    payment_kind: 'budget',
    starts_on: cameOn,
    ends_on: leftOn,
    opened_by_order_id: admitted,
    closed_by_order_id: dismissed,
  });
  const learning = { payment: 'budget' };
  writeLine(run, { order: admitted, enrolment: id, day: cameOn, before: outside, after: learning });
  writeLine(run, { order: dismissed, enrolment: id, day: leftOn, before: learning, after: outside });
}

function openEnrolment(
  run: Run,
  { random }: Neighbourhood,
  personId: number,
  { organization, group }: Seat,
  movement: { startsOn: string; order: number; isEager?: boolean },
): void {
  const { sheets, year } = run;
  const id = sheets.nextId('enrolment');
  const isAdditional = group.education === 'additional';
  const payment = isAdditional ? random.pick(['certificate', 'certificate', 'budget', 'paid']) : 'budget';
  sheets.add('enrolment', {
    id,
    person_id: personId,
    organization_id: organization.id,
    education: group.education,
    payment_kind: payment,
    starts_on: movement.startsOn,
    ends_on: null,
    opened_by_order_id: movement.order,
    closed_by_order_id: null,
  });
  // The class is of this year: who came earlier was put into it when the year began.
  const inClassFrom = movement.startsOn > year.startsOn ? movement.startsOn : year.startsOn;
  const seated = { payment, classGroupId: group.id };
  const step = { order: movement.order, enrolment: id };
  let line = writeLine(run, {
    ...step,
    day: movement.startsOn,
    before: outside,
    after: inClassFrom > movement.startsOn ? { payment } : seated,
  });
  if (inClassFrom > movement.startsOn)
    line = writeLine(run, { ...step, day: inClassFrom, before: { payment }, after: seated });
  sheets.add('class_membership', {
    id: sheets.nextId('class_membership'),
    enrolment_id: id,
    class_group_id: group.id,
    starts_on: inClassFrom,
    opened_by_line_id: line,
  });
  group.seats -= 1;
  group.students.push({ enrolmentId: id, isEager: movement.isEager ?? false });
  if (group.education === 'general') run.figures.students++;
}

/** Where a student stands before or after a line of an order; without a payment he stands outside. */
type Standing = { payment?: string; classGroupId?: number };
const outside: Standing = {};

function writeLine(
  { sheets }: Run,
  line: { order: number; enrolment: number; day: string; before: Standing; after: Standing },
): number {
  const id = sheets.nextId('movement_order_line');
  sheets.add('movement_order_line', {
    id,
    order_id: line.order,
    enrolment_id: line.enrolment,
    effective_on: line.day,
    from_class_group_id: line.before.classGroupId ?? null,
    to_class_group_id: line.after.classGroupId ?? null,
    payment_kind_before: line.before.payment ?? null,
    payment_kind_after: line.after.payment ?? null,
  });
  return id;
}
