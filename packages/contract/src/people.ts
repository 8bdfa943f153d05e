import { Type, type Static } from 'typebox';
import { CalendarDate, Id, Nullable, OneOf, Strict } from './primitives.ts';

export const cardKinds = ['student', 'guardian', 'employee'] as const;
export const CardKind = OneOf(cardKinds);
export type CardKind = Static<typeof CardKind>;

export const Card = Strict({
  personId: Id,
  kind: CardKind,
  surname: Type.String(),
  firstName: Type.String(),
  patronymic: Nullable(Type.String()),
  hasNoPatronymic: Type.Boolean(),
  birthDate: Nullable(CalendarDate),
  sex: Nullable(OneOf(['male', 'female'] as const)),
  snils: Nullable(Type.String()),
  address: Nullable(Type.String()),
  documents: Type.Array(
    Strict({ kind: Type.String(), series: Nullable(Type.String()), number: Type.String() }),
  ),
  contacts: Type.Array(Strict({ kind: OneOf(['phone', 'email'] as const), value: Type.String() })),
  relatives: Type.Array(Strict({ personId: Id, displayName: Type.String(), relation: Type.String() })),
});
export type Card = Static<typeof Card>;

export const CardParams = Strict({ kind: CardKind, id: Id });
export type CardParams = Static<typeof CardParams>;
