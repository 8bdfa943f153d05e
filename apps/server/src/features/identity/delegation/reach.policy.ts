import type { OrganizationKind, Role } from '@gorodok/contract';

/** Where an organization stands: what decides whose it is to look after. */
export interface Place {
  organizationId: number;
  municipalityId: number | null;
  kinds: readonly OrganizationKind[];
}

/** Somebody in a role, and until when: the first moment at which it is over, null – no end is set. */
export interface Officer {
  role: Role;
  place: Place;
  validUntil: number | null;
}

/** A role that is to be given, from one moment until before another. */
export interface ProposedAppointment {
  role: Role;
  place: Place;
  validFrom: number;
  validUntil: number | null;
}

export type AppointmentRefusal =
  | 'appointment.role_not_yours_to_give'
  | 'appointment.out_of_reach'
  | 'appointment.role_does_not_fit'
  | 'appointment.over_before_it_begins'
  | 'appointment.longer_than_your_own';

/** Region → municipality → organization → staff; each gives what stands below, an operator also what the first one got. */
const gives: Partial<Record<Role, readonly Role[]>> = {
  operator: ['operator', 'regional_coordinator'],
  regional_coordinator: ['municipal_coordinator', 'school_admin'],
  municipal_coordinator: ['school_admin'],
  school_admin: ['director', 'deputy_head', 'class_teacher', 'teacher'],
};

const ranks: Partial<Record<Role, number>> = {
  operator: 4,
  regional_coordinator: 3,
  municipal_coordinator: 2,
  school_admin: 1,
};
const rankOf = (role: Role): number => ranks[role] ?? 0;

/** The roles that this one may give, from the highest. */
export const rolesGivenBy = (role: Role): readonly Role[] => gives[role] ?? [];

/** Why the appointment is refused; null – it may be made. Nobody gives more than he has: neither in place nor in time. */
export function refusalOfAppointment(
  officer: Officer,
  proposed: ProposedAppointment,
  now: number,
): AppointmentRefusal | null {
  if (!rolesGivenBy(officer.role).includes(proposed.role)) return 'appointment.role_not_yours_to_give';
  if (!covers(officer, proposed.place)) return 'appointment.out_of_reach';
  if (!fits(proposed.role, proposed.place)) return 'appointment.role_does_not_fit';
  const { validFrom, validUntil } = proposed;
  if (validUntil !== null && (validUntil <= validFrom || validUntil <= now))
    return 'appointment.over_before_it_begins';
  if (officer.validUntil !== null && (validUntil === null || validUntil > officer.validUntil))
    return 'appointment.longer_than_your_own';
  return null;
}

/** Whether the organization is the officer's to look after. */
export function covers(officer: Pick<Officer, 'role' | 'place'>, place: Place): boolean {
  if (officer.role === 'operator' || officer.role === 'regional_coordinator') return true;
  if (officer.role === 'municipal_coordinator')
    return place.municipalityId !== null && place.municipalityId === officer.place.municipalityId;
  return officer.role === 'school_admin' && place.organizationId === officer.place.organizationId;
}

/** Coordinators sit in an authority – the region's own, or a municipality's – and everybody else in an organization that teaches. */
export function fits(role: Role, place: Place): boolean {
  const isAuthority = place.kinds.includes('education_authority');
  if (role === 'operator' || role === 'regional_coordinator')
    return isAuthority && place.municipalityId === null;
  if (role === 'municipal_coordinator') return isAuthority && place.municipalityId !== null;
  return place.kinds.some((kind) => kind !== 'education_authority');
}

/**
 * Whether the officer may help a person back into the account: only when everything that the account opens lies in his reach
 * and below him. Else a school's administrator could take over a coordinator whose child learns there.
 */
export const mayLookAfter = (
  officer: Pick<Officer, 'role' | 'place'>,
  held: readonly { role: Role; place: Place }[],
): boolean =>
  held.length > 0 &&
  held.every(
    ({ role, place }) =>
      covers(officer, place) && (rankOf(role) < rankOf(officer.role) || officer.role === 'operator'),
  );

/**
 * Whether the officer may end somebody's link to ЕСИА. That gives nobody the account – the next sign-in is held against the card –
 * so a mother with children in two schools may be helped by either; but a card that the officer could write must not open a
 * role above or beside his own.
 */
export const mayUnlink = (
  officer: Pick<Officer, 'role' | 'place'>,
  held: readonly { role: Role; place: Place }[],
): boolean =>
  held.some(({ place }) => covers(officer, place)) &&
  held.every(({ role }) => rankOf(role) < rankOf(officer.role) || officer.role === 'operator');
