import type { Role, RoleChoice } from '@gorodok/contract';

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
