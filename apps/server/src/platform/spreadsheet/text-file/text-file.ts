import { Worker } from 'node:worker_threads';

/** What a file of texts is written as: Excel 97–2003, Office Open XML, or comma-separated values in one of two encodings. */
export type TextFormat = 'xls' | 'xlsx' | 'csv' | 'csv-1251';

export const textFileTypes: Record<TextFormat, { readonly type: string; readonly ending: string }> = {
  xls: { type: 'application/vnd.ms-excel', ending: 'xls' },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ending: 'xlsx',
  },
  csv: { type: 'text/csv; charset=utf-8', ending: 'csv' },
  'csv-1251': { type: 'text/csv; charset=windows-1251', ending: 'csv' },
};

export interface TextColumn {
  readonly heading: string;
  /** In letters. */
  readonly width: number;
  /** Out of sight in a spreadsheet; text files can't hide anything. */
  readonly hidden?: boolean;
  /** To be looked at only: such columns are grey. */
  readonly locked?: boolean;
  /** A drop-down list. */
  readonly choices?: readonly string[];
}

/** How a cell catches the eye. */
export type Mark = 'error' | 'warning';

/** A row of texts; every cell is text, so that no leading zero is lost, and an empty one will take text. */
export interface TextRow {
  readonly cells: readonly string[];
  /** By column from 0. */
  readonly marks?: readonly { readonly column: number; readonly mark: Mark }[];
}

export interface TextFileOptions {
  readonly format: TextFormat;
  readonly name: string;
  readonly columns: readonly TextColumn[];
  /** A further sheet of plain lines; a text file has no place for it. */
  readonly instructions: { readonly name: string; readonly lines: readonly string[] };
}

/** What is written piece by piece, so that a long file never stands in this thread as a whole. */
export interface TextFile {
  add(rows: readonly TextRow[]): void;
  end(): Promise<Uint8Array>;
  /** Gives up what has been written so far. */
  abandon(): void;
}

export type Message = { rows: readonly TextRow[] } | { end: true };

const memory = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 64 };

/** Begins a file that a thread of its own writes, so that nobody waits for it. */
export function beginTextFile(options: TextFileOptions): TextFile {
  const worker = new Worker(new URL('./text-file.worker.ts', import.meta.url), {
    workerData: options,
    resourceLimits: memory,
    execArgv: [],
  });
  const written = new Promise<Uint8Array>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread that writes a file ended without one.')));
  });
  written.catch(() => undefined); // told to whoever waits for the end, if anybody
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  const post = (message: Message) => worker.postMessage(message);
  return {
    add: (rows) => post({ rows }),
    end: () => {
      post({ end: true });
      return written;
    },
    abandon: () => void worker.terminate(),
  };
}
