import { Strict } from '@gorodok/contract';
import { Type, type Static } from 'typebox';
import type { JobKind } from '../jobs/job-kind.ts';

/** A letter to one address, in plain text. */
export const Letter = Strict({
  to: Type.String({ minLength: 3, maxLength: 254 }),
  subject: Type.String({ minLength: 1, maxLength: 200 }),
  text: Type.String({ maxLength: 100_000 }),
});
export type Letter = Static<typeof Letter>;

/** Some twenty hours of tries: a mail server may be away for a night. */
export const sendLetter: JobKind<typeof Letter> = {
  name: 'mail.send',
  data: Letter,
  retryLimit: 30,
  maximumSeconds: 120,
};
