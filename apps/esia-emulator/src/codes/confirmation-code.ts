import { randomInt } from 'node:crypto';

/** Six digits sent to a phone or an e-mail: good for 300 seconds and three attempts, as at ЕСИА. */
export interface ConfirmationCode {
  value: string;
  /** Milliseconds since 1970. */
  expires: number;
  attemptsLeft: number;
}

export const codeSeconds = 300;
const attempts = 3;

export function newCode(now: Date): ConfirmationCode {
  const value = String(randomInt(1_000_000)).padStart(6, '0');
  return { value, expires: now.getTime() + codeSeconds * 1000, attemptsLeft: attempts };
}

export type CodeProblem = 'wrong' | 'expired' | 'no_attempts_left';

/** Counts an attempt; null when the code is right. */
export function tryCode(code: ConfirmationCode, typed: string, now: Date): CodeProblem | null {
  if (code.expires <= now.getTime()) return 'expired';
  if (code.attemptsLeft <= 0) return 'no_attempts_left';
  code.attemptsLeft -= 1;
  if (typed.replaceAll(/\s/g, '') === code.value) return null;
  return code.attemptsLeft > 0 ? 'wrong' : 'no_attempts_left';
}

export const codeProblems: Readonly<Record<CodeProblem, string>> = {
  wrong: 'Код не подошёл. Проверьте цифры и введите его ещё раз.',
  expired: 'Время действия кода истекло. Получите новый код подтверждения.',
  no_attempts_left: 'Код введён неверно три раза и больше не действует. Получите новый код подтверждения.',
};

/** A new code is given when the old one can be used no more, so that nobody is flooded with messages. */
export function mayAskAnew({ expires, attemptsLeft }: ConfirmationCode, now: Date): boolean {
  return expires <= now.getTime() || attemptsLeft <= 0;
}
