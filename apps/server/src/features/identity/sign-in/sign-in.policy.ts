import type { EsiaPerson } from '@gorodok/esia';
import type { RefusalOutcome, RoleChoice, SignInFailureReason } from '@gorodok/contract';

/** Adults sign in with a confirmed account; a student also with a child's one (an adult without it is told how to confirm). */
export function mayUseAccount(level: EsiaPerson['level'], choices: readonly RoleChoice[]): boolean {
  if (level === 'confirmed') return true;
  return level === 'child' && choices.some((choice) => choice.role === 'student');
}

interface RoleFacts {
  choices: readonly RoleChoice[];
  /** Organizations whose first academic year is only planned, with its first day. */
  notOpen: ReadonlyMap<number, string>;
  wantedOrganizationId: number | null;
  isUnlinkedGuardian: boolean;
}

/** Where the person's roles do not fit what was picked before signing in; null – they do. */
export function roleRefusal({
  choices,
  notOpen,
  wantedOrganizationId,
  isUnlinkedGuardian,
}: RoleFacts): { reason: SignInFailureReason; opensOn?: string | null } | null {
  if (choices.length === 0) return { reason: isUnlinkedGuardian ? 'guardian_not_linked' : 'no_active_role' };
  const there = choices.filter(
    ({ organizationId }) => wantedOrganizationId === null || organizationId === wantedOrganizationId,
  );
  if (there.length === 0) return { reason: 'role_not_in_organization' };
  // The staff come in before: it is they who open the year.
  const isClosed = ({ role, organizationId }: RoleChoice) =>
    (role === 'student' || role === 'guardian') && notOpen.has(organizationId);
  if (!there.every(isClosed)) return null;
  const days = there.flatMap(({ organizationId }) => notOpen.get(organizationId) ?? []);
  return { reason: 'organization_not_open', opensOn: days.toSorted()[0] ?? null };
}

const outcomeOfReason: Record<SignInFailureReason, RefusalOutcome> = {
  account_not_confirmed: 'account_not_confirmed',
  // From here on a stranger must not learn whether a card exists, so all of these read alike.
  person_not_found: 'turn_to_administrator',
  snils_missing_in_card: 'turn_to_administrator',
  snils_differs: 'turn_to_administrator',
  birth_date_differs: 'turn_to_administrator',
  name_differs: 'turn_to_administrator',
  document_differs: 'turn_to_administrator',
  snils_belongs_to_another_card: 'turn_to_administrator',
  several_cards_match: 'turn_to_administrator',
  // ЕСИА itself has refused, and no card was looked at.
  parental_consent_missing: 'parental_consent_missing',
  // These are told only to a person whose identity ЕСИА has confirmed and whose own card was found.
  no_active_role: 'no_active_role',
  guardian_not_linked: 'guardian_not_linked',
  organization_not_open: 'organization_not_open',
  role_not_in_organization: 'choose_other_organization',
  linked_to_another_account: 'linked_to_another_account',
  consent_declined: 'consent_declined',
  consent_withdrawn: 'consent_withdrawn',
  blocked: 'blocked',
  identity_provider_unavailable: 'identity_provider_unavailable',
  identity_provider_refused: 'identity_provider_refused',
  // A password was refused; the person read why at once, and no page is asked for it.
  password_cut_off: 'turn_to_administrator',
};

/** What the refused person is told of a reason. */
export const outcomeOf = (reason: SignInFailureReason): RefusalOutcome => outcomeOfReason[reason];
