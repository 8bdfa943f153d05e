import type { Outbox } from '../outbox/outbox.ts';
import type { Account } from './account.ts';

/** Tells the person by SMS, or by e-mail where there is no phone. */
export function notify(outbox: Outbox, account: Account, subject: string, text: string, now: Date): void {
  const { phone, email } = account.login;
  if (phone !== undefined) outbox.send({ kind: 'sms', to: phone, subject, text }, now);
  else if (email !== undefined) outbox.send({ kind: 'email', to: email, subject, text }, now);
}
