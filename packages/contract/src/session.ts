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

/** Where the browser goes on to, at ЕСИА. */
export const SignInAddress = Strict({ address: Type.String() });
export type SignInAddress = Static<typeof SignInAddress>;

/** What a refused person is told. Outcomes that would reveal whether a card exists are one and the same here. */
export const refusalOutcomes = [
  'turn_to_administrator',
  'account_not_confirmed',
  'choose_other_organization',
  'no_active_role',
  'guardian_not_linked',
  'organization_not_open',
  'parental_consent_missing',
  'consent_declined',
  'consent_withdrawn',
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
  /** Of an organization that is not open yet: the first day of its academic year. */
  opensOn: Nullable(CalendarDate),
  /** It was no sign-in but a link asked for in the personal settings: the session goes on. */
  linking: Type.Boolean(),
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
