import { Type, type Static } from 'typebox';
import { CalendarDate, Id, Moment, Nullable, OneOf, Strict } from './primitives.ts';
import { Role } from './roles.ts';

/** One of the roles a person may act in, in one organization. */
export const RoleChoice = Strict({
  role: Role,
  organizationId: Id,
  organizationName: Type.String(),
  municipalityName: Nullable(Type.String()),
});
export type RoleChoice = Static<typeof RoleChoice>;

export const signInWays = ['esia', 'password'] as const;
export type SignInWay = (typeof signInWays)[number];

/**
 * Who is signed in and how far: `consent_needed` – the consent to the exchange with ЕСИА has to be answered first;
 * `second_factor_needed` – the role opens by a password only with a second factor, which has to be set up first;
 * `role_needed` – an organization and role have to be chosen; `active` – `actor` is set.
 */
export const Session = Strict({
  state: OneOf(['anonymous', 'consent_needed', 'second_factor_needed', 'role_needed', 'active'] as const),
  person: Nullable(Strict({ id: Id, displayName: Type.String() })),
  actor: Nullable(RoleChoice),
  choices: Type.Array(RoleChoice),
  signedInBy: Nullable(OneOf(signInWays)),
});
export type Session = Static<typeof Session>;

export const ChooseRole = Strict({ role: Role, organizationId: Id });
export type ChooseRole = Static<typeof ChooseRole>;

/** One of a person's own sessions: the browser and system as far as they name themselves. */
export const OwnSession = Strict({
  id: Id,
  current: Type.Boolean(),
  browser: Nullable(Type.String()),
  system: Nullable(Type.String()),
  signedInBy: OneOf(signInWays),
  startedAt: Moment,
  lastSeenAt: Moment,
  actor: Nullable(Strict({ role: Role, organizationName: Type.String() })),
});
export type OwnSession = Static<typeof OwnSession>;
export const OwnSessionList = Strict({ sessions: Type.Array(OwnSession) });
export type OwnSessionList = Static<typeof OwnSessionList>;

export const AnswerConsent = Strict({ accepted: Type.Boolean() });
export type AnswerConsent = Static<typeof AnswerConsent>;

/** Where the browser has to go next, so that the session ends at ЕСИА too. */
export const SignedOut = Strict({ continueAt: Type.String() });
export type SignedOut = Static<typeof SignedOut>;

export const StartSignInQuery = Strict({ organizationId: Type.Optional(Id) });
export type StartSignInQuery = Static<typeof StartSignInQuery>;

/** What a refused person is told. Outcomes that would reveal whether a card exists are one and the same here. */
export const refusalOutcomes = [
  'turn_to_administrator',
  'account_not_confirmed',
  'choose_other_organization',
  'no_active_role',
  'consent_declined',
  'linked_to_another_account',
  'blocked',
  'identity_provider_unavailable',
  'identity_provider_refused',
  'expired',
] as const;
export const RefusalOutcome = OneOf(refusalOutcomes);
export type RefusalOutcome = Static<typeof RefusalOutcome>;

export const SignInRefusal = Strict({
  outcome: RefusalOutcome,
  /** The number by which the administrator finds this attempt in the queue. */
  reference: Nullable(Id),
  organizationName: Nullable(Type.String()),
  organizationPhone: Nullable(Type.String()),
  occurredAt: Nullable(Moment),
  /** The person's own organizations, where choosing another one helps. */
  otherOrganizations: Type.Array(Strict({ id: Id, name: Type.String() })),
});
export type SignInRefusal = Static<typeof SignInRefusal>;

/** Why a sign-in failed: the closed list of «Вход: исходы» (docs/glossary.md). */
export const signInFailureReasons = [
  'account_not_confirmed',
  'person_not_found',
  'snils_missing_in_card',
  'snils_differs',
  'birth_date_differs',
  'name_differs',
  'document_differs',
  'snils_belongs_to_another_card',
  'several_cards_match',
  'no_active_role',
  'role_not_in_organization',
  'parental_consent_missing',
  'guardian_not_linked',
  'linked_to_another_account',
  'consent_declined',
  'consent_withdrawn',
  'blocked',
  'organization_not_open',
  'identity_provider_unavailable',
  'identity_provider_refused',
  'password_cut_off',
] as const;
export const SignInFailureReason = OneOf(signInFailureReasons);
export type SignInFailureReason = Static<typeof SignInFailureReason>;

/** One field of the person at ЕСИА beside the same field of a card. */
export const FieldDifference = Strict({
  field: OneOf(['surname', 'first_name', 'patronymic', 'birth_date', 'snils'] as const),
  given: Nullable(Type.String()),
  inCard: Nullable(Type.String()),
  agrees: Type.Boolean(),
});
export type FieldDifference = Static<typeof FieldDifference>;

export const SignInFailure = Strict({
  id: Id,
  reason: SignInFailureReason,
  occurredAt: Moment,
  givenName: Nullable(Type.String()),
  givenBirthDate: Nullable(CalendarDate),
  givenSnils: Nullable(Type.String()),
  nearestCards: Type.Array(
    Strict({ personId: Id, displayName: Type.String(), differences: Type.Array(FieldDifference) }),
  ),
  handledAt: Nullable(Moment),
});
export type SignInFailure = Static<typeof SignInFailure>;

export const SignInFailureList = Strict({ failures: Type.Array(SignInFailure) });
export type SignInFailureList = Static<typeof SignInFailureList>;
