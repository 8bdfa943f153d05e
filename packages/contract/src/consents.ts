import { Type, type Static } from 'typebox';
import { CardKind } from './people.ts';
import { CalendarDate, Id, Moment, Nullable, OneOf, Strict } from './primitives.ts';

/** What a person may consent to. A school's duties rest on the law and are no purpose here. */
export const consentPurposes = ['personal_data', 'photographs', 'mailings', 'esia_exchange'] as const;
export const ConsentPurpose = OneOf(consentPurposes);
export type ConsentPurpose = Static<typeof ConsentPurpose>;

export const consentStates = ['valid', 'expiring', 'expired', 'replaced', 'withdrawn'] as const;

/** One document for one purpose. */
export const Consent = Strict({
  id: Id,
  purpose: ConsentPurpose,
  form: OneOf(['paper', 'electronic'] as const),
  /** The representative who gave it; null – the person himself. */
  givenBy: Nullable(Type.String()),
  givenOn: CalendarDate,
  expiresOn: Nullable(CalendarDate),
  withdrawnAt: Nullable(Moment),
  state: OneOf(consentStates),
});
export type Consent = Static<typeof Consent>;

export const ConsentList = Strict({
  consents: Type.Array(Consent),
  /** Who may sign today: the person himself (null), or these representatives. */
  signers: Type.Array(Strict({ personId: Nullable(Id), displayName: Type.String() })),
});
export type ConsentList = Static<typeof ConsentList>;

/** A consent on paper, or given electronically elsewhere, as the office records it. */
export const NewConsent = Strict({
  purpose: ConsentPurpose,
  form: OneOf(['paper', 'electronic'] as const),
  representativeId: Nullable(Id),
  givenOn: CalendarDate,
  expiresOn: Nullable(CalendarDate),
});
export type NewConsent = Static<typeof NewConsent>;

export const ConsentParams = Strict({ kind: CardKind, id: Id, consentId: Id });
export type ConsentParams = Static<typeof ConsentParams>;

/** Which form is to be printed; without a representative, the person's own. */
export const ConsentFormQuery = Strict({ purpose: ConsentPurpose, representativeId: Type.Optional(Id) });
export type ConsentFormQuery = Static<typeof ConsentFormQuery>;
