import { addDays } from '../calendar.ts';
import { movementOrder } from '../plan/organizations.ts';
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
  const order = movementOrder(run, seat.organization, 'admission', orderDay(startsOn));
  openEnrolment(run, neighbourhood, personId, seat, { startsOn, order, isEager });
}

/** A student who changed schools last summer and got a second card there: the old enrolment stays with the old card. */
export function enrolAfterTransfer(
  run: Run,
  neighbourhood: Neighbourhood,
  cards: { former: number; present: number },
  seats: { former: Seat; present: Seat },
): void {
  const { sheets, year } = run;
  const cameOn = admissionDay(run, seats.former);
  const leftOn = addDays(year.startsOn, -8);
  sheets.add('enrolment', {
    id: sheets.nextId('enrolment'),
    person_id: cards.former,
    organization_id: seats.former.organization.id,
    education: 'general',
    payment_kind: 'budget',
    starts_on: cameOn,
    ends_on: leftOn,
    opened_by_order_id: movementOrder(run, seats.former.organization, 'admission', orderDay(cameOn)),
    closed_by_order_id: movementOrder(run, seats.former.organization, 'transfer_out', leftOn),
  });
  openEnrolment(run, neighbourhood, cards.present, seats.present, {
    startsOn: year.startsOn,
    order: movementOrder(run, seats.present.organization, 'transfer_in', addDays(leftOn, 1)),
  });
}

/** Writes the closed enrolment of a student who left. */
export function enrolLeaver(run: Run, personId: number, { organization }: Seat, departure: Departure): void {
  const { kind, cameOn, leftOn } = departure;
  run.sheets.add('enrolment', {
    id: run.sheets.nextId('enrolment'),
    person_id: personId,
    organization_id: organization.id,
    education: 'general',
    payment_kind: 'budget',
    starts_on: cameOn,
    ends_on: leftOn,
    opened_by_order_id: movementOrder(run, organization, 'admission', orderDay(cameOn)),
    closed_by_order_id: movementOrder(run, organization, kind, leftOn),
  });
  run.figures.left.students++;
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
  sheets.add('enrolment', {
    id,
    person_id: personId,
    organization_id: organization.id,
    education: group.education,
    payment_kind: isAdditional ? random.pick(['certificate', 'certificate', 'budget', 'paid']) : 'budget',
    starts_on: movement.startsOn,
    ends_on: null,
    opened_by_order_id: movement.order,
    closed_by_order_id: null,
  });
  sheets.add('class_membership', {
    enrolment_id: id,
    class_group_id: group.id,
    starts_on: movement.startsOn > year.startsOn ? movement.startsOn : year.startsOn,
  });
  group.seats -= 1;
  group.students.push({ enrolmentId: id, isEager: movement.isEager ?? false });
  if (group.education === 'general') run.figures.students++;
}
