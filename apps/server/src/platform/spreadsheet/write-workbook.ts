import { Worker } from 'node:worker_threads';

export interface WorkbookColumn {
  readonly heading: string;
  /** In letters. */
  readonly width: number;
  /** Days come as `YYYY-MM-DD` and become days of the spreadsheet, so that they can be sorted there. */
  readonly holds: 'text' | 'number' | 'day';
}

export interface Workbook {
  readonly sheetName: string;
  readonly columns: readonly WorkbookColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

const memory = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };

/** An .xlsx with a heading row, made apart from the server's own thread, so that nobody waits for it. */
export function writeWorkbook(workbook: Workbook): Promise<Uint8Array> {
  const worker = new Worker(new URL('./write-workbook.worker.ts', import.meta.url), {
    workerData: workbook,
    resourceLimits: memory,
    execArgv: [],
  });
  return new Promise<Uint8Array>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread that writes a workbook ended without one.')));
  });
}
