import { parseArgs } from 'node:util';
import { CommandFailure } from './failure.ts';

export interface CommandOptions {
  readonly in: string;
  readonly out: string;
  readonly clusters: string;
  readonly columns: string | undefined;
  /** Give up at a broken line instead of leaving it out. */
  readonly strict: boolean;
}

export const usage = `Поиск карточек одного человека в файле:

  npm run duplicates -- --in cards.csv --out pairs.csv --clusters clusters.csv [--columns mapping.json] [--strict]

  --in        файл CSV: UTF-8 или windows-1251; запятая, точка с запятой или табуляция
  --out       пары: card_a,card_b,score,zone,reason
  --clusters  карточки одного человека: card_id,person_id
  --columns   соответствие столбцов: {"profile": "russian-school" | "generic", "fields": {"last_name": "surname", …}}
  --strict    остановиться на первой же ошибочной строке (иначе она пропускается с указанием номера)

Описание: packages/linkage/README.md`;

/** Reads what follows `npm run duplicates --`; undefined where help is asked for. */
export function readCommandOptions(parameters: readonly string[]): CommandOptions | undefined {
  const values = parsed(parameters);
  if (values.help) return undefined;
  const { in: input, out, clusters } = values;
  const missing = (['in', 'out', 'clusters'] as const).filter((name) => !values[name]);
  if (!input || !out || !clusters)
    throw new CommandFailure(`Не указано: ${missing.map((name) => `--${name}`).join(', ')}.\n\n${usage}`);
  if (new Set([input, out, clusters]).size < 3)
    throw new CommandFailure('--in, --out и --clusters должны быть разными файлами.');
  return { in: input, out, clusters, columns: values.columns, strict: values.strict };
}

function parsed(parameters: readonly string[]) {
  try {
    return parseArgs({
      args: [...parameters],
      options: {
        in: { type: 'string' },
        out: { type: 'string' },
        clusters: { type: 'string' },
        columns: { type: 'string' },
        strict: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    const words =
      reason === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? 'Неизвестный параметр.' : 'Параметры не разобраны.';
    throw new CommandFailure(`${words}\n\n${usage}`);
  }
}
