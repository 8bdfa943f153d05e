import { Type, type Static, type TSchema } from 'typebox';
import { cardRequirements } from './codes.ts';
import { CardKind } from './people.ts';
import { CalendarDate, Id, Moment, Nullable, OneOf, Strict } from './primitives.ts';
import { Role } from './roles.ts';

const Line = (maxLength: number) => Type.String({ maxLength });

/** Something that a person may declare not to have, a patronymic or СНИЛС: `absent` is that statement, and then no value is there. */
const Declared = Strict({ value: Nullable(Line(100)), absent: Type.Boolean() });
export type Declared = Static<typeof Declared>;

const personFields = {
  surname: Line(100),
  firstName: Line(100),
  patronymic: Declared,
  birthDate: Nullable(CalendarDate),
  sex: Nullable(OneOf(['male', 'female'] as const)),
  /** ISO 3166-1 alpha-3; `XXX` – without citizenship. */
  citizenship: Type.String({ pattern: '^[A-Z]{3}$' }),
  snils: Declared,
  /** Where the person is registered. */
  address: Nullable(Line(500)),
  residenceAddress: Nullable(Line(500)),
};
/** The person's own fields: seen and edited wherever the person has a card. */
export const PersonFields = Strict(personFields);
export type PersonFields = Static<typeof PersonFields>;
export type PersonField = keyof PersonFields;
export const personFieldNames = Object.keys(personFields) as readonly PersonField[]; // the keys are the fields

export const documentKinds = [
  'passport',
  'birth_certificate',
  'foreign_passport',
  'foreign_birth_certificate',
  'other',
] as const;
const documentFields = {
  kind: OneOf(documentKinds),
  series: Nullable(Line(30)),
  number: Line(50),
  issuedOn: Nullable(CalendarDate),
  issuedBy: Nullable(Line(300)),
  departmentCode: Nullable(Line(30)),
};
export const CardDocument = Strict(documentFields);
export type CardDocument = Static<typeof CardDocument>;

const contactFields = {
  kind: OneOf(['phone', 'email'] as const),
  value: Line(254),
  visibleToStaff: Type.Boolean(),
};
export const CardContact = Strict(contactFields);
export type CardContact = Static<typeof CardContact>;

/** The roles that a school gives its own people; those of coordinators and operators are given by the region. */
export const schoolRoles = ['teacher', 'class_teacher', 'deputy_head', 'director', 'school_admin'] as const;
export const SchoolRole = OneOf(schoolRoles);
export type SchoolRole = Static<typeof SchoolRole>;

const Positions = Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 10 });
const Roles = Type.Array(SchoolRole, { maxItems: schoolRoles.length });
export const employmentFields = { positions: Positions, roles: Roles };
/** What an employee is in this organization. */
export const EmploymentFields = Strict(employmentFields);
export type EmploymentFields = Static<typeof EmploymentFields>;

export const guardianRelations = ['mother', 'father', 'guardian', 'trustee', 'parent'] as const;
const linkFields = {
  relation: OneOf(guardianRelations),
  startsOn: CalendarDate,
  endsOn: Nullable(CalendarDate),
  maySee: Type.Boolean(),
  maySign: Type.Boolean(),
};
export const GuardianLink = Strict(linkFields);
export type GuardianLink = Static<typeof GuardianLink>;

/** What a card is to say by the rules for its kind and the person's age: mandatory ●, advised ○. */
export const CardRequirement = OneOf(cardRequirements);
export type CardRequirement = Static<typeof CardRequirement>;
export const MissingField = Strict({
  field: CardRequirement,
  weight: OneOf(['mandatory', 'advised'] as const),
});
export type MissingField = Static<typeof MissingField>;

export const Card = Strict({
  personId: Id,
  kind: CardKind,
  displayName: Type.String(),
  fields: PersonFields,
  documents: Type.Array(Strict({ id: Id, ...documentFields })),
  contacts: Type.Array(Strict({ id: Id, ...contactFields })),
  /** Of an employee's card only. `otherRoles` are given by the region. */
  employment: Nullable(Strict({ ...employmentFields, otherRoles: Type.Array(Role), startsOn: CalendarDate })),
  /** Of a student's card only. */
  classGroupName: Nullable(Type.String()),
  relatives: Type.Array(
    Strict({
      guardianshipId: Id,
      personId: Id,
      displayName: Type.String(),
      /** Whose guardian: this person's, or this person is the guardian. */
      is: OneOf(['guardian', 'child'] as const),
      ...linkFields,
    }),
  ),
  missing: Type.Array(MissingField),
  /** Other organizations have a card of this person too: they see the person's own fields. */
  sharedWithOthers: Type.Boolean(),
  /** What the reader's role allows beyond editing. */
  may: Strict({ giveRoles: Type.Boolean(), readHistory: Type.Boolean() }),
  /** Today where the organization is. */
  today: CalendarDate,
  /** The latest save of this card by hand. */
  lastChange: Nullable(Strict({ by: Type.String(), at: Moment })),
});
export type Card = Static<typeof Card>;

/** A field as it was read and as it is to be: a save is refused where somebody has changed it in between. */
const Change = <T extends TSchema>(value: T) => Type.Optional(Strict({ was: value, now: value }));
/** An entry of a list: `id` null adds one, `now` null removes one. */
const EntryChange = <T extends TSchema>(value: T) =>
  Strict({ id: Nullable(Id), was: Nullable(value), now: Nullable(value) });

/** One save of a card: everything in it is written, or nothing. */
export const CardSave = Strict({
  fields: Strict({
    surname: Change(personFields.surname),
    firstName: Change(personFields.firstName),
    patronymic: Change(personFields.patronymic),
    birthDate: Change(personFields.birthDate),
    sex: Change(personFields.sex),
    citizenship: Change(personFields.citizenship),
    snils: Change(personFields.snils),
    address: Change(personFields.address),
    residenceAddress: Change(personFields.residenceAddress),
  }),
  documents: Type.Array(EntryChange(CardDocument), { maxItems: 30 }),
  contacts: Type.Array(EntryChange(CardContact), { maxItems: 30 }),
  employment: Strict({ positions: Change(Positions), roles: Change(Roles) }),
});
export type CardSave = Static<typeof CardSave>;

/**
 * What whoever enters a new person answers to the warning that he may have a card already: takes that card, or goes on, with a reason that
 * is kept.
 */
export const DuplicateAnswer = Type.Union([
  Strict({ take: Id }),
  Strict({ createBecause: Type.String({ minLength: 3, maxLength: 300 }) }),
]);
export type DuplicateAnswer = Static<typeof DuplicateAnswer>;

/** A new employee. Who has a card in the region already, by СНИЛС, name and birth date, is taken as he is there. */
export const NewEmployee = Strict({
  fields: PersonFields,
  contacts: Type.Array(CardContact, { maxItems: 10 }),
  ...employmentFields,
  startsOn: CalendarDate,
  duplicates: Type.Optional(DuplicateAnswer),
});
export type NewEmployee = Static<typeof NewEmployee>;

/** A guardian for a child: somebody who has a card in this organization, or a new person. */
export const NewGuardian = Strict({
  ...linkFields,
  personId: Nullable(Id),
  person: Nullable(Strict({ fields: PersonFields, contacts: Type.Array(CardContact, { maxItems: 10 }) })),
  duplicates: Type.Optional(DuplicateAnswer),
});
export type NewGuardian = Static<typeof NewGuardian>;

export const NewCard = Strict({ personId: Id });
export type NewCard = Static<typeof NewCard>;

export const GuardianLinkSave = Strict({ was: GuardianLink, now: GuardianLink });
export type GuardianLinkSave = Static<typeof GuardianLinkSave>;

/** `changes` – who changed what; `views` – who opened the card. `before` is the `next` of the page before. */
export const CardHistoryQuery = Strict({
  part: OneOf(['changes', 'views'] as const),
  before: Type.Optional(Id),
});
export type CardHistoryQuery = Static<typeof CardHistoryQuery>;

/** What has changed in one place of a card. */
export const FieldChange = Strict({
  /** A field (`surname`), or the list of an entry (`document`, `contact`, `guardianship`, `consent`). */
  field: Type.String(),
  entryId: Nullable(Id),
  was: Type.Unknown(),
  now: Type.Unknown(),
});
export type FieldChange = Static<typeof FieldChange>;

export const CardHistoryEntry = Strict({
  id: Id,
  at: Moment,
  /** Null: somebody of another organization, which is named instead. */
  by: Nullable(Type.String()),
  role: Nullable(Type.String()),
  organizationName: Nullable(Type.String()),
  changes: Type.Array(FieldChange),
});
export type CardHistoryEntry = Static<typeof CardHistoryEntry>;
export const CardHistory = Strict({ entries: Type.Array(CardHistoryEntry), next: Nullable(Id) });
export type CardHistory = Static<typeof CardHistory>;
