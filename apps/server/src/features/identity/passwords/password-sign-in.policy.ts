import type { RoleChoice, SignInFailureReason } from '@gorodok/contract';

/**
 * Why somebody with the right password stays outside; null – nothing stands in the way. `choices` are all the roles held,
 * `open` those that the region still lets a password open.
 */
export function refusalOfPassword(facts: {
  blocked: boolean;
  choices: readonly RoleChoice[];
  open: readonly RoleChoice[];
  organizationId: number | null;
}): SignInFailureReason | null {
  const { blocked, organizationId } = facts;
  const there = (choices: readonly RoleChoice[]) =>
    choices.filter((choice) => organizationId === null || choice.organizationId === organizationId);
  if (blocked) return 'blocked';
  if (facts.choices.length === 0) return 'no_active_role';
  if (there(facts.choices).length === 0) return 'role_not_in_organization';
  return there(facts.open).length === 0 ? 'password_cut_off' : null;
}
