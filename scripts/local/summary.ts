import { relative } from 'node:path';
import type { SignInHint } from '@gorodok/bench/region';
import { root } from '../paths.ts';
import { folders } from './folders.ts';
import type { Options } from './options.ts';
import { addressOf } from './programs.ts';

/** What a newcomer needs to know of the running demonstration. */
export function summary({ port, esiaPort }: Options, hints: readonly SignInHint[], seconds: number): string {
  const bold = (text: string) => (process.stdout.isTTY ? `\u001B[1m${text}\u001B[22m` : text);
  const people = columns(hints.map(({ role, name, login, password }) => [role, name, login, password]));
  const places = columns([
    ['Городок', addressOf(port)],
    ['Эмулятор ЕСИА', addressOf(esiaPort)],
    ['Письма / mail', relative(root, folders.mail)],
  ]);
  return [
    '',
    bold(`  Городок готов за ${seconds.toFixed(1)} с — Gorodok is ready`),
    '',
    ...places.map((line) => `    ${line}`),
    '',
    bold('  Войти через ЕСИА как — sign in through ЕСИА as (login, password):'),
    '',
    ...people.map((line) => `    ${line}`),
    '',
    '  Остановить / stop: Ctrl-C      Начать заново / start over: npm run demo -- --fresh',
    '',
  ].join('\n');
}

/** Pads every cell to the widest of its column. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(width(column)))
      .join('   ')
      .trimEnd(),
  );
}
