import { createHash, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import type { Account } from './account.ts';

const shortest = 8;
/** The signs that «Методические рекомендации» allow: no `#`, `'`, `*` and no backslash. */
const allowed = /^[A-Za-z0-9!"$%&()+,\-./:;<=>?@[\]^_`{|}~]+$/;

/** What is wrong with a new password typed twice; null when it will do. */
export function findPasswordProblem(password: string, repeated: string): string | null {
  if (password.length < shortest) return 'Пароль короче 8 символов.';
  if (password.length > 100) return 'Пароль длиннее 100 символов.';
  if (!allowed.test(password)) {
    return 'Пароль может содержать только латинские буквы (A–Z, a–z), цифры (0–9) и знаки !"$%&()+,-./:;<=>?@[]^_`{|}~';
  }
  return password === repeated ? null : 'Пароли не совпали. Введите один и тот же пароль дважды.';
}

export const passwordRules =
  'Не менее 8 символов: латинские буквы, цифры и знаки !"$%&()+,-./:;<=>?@[]^_`{|}~. Не вводите здесь пароль от настоящих Госуслуг.';

/** What people type is kept as a salted hash, for somebody may type a real password; those of the accounts file lie open there. */
export function hashPassword(password: string): string {
  const salt = randomBytes(16);
  return `${salt.toString('hex')}:${scryptSync(password, salt, 32).toString('hex')}`;
}

export function isPasswordOf({ passwordHash, password }: Account, typed: string): boolean {
  if (passwordHash === undefined) return timingSafeEqual(digest(password), digest(typed));
  const [salt = '', hash = ''] = passwordHash.split(':');
  return timingSafeEqual(Buffer.from(hash, 'hex'), scryptSync(typed, Buffer.from(salt, 'hex'), 32));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
