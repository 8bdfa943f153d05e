import { createHash, randomInt } from 'node:crypto';
import type { Account, PostalCode } from '../accounts/account.ts';
import type { EmulatorParts } from '../emulator-parts.ts';

/** «Повторная отправка кода возможна не ранее чем через 30 дней». */
const resendDays = 30;
const mostAttempts = 5;
const day = 24 * 3600_000;
// Without letters and digits that look alike on paper.
const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** When another letter may be sent; null: now. */
export function nextLetterOn({ postalCode }: Account, now: Date): Date | null {
  if (!postalCode) return null;
  const next = new Date(new Date(postalCode.sentAt).getTime() + resendDays * day);
  return next > now ? next : null;
}

/** Sends the code by registered letter: real mail takes about two weeks, here it lies in the outbox at once. */
export function sendLetter(parts: EmulatorParts, account: Account, address: string, now: Date): void {
  const code = Array.from({ length: 8 }, () => signs[randomInt(signs.length)]).join('');
  const trackNumber = `45400${String(randomInt(1_000_000_000)).padStart(9, '0')}`;
  const sentAt = now.toISOString();
  const postalCode: PostalCode = { codeHash: hashOf(code), address, trackNumber, sentAt, failedAttempts: 0 };
  parts.accounts.save({ ...account, postalCode });
  const text = `Код подтверждения личности: ${code}. Введите его в личном кабинете. Почтовый идентификатор ${trackNumber}.`;
  parts.outbox.send({ kind: 'letter', to: address, subject: 'Заказное письмо с кодом', text, code }, now);
}

/** Tries the code of the letter; a right one proves the identity. */
export function tryPostalCode(account: Account, typed: string): 'right' | 'wrong' | 'spent' {
  const { postalCode } = account;
  if (!postalCode || postalCode.failedAttempts >= mostAttempts) return 'spent';
  return hashOf(typed.replaceAll(/[\s-]/g, '').toUpperCase()) === postalCode.codeHash ? 'right' : 'wrong';
}

/** Where the letter is, by its age: a tale told in place of the post's own site. */
export function trackOf({ sentAt }: PostalCode, now: Date): string {
  const days = (now.getTime() - new Date(sentAt).getTime()) / day;
  if (days < 3) return 'Принято к отправке. Путь письма станет виден через 2–3 рабочих дня';
  return days < 14 ? 'В пути' : 'Ожидает адресата в отделении связи';
}

function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}
