import type { Role, RoleChoice, SignInWay } from '@gorodok/contract';

/** Who sees a whole municipality or region: a password alone opens none of these. ЕСИА asks for a second factor of its own. */
export const rolesWithSecondFactor: readonly Role[] = [
  'operator',
  'regional_coordinator',
  'municipal_coordinator',
];

/** Whether the session has to be raised by a second factor before any of these roles can be acted in. */
export const lacksSecondFactor = (
  session: { signedInBy: SignInWay; secondFactor: boolean },
  choices: readonly RoleChoice[],
): boolean =>
  session.signedInBy === 'password' &&
  !session.secondFactor &&
  choices.some(({ role }) => rolesWithSecondFactor.includes(role));

/** Families stay signed in on their own phones; staff, often on shared machines, for a working day. */
export const sessionHours = (role: Role | null): number =>
  role === 'guardian' || role === 'student' ? 30 * 24 : 12;

/**
 * The choice that needs no question: the only one, or the only one in the organization picked before signing in. A parent
 * is asked nothing either: all the children are shown, whichever of their organizations it is.
 */
export function obviousChoice(
  choices: readonly RoleChoice[],
  wantedOrganizationId: number | null,
): RoleChoice | undefined {
  const there = choices.filter(
    ({ organizationId }) => wantedOrganizationId === null || organizationId === wantedOrganizationId,
  );
  return there.length === 1 || there.every(({ role }) => role === 'guardian') ? there[0] : undefined;
}
