import { Type, type Static } from 'typebox';
import { Moment, Strict } from './primitives.ts';

/** A letter that went into the outbox folder instead of an SMTP server. */
export const OutboxLetter = Strict({
  id: Type.String(),
  to: Type.String(),
  subject: Type.String(),
  text: Type.String(),
  writtenAt: Moment,
});
export type OutboxLetter = Static<typeof OutboxLetter>;
export const Outbox = Strict({ letters: Type.Array(OutboxLetter) });
export type Outbox = Static<typeof Outbox>;
