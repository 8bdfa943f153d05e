import type { Static } from 'typebox';
import { Id, OneOf, Strict } from './primitives.ts';

export const cardKinds = ['student', 'guardian', 'employee'] as const;
export const CardKind = OneOf(cardKinds);
export type CardKind = Static<typeof CardKind>;

export const CardParams = Strict({ kind: CardKind, id: Id });
export type CardParams = Static<typeof CardParams>;
