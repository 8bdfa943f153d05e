import { isUtf8 } from 'node:buffer';
import { Worker } from 'node:worker_threads';
import { AppError } from '#platform/errors/app-error.ts';
import { looksLikeText } from './csv.ts';
import { inTurn } from './in-turn.ts';

/** A cell as it stands; a formula or an error of the spreadsheet has no value that anybody typed. */
export type Cell = string | number | boolean | { readonly unreadable: 'formula' | 'spreadsheet_error' };

export interface Sheet {
  readonly name: string;
  /** Rows that hold anything, by the number that the spreadsheet shows; cells by column from 0. */
  readonly rows: readonly { readonly number: number; readonly cells: readonly (Cell | null)[] }[];
  readonly merged: readonly { readonly range: string; readonly lastRow: number }[];
}

export interface Spreadsheet {
  readonly sheets: readonly Sheet[];
  /** Days are counted from 1904 (old Excel for Mac). */
  readonly date1904: boolean;
}

/** Why a file can't be read at all. */
export const unreadableFileCodes = [
  'import.file_not_spreadsheet',
  'import.file_damaged',
  'import.file_encrypted',
  'import.file_unpacks_too_large',
  'import.too_many_rows',
  'import.too_many_columns',
] as const;
export type UnreadableFile = (typeof unreadableFileCodes)[number];

export interface WorkerTask {
  readonly bytes: Uint8Array;
  readonly limits: TableLimits;
  /** Comma-separated values. */
  readonly isText: boolean;
}
export type WorkerAnswer = { spreadsheet: Spreadsheet } | { refused: UnreadableFile };

const memory = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };
const patienceMilliseconds = 20_000;
const takeTurn = inTurn(2);

/** How long a table may be; an upload of one's own may be longer than an import. */
export interface TableLimits {
  readonly mostRows: number;
}
const usualLimits: TableLimits = { mostRows: 20_000 };

/**
 * Reads an .xls or .xlsx, whatever its name says. Apart from the server's own thread, with bounded memory and time, since a
 * file of a few kilobytes can be made to need any amount of either. Refuses with one of {@link unreadableFileCodes}.
 */
export const readSpreadsheet = (bytes: Uint8Array, limits = usualLimits): Promise<Spreadsheet> =>
  readApart({ bytes, limits, isText: false });

/** Reads an .xls, an .xlsx or a .csv, by the contents, whatever the name says. Refuses as {@link readSpreadsheet}. */
export const readAnyTable = (bytes: Uint8Array, limits = usualLimits): Promise<Spreadsheet> =>
  readApart({ bytes, limits, isText: formatOf(bytes)?.startsWith('csv') ?? false });

async function readApart(task: WorkerTask): Promise<Spreadsheet> {
  const answer = await takeTurn(() => inWorker(task));
  if ('refused' in answer) throw new AppError('invalid', answer.refused);
  return answer.spreadsheet;
}

const containers = {
  xlsx: Buffer.from('PK\u0003\u0004'),
  xls: Buffer.from('d0cf11e0a1b11ae1', 'hex'),
} as const;

/** What a file is by its contents, whatever its name says; null – nothing that can be read. */
export function formatOf(bytes: Uint8Array): 'xls' | 'xlsx' | 'csv' | 'csv-1251' | null {
  for (const format of ['xls', 'xlsx'] as const)
    if (containers[format].equals(bytes.subarray(0, containers[format].length))) return format;
  if (!looksLikeText(bytes)) return null;
  return isUtf8(bytes) ? 'csv' : 'csv-1251';
}

function inWorker(task: WorkerTask): Promise<WorkerAnswer> {
  const worker = new Worker(new URL('./spreadsheet.worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: memory,
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  return new Promise<WorkerAnswer>((resolve, reject) => {
    const finish = (answer: WorkerAnswer) => {
      clearTimeout(patience);
      resolve(answer);
      void worker.terminate();
    };
    const patience = setTimeout(
      () => finish({ refused: 'import.file_unpacks_too_large' }),
      patienceMilliseconds,
    );
    worker.once('message', finish);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
        return finish({ refused: 'import.file_unpacks_too_large' });
      clearTimeout(patience);
      return reject(error);
    });
  });
}
