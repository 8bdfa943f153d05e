import { Type, type Static } from 'typebox';
import { CalendarDate, Id, Moment, Nullable, OneOf, Strict } from './primitives.ts';
import { OrganizationKind } from './organizations.ts';
import { Role } from './roles.ts';

/** What a person types as the name of the account: a user name or a confirmed e-mail. */
const Login = Type.String({ minLength: 1, maxLength: 254 });
const Password = Type.String({ minLength: 1, maxLength: 200 });
/** Lower case Latin letters, digits, dots, hyphens; never like an e-mail. */
export const UserName = Type.String({ pattern: '^[a-z][a-z0-9._-]{2,39}$' });
const LinkToken = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' });

export const SignInByPassword = Strict({
  login: Login,
  password: Password,
  organizationId: Nullable(Id),
});
export type SignInByPassword = Static<typeof SignInByPassword>;

/** `code_needed` – the password was right, and the code of the second factor is asked for next. */
export const PasswordSignIn = Strict({ state: OneOf(['signed_in', 'code_needed'] as const) });
export type PasswordSignIn = Static<typeof PasswordSignIn>;

/** The six digits of the app, or one of the recovery codes. */
export const GiveCode = Strict({ code: Type.String({ minLength: 6, maxLength: 24 }) });
export type GiveCode = Static<typeof GiveCode>;

export const RecoverPassword = Strict({ login: Login });
export type RecoverPassword = Static<typeof RecoverPassword>;

export const LinkOpening = Strict({ token: LinkToken });
export type LinkOpening = Static<typeof LinkOpening>;

/** What a one-time link is good for; without a user name and a confirmed e-mail, a user name has to be chosen. */
export const OneTimeLink = Strict({
  purpose: OneOf(['invitation', 'password_recovery', 'email_confirmation'] as const),
  firstName: Type.String(),
  userName: Nullable(Type.String()),
  needsUserName: Type.Boolean(),
});
export type OneTimeLink = Static<typeof OneTimeLink>;

export const SetPasswordByLink = Strict({
  token: LinkToken,
  password: Password,
  userName: Nullable(UserName),
});
export type SetPasswordByLink = Static<typeof SetPasswordByLink>;

export const ChangePassword = Strict({ currentPassword: Nullable(Password), newPassword: Password });
export type ChangePassword = Static<typeof ChangePassword>;

/** A secret that is to be scanned; `picture` is the path of an SVG with one unit for each square. */
export const SecondFactorSetUp = Strict({
  secret: Type.String(),
  address: Type.String(),
  picture: Strict({ size: Type.Integer(), path: Type.String() }),
});
export type SecondFactorSetUp = Static<typeof SecondFactorSetUp>;

/** Shown once: each lets in once when the phone is lost. */
export const RecoveryCodes = Strict({ codes: Type.Array(Type.String()) });
export type RecoveryCodes = Static<typeof RecoveryCodes>;

/** From that day a password opens nothing for the role; never for an operator, should ЕСИА be out of reach. */
export const PasswordCutOff = Strict({
  role: Role,
  organizationKind: OrganizationKind,
  refusedFrom: CalendarDate,
});
export type PasswordCutOff = Static<typeof PasswordCutOff>;
export const PasswordCutOffList = Strict({ cutOffs: Type.Array(PasswordCutOff) });
export type PasswordCutOffList = Static<typeof PasswordCutOffList>;
/** Null takes the date away again. */
export const SetPasswordCutOff = Strict({ refusedFrom: Nullable(CalendarDate) });
export type SetPasswordCutOff = Static<typeof SetPasswordCutOff>;
export const CutOffParams = Strict({ role: Role, organizationKind: OrganizationKind });
export type CutOffParams = Static<typeof CutOffParams>;

/** How somebody in the actor's reach signs in; for the administrator who helps. */
export const AccountSummary = Strict({
  personId: Id,
  displayName: Type.String(),
  roles: Type.Array(Role),
  userName: Nullable(Type.String()),
  hasEsiaLink: Type.Boolean(),
  hasPassword: Type.Boolean(),
  hasSecondFactor: Type.Boolean(),
  hasEmail: Type.Boolean(),
  invitedUntil: Nullable(Moment),
  blocked: Type.Boolean(),
  lastSeenAt: Nullable(Moment),
});
export type AccountSummary = Static<typeof AccountSummary>;

export const AccountSearch = Strict({
  search: Type.Optional(Type.String({ maxLength: 100 })),
  after: Type.Optional(Type.String({ maxLength: 300 })),
});
export type AccountSearch = Static<typeof AccountSearch>;
export const AccountList = Strict({ accounts: Type.Array(AccountSummary), next: Nullable(Type.String()) });
export type AccountList = Static<typeof AccountList>;

export const Invite = Strict({ way: OneOf(['slip', 'letter'] as const) });
export type Invite = Static<typeof Invite>;
/** `address` only for a slip, and only this once; a letter carries it by itself. */
export const Invitation = Strict({
  displayName: Type.String(),
  address: Nullable(Type.String()),
  validUntil: Moment,
});
export type Invitation = Static<typeof Invitation>;

export const AccountParams = Strict({ personId: Id });
export type AccountParams = Static<typeof AccountParams>;
