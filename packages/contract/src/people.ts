import { Type, type Static } from 'typebox';
import { CalendarDate, Id, Nullable, OneOf, Strict } from './primitives.ts';

export const cardKinds = ['student', 'guardian', 'employee'] as const;
export const CardKind = OneOf(cardKinds);
export type CardKind = Static<typeof CardKind>;

/** A page of cards of one's own organization, ordered by name; `after` is the `next` of the page before. */
export const CardSearch = Strict({
  kind: CardKind,
  search: Type.Optional(Type.String({ maxLength: 100 })),
  after: Type.Optional(Type.String({ maxLength: 300 })),
});
export type CardSearch = Static<typeof CardSearch>;

export const CardSummary = Strict({
  personId: Id,
  displayName: Type.String(),
  birthDate: Nullable(CalendarDate),
  /** The class of a student, the positions of an employee, the children of a guardian. */
  context: Type.String(),
  hasSnils: Type.Boolean(),
});
export type CardSummary = Static<typeof CardSummary>;
export const CardList = Strict({
  cards: Type.Array(CardSummary),
  total: Type.Integer(),
  next: Nullable(Type.String()),
});
export type CardList = Static<typeof CardList>;

export const CardParams = Strict({ kind: CardKind, id: Id });
export type CardParams = Static<typeof CardParams>;
