// `npm run duplicates`: which cards of a file are one person.
import { readFile } from 'node:fs/promises';
import { linkCards, linkCardsTogether, type Linkage, type Progress } from '../link-cards.ts';
import { defaultMapping, readMapping } from './columns.ts';
import { CommandFailure } from './failure.ts';
import { readCommandOptions, usage, type CommandOptions } from './options.ts';
import { ProgressLine } from './progress-line.ts';
import { readCards, type ReadCards } from './read-cards.ts';
import { writeResults } from './write-results.ts';

// 0: done, even where broken lines were told and left out; 1: could not be done; 2: the command was given wrongly.
const exitCodes = { done: 0, failed: 1, misused: 2 } as const;

process.exitCode = await main(process.argv.slice(2));

async function main(parameters: readonly string[]): Promise<number> {
  let options: CommandOptions | undefined;
  try {
    options = readCommandOptions(parameters);
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    return exitCodes.misused;
  }
  if (!options) {
    process.stdout.write(`${usage}\n`);
    return exitCodes.done;
  }
  try {
    return await findDuplicates(options);
  } catch (error) {
    process.stderr.write(`\n${sentenceOf(error)}\n`);
    return exitCodes.failed;
  }
}

async function findDuplicates(options: CommandOptions): Promise<number> {
  const mapping =
    options.columns === undefined ? defaultMapping : readMapping(await readFile(options.columns, 'utf8'));
  const progress = new ProgressLine(process.stderr);
  const read = await readCards(options.in, mapping, {
    strict: options.strict,
    onBroken: (sentence) => progress.say(sentence),
    onProgress: (share) => progress.show('Чтение', share),
  });
  const { cards, broken, helper } = read;
  let linkage: Linkage;
  try {
    linkage = await link(read, (share) => progress.show('Сравнение', share));
    progress.show('Запись', 0);
    await writeResults(options, cards, linkage, helper);
  } finally {
    await helper?.end();
  }
  progress.end();
  const zones = { certain: 0, probable: 0, possible: 0 };
  for (const { zone } of linkage.pairs) zones[zone]++;
  process.stderr.write(
    `Карточек: ${cards.length}. Пар: точных ${zones.certain}, вероятных ${zones.probable}, возможных ${zones.possible}.\n`,
  );
  if (broken > 0) process.stderr.write(`Пропущено строк: ${broken}.\n`);
  return exitCodes.done;
}

async function link({ cards, normaliser, helper }: ReadCards, progress: Progress): Promise<Linkage> {
  return helper
    ? linkCardsTogether(helper, cards, normaliser, progress)
    : linkCards(cards, normaliser, progress);
}

function sentenceOf(error: unknown): string {
  if (error instanceof CommandFailure) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const path = error instanceof Error && 'path' in error ? ` ${String(error.path)}` : '';
  if (code === 'ENOENT') return `Не найден файл или папка:${path}.`;
  if (code === 'EISDIR') return `Это папка, а не файл:${path}.`;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return `Нет доступа:${path}.`;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'Нет места на диске. Прежние файлы не изменены.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
