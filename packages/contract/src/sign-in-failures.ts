import { Type, type Static } from 'typebox';
import { CardKind } from './people.ts';
import { employmentFields, guardianRelations } from './card.ts';
import { CalendarDate, Id, Moment, Nullable, OneOf, Strict } from './primitives.ts';
import { SignInFailureReason } from './session.ts';

/** What ЕСИА confirms about a person, as far as a card has the same. */
export const confirmedFields = [
  'surname',
  'first_name',
  'patronymic',
  'birth_date',
  'snils',
  'document',
] as const;
export const ConfirmedField = OneOf(confirmedFields);
export type ConfirmedField = Static<typeof ConfirmedField>;

/** One field of the person at ЕСИА beside the same field of a card. */
export const FieldDifference = Strict({
  field: ConfirmedField,
  given: Nullable(Type.String()),
  inCard: Nullable(Type.String()),
  agrees: Type.Boolean(),
});
export type FieldDifference = Static<typeof FieldDifference>;

/** What mends a failed sign-in in one click. */
export const signInRepairs = [
  'take_over',
  'link_child',
  'create_guardian',
  'create_employee',
  'send_memo',
  'unblock',
  'unlink',
  'forward',
] as const;
export type SignInRepair = (typeof signInRepairs)[number];

/** A card like the person who could not sign in. Of another organization's nothing is told but that there is one. */
export const NearestCard = Strict({
  personId: Id,
  kind: Nullable(CardKind),
  displayName: Nullable(Type.String()),
  context: Nullable(Type.String()),
  /** Where the card is, for a coordinator, who hands the attempt over to it. */
  organizations: Type.Array(Strict({ id: Id, name: Type.String() })),
  differences: Type.Array(FieldDifference),
  /** Which fields may be taken over from ЕСИА into this card. */
  mayTakeOver: Type.Array(ConfirmedField),
});
export type NearestCard = Static<typeof NearestCard>;

export const SignInFailure = Strict({
  id: Id,
  reason: SignInFailureReason,
  occurredAt: Moment,
  /** Masked in the queue of a coordinator. */
  givenName: Nullable(Type.String()),
  givenBirthDate: Nullable(Type.String()),
  givenSnils: Nullable(Type.String()),
  nearestCards: Type.Array(NearestCard),
  repairs: Type.Array(OneOf(signInRepairs)),
  handledAt: Nullable(Moment),
});
export type SignInFailure = Static<typeof SignInFailure>;

export const SignInFailureList = Strict({
  failures: Type.Array(SignInFailure),
  /** How many tasks about data that ЕСИА confirmed otherwise than the cards say wait beside them. */
  differencesWaiting: Type.Integer(),
});
export type SignInFailureList = Static<typeof SignInFailureList>;

const relation = OneOf(guardianRelations);
/** The repair of one failed sign-in; what it does is done whole or not at all. */
export const RepairSignIn = Type.Union([
  Strict({
    repair: OneOf(['take_over'] as const),
    personId: Id,
    fields: Type.Array(ConfirmedField, { minItems: 1, maxItems: confirmedFields.length, uniqueItems: true }),
  }),
  Strict({ repair: OneOf(['link_child'] as const), personId: Id, childId: Id, relation }),
  /** A new card of what ЕСИА gave: a parent of a child here, or one of the staff. Students come in by an order only. */
  Strict({ repair: OneOf(['create_guardian'] as const), childId: Id, relation }),
  Strict({ repair: OneOf(['create_employee'] as const), ...employmentFields }),
  Strict({ repair: OneOf(['send_memo'] as const), childId: Id }),
  Strict({ repair: OneOf(['unblock', 'unlink'] as const), personId: Id }),
  Strict({ repair: OneOf(['forward'] as const), organizationId: Id }),
]);
export type RepairSignIn = Static<typeof RepairSignIn>;

/** What a repair came to: how many letters have gone out, where it sends any. */
export const RepairedSignIn = Strict({ letters: Type.Integer() });
export type RepairedSignIn = Static<typeof RepairedSignIn>;

/** A task: ЕСИА confirmed something else than the card says. СНИЛС and documents are shown whole, since they are to be compared. */
export const ConfirmedDifference = Strict({
  id: Id,
  personId: Id,
  kind: CardKind,
  displayName: Type.String(),
  field: ConfirmedField,
  inCard: Nullable(Type.String()),
  confirmed: Type.String(),
  foundAt: Moment,
});
export type ConfirmedDifference = Static<typeof ConfirmedDifference>;
export const ConfirmedDifferenceList = Strict({ differences: Type.Array(ConfirmedDifference) });
export type ConfirmedDifferenceList = Static<typeof ConfirmedDifferenceList>;

export const SettleDifference = Strict({ settlement: OneOf(['accepted', 'kept'] as const) });
export type SettleDifference = Static<typeof SettleDifference>;

/** What of a card ЕСИА has confirmed as it stands there, and what it says otherwise. */
export const ConfirmedCard = Strict({
  confirmedOn: Nullable(CalendarDate),
  fields: Type.Array(ConfirmedField),
  differences: Type.Array(ConfirmedDifference),
});
export type ConfirmedCard = Static<typeof ConfirmedCard>;
