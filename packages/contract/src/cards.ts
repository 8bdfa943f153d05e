import { Type, type Static } from 'typebox';
import { CardKind } from './people.ts';
import { CalendarDate, Id, Moment, Nullable, OneOf, Strict } from './primitives.ts';

/** What narrows a list of cards; each may be left out. Codes and keys only, so that it may stand in an address. */
export const CardFilters = Strict({
  classGroupIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 100 })),
  grades: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 12 }), { minItems: 1, maxItems: 12 })),
  positions: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { minItems: 1, maxItems: 50 }),
  ),
  withoutSnils: Type.Optional(Type.Boolean()),
  withoutDocument: Type.Optional(Type.Boolean()),
  withoutContact: Type.Optional(Type.Boolean()),
  /** In full years, both ends included. */
  ageFrom: Type.Optional(Type.Integer({ minimum: 0, maximum: 130 })),
  ageTo: Type.Optional(Type.Integer({ minimum: 0, maximum: 130 })),
});
export type CardFilters = Static<typeof CardFilters>;

export const cardSortKeys = ['name', 'birth_date', 'context'] as const;
export const CardSort = Strict({
  by: OneOf(cardSortKeys),
  direction: OneOf(['ascending', 'descending'] as const),
});
export type CardSort = Static<typeof CardSort>;

const selection = {
  kind: CardKind,
  /** Words of a name in any order, or a СНИЛС. */
  search: Type.Optional(Type.String({ maxLength: 100 })),
  filters: Type.Optional(CardFilters),
};

/** The cards of one's own organization that a list, an export or a change of many is about. */
export const CardQuery = Strict({ ...selection, sort: Type.Optional(CardSort) });
export type CardQuery = Static<typeof CardQuery>;

/** A page of them; `after` is the `next` of the page before. */
export const CardSearch = Strict({
  ...CardQuery.properties,
  after: Type.Optional(Type.String({ maxLength: 1000 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
});
export type CardSearch = Static<typeof CardSearch>;

export const CardSummary = Strict({
  personId: Id,
  displayName: Type.String(),
  birthDate: Nullable(CalendarDate),
  /** The class of a student, the positions of an employee, the children of a guardian. */
  context: Type.String(),
  hasSnils: Type.Boolean(),
  hasDocument: Type.Boolean(),
  hasContact: Type.Boolean(),
});
export type CardSummary = Static<typeof CardSummary>;

export const CardList = Strict({
  cards: Type.Array(CardSummary),
  total: Type.Integer(),
  next: Nullable(Type.String()),
  /** The words that were searched for instead of misspelt ones; null where the words were taken as typed. */
  corrected: Nullable(Type.Array(Type.String())),
  /** Where only few were found: cards whose names differ from the words in a letter or two. */
  similar: Type.Array(CardSummary),
});
export type CardList = Static<typeof CardList>;

/** What the filters of a kind can be set to in one's own organization. */
export const CardOptionsQuery = Strict({ kind: CardKind });
export type CardOptionsQuery = Static<typeof CardOptionsQuery>;
export const CardOptions = Strict({
  classGroups: Type.Array(Strict({ id: Id, name: Type.String(), grade: Nullable(Type.Integer()) })),
  grades: Type.Array(Type.Integer()),
  positions: Type.Array(Type.String()),
});
export type CardOptions = Static<typeof CardOptions>;

export const cardColumns = ['name', 'context', 'birth_date', 'age', 'snils', 'document', 'contact'] as const;
export const CardColumn = OneOf(cardColumns);
export type CardColumn = Static<typeof CardColumn>;

/** A file of exactly what is seen: the same cards in the same order, with the chosen columns. */
export const StartCardExport = Strict({
  ...CardQuery.properties,
  columns: Type.Array(CardColumn, { minItems: 1, maxItems: cardColumns.length, uniqueItems: true }),
});
export type StartCardExport = Static<typeof StartCardExport>;
export const CardExport = Strict({
  id: Id,
  kind: CardKind,
  state: OneOf(['queued', 'ready', 'failed'] as const),
  rowsDone: Type.Integer(),
  rowsTotal: Type.Integer(),
  requestedAt: Moment,
  expiresAt: Moment,
});
export type CardExport = Static<typeof CardExport>;
export const CardExportList = Strict({ exports: Type.Array(CardExport) });
export type CardExportList = Static<typeof CardExportList>;

/** Filters under a name of one's own, with an address to go to. */
export const SaveFilter = Strict({
  name: Type.String({ minLength: 1, maxLength: 60 }),
  kind: CardKind,
  filters: CardFilters,
  sort: Nullable(CardSort),
});
export type SaveFilter = Static<typeof SaveFilter>;
export const SavedFilter = Strict({ id: Id, ...SaveFilter.properties });
export type SavedFilter = Static<typeof SavedFilter>;
export const SavedFilterList = Strict({ filters: Type.Array(SavedFilter) });
export type SavedFilterList = Static<typeof SavedFilterList>;

/** Which cards a change of many is about: those picked one by one, or all that match but for some. */
export const CardSelection = Type.Union([
  Strict({ kind: CardKind, personIds: Type.Array(Id, { minItems: 1, maxItems: 5000 }) }),
  Strict({ ...selection, except: Type.Array(Id, { maxItems: 5000 }) }),
]);
export type CardSelection = Static<typeof CardSelection>;

/** Whether colleagues see the phones and addresses of the chosen people. */
export const PreviewContactVisibility = Strict({ selection: CardSelection, visible: Type.Boolean() });
export type PreviewContactVisibility = Static<typeof PreviewContactVisibility>;
/** What a change of many would do, and whom it would pass over. */
export const BulkPreview = Strict({
  people: Type.Integer(),
  changes: Type.Integer(),
  exceptions: Type.Array(
    Strict({ code: OneOf(['already_so', 'no_contact', 'card_is_gone'] as const), people: Type.Integer() }),
  ),
});
export type BulkPreview = Static<typeof BulkPreview>;
/** `changes` is what the preview told: where it would be another number by now, nothing is changed. */
export const ApplyContactVisibility = Strict({
  ...PreviewContactVisibility.properties,
  changes: Type.Integer({ minimum: 1 }),
});
export type ApplyContactVisibility = Static<typeof ApplyContactVisibility>;
export const BulkResult = Strict({ changed: Type.Integer() });
export type BulkResult = Static<typeof BulkResult>;

export const peopleSearchReasons = [
  'sign_in_help',
  'duplicate_check',
  'request_of_citizen',
  'request_of_authority',
  'transfer_between_organizations',
] as const;

/** A coordinator's search in his municipality, or in the region. Names are masked until a reason is given, which is recorded. */
export const PeopleSearch = Strict({
  search: Type.String({ minLength: 2, maxLength: 100 }),
  birthDate: Type.Optional(CalendarDate),
  reason: Type.Optional(OneOf(peopleSearchReasons)),
});
export type PeopleSearch = Static<typeof PeopleSearch>;
export const FoundPerson = Strict({
  personId: Id,
  displayName: Type.String(),
  /** `YYYY-MM-DD`, or only the year while masked. */
  born: Nullable(Type.String()),
  cards: Type.Array(Strict({ kind: CardKind, organizationId: Id, organizationName: Type.String() })),
});
export type FoundPerson = Static<typeof FoundPerson>;
export const FoundPeople = Strict({
  people: Type.Array(FoundPerson),
  masked: Type.Boolean(),
  /** There are more: a narrower search is needed. */
  more: Type.Boolean(),
  corrected: Nullable(Type.Array(Type.String())),
});
export type FoundPeople = Static<typeof FoundPeople>;
