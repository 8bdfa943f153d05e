import { Type, type Static } from 'typebox';
import { CalendarDate, Id, Moment, Nullable, OneOf, Strict } from './primitives.ts';
import { Role } from './roles.ts';
import { UserName } from './accounts.ts';

export const colorSchemes = ['auto', 'light', 'dark'] as const;
export const textSizes = ['usual', 'large', 'largest'] as const;
export const spacings = ['usual', 'wide', 'widest'] as const;
/** ГОСТ Р 52872: black on white, white on black, dark blue on light blue. */
export const contrasts = ['black_on_white', 'white_on_black', 'blue'] as const;

/** How the product looks. `contrast`, when it is not null, is the version for the visually impaired. */
export const Appearance = Strict({
  colorScheme: OneOf(colorSchemes),
  textSize: OneOf(textSizes),
  letterSpacing: OneOf(spacings),
  lineSpacing: OneOf(spacings),
  contrast: Nullable(OneOf(contrasts)),
  pictures: Type.Boolean(),
});
export type Appearance = Static<typeof Appearance>;

export const preferredContacts = ['email', 'phone', 'messages'] as const;
export const StartPages = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 60 }));

/** What follows the person to every device; null – as the device is set. */
export const Preferences = Strict({
  language: Nullable(OneOf(['ru', 'en'] as const)),
  appearance: Nullable(Appearance),
  preferredContact: Nullable(OneOf(preferredContacts)),
  /** The section a role opens with, by role. */
  startPages: StartPages,
});
export type Preferences = Static<typeof Preferences>;

export const PersonalSettings = Strict({
  surname: Type.String(),
  firstName: Type.String(),
  patronymic: Nullable(Type.String()),
  /** A report on the card that still waits; another one can be sent when it is settled. */
  reportWaits: Type.Boolean(),
  userName: Nullable(Type.String()),
  role: Nullable(Role),
  phone: Nullable(Type.String()),
  phoneVisibleToStaff: Type.Boolean(),
  email: Nullable(Type.String()),
  emailConfirmed: Type.Boolean(),
  emailWaiting: Nullable(Type.String()),
  hasPassword: Type.Boolean(),
  passwordChangedAt: Nullable(Moment),
  hasSecondFactor: Type.Boolean(),
  secondFactorRequired: Type.Boolean(),
  recoveryCodesLeft: Type.Integer(),
  esiaLinkedAt: Nullable(Moment),
  /** The «тестовый вход»: when the person first came in, or was linked, through ЕСИА. */
  esiaTriedAt: Nullable(Moment),
});
export type PersonalSettings = Static<typeof PersonalSettings>;

/** «Текущий учебный год»: the years of the organization that the person acts in, the latest first, and which of them is looked at. */
export const YearChoice = Strict({
  years: Type.Array(Strict({ id: Id, name: Type.String(), startsOn: CalendarDate, endsOn: CalendarDate })),
  /** The year that runs today; null: none is open. */
  currentId: Nullable(Id),
  /** Another one that was chosen to be looked at; null: the one that runs. */
  chosenId: Nullable(Id),
});
export type YearChoice = Static<typeof YearChoice>;
export const ChooseYear = Strict({ academicYearId: Nullable(Id) });
export type ChooseYear = Static<typeof ChooseYear>;

export const ChangeUserName = Strict({ userName: UserName });
export type ChangeUserName = Static<typeof ChangeUserName>;
export const ChangePhone = Strict({
  phone: Nullable(Type.String({ maxLength: 40 })),
  visibleToStaff: Type.Boolean(),
});
export type ChangePhone = Static<typeof ChangePhone>;
/** The password is asked where there is one: who finds an open session must not take the account over by a letter. */
export const ChangeEmail = Strict({
  email: Type.String({ minLength: 3, maxLength: 254 }),
  password: Nullable(Type.String({ maxLength: 200 })),
});
export type ChangeEmail = Static<typeof ChangeEmail>;

export const ReportCardError = Strict({ text: Type.String({ minLength: 3, maxLength: 1000 }) });
export type ReportCardError = Static<typeof ReportCardError>;
export const CardErrorReport = Strict({
  id: Id,
  personId: Id,
  displayName: Type.String(),
  text: Type.String(),
  reportedAt: Moment,
});
export type CardErrorReport = Static<typeof CardErrorReport>;
export const CardErrorReportList = Strict({ reports: Type.Array(CardErrorReport) });
export type CardErrorReportList = Static<typeof CardErrorReportList>;
