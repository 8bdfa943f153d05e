import { Type, type Static } from 'typebox';
import { Strict } from './primitives.ts';

/** One faulty field: where it stands (`/week/date`), the rule it breaks, and a sentence in the reader's language. */
export const FieldFault = Strict({ field: Type.String(), code: Type.String(), message: Type.String() });
export type FieldFault = Static<typeof FieldFault>;

/** RFC 9457, with a stable `code` and, for faulty input, every faulty field at once. */
export const Problem = Strict({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  errors: Type.Optional(Type.Array(FieldFault)),
  requestId: Type.Optional(Type.String()),
  /** In how many seconds it is worth trying again. */
  retryAfter: Type.Optional(Type.Integer()),
});
export type Problem = Static<typeof Problem>;
