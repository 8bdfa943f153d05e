import { Worker } from 'node:worker_threads';

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface SheetColumn {
  readonly heading: string;
  /** In letters; as wide as what stands in it unless given. */
  readonly width?: number;
  /** Days come as `YYYY-MM-DD` and become days of the spreadsheet, so that they can be sorted there. */
  readonly holds?: 'text' | 'number' | 'day';
}

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

const memory = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };

/** An .xlsx of these sheets, each with a heading row, made apart from the server's own thread, so that nobody waits for it. */
export function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const worker = new Worker(new URL('./write-workbook.worker.ts', import.meta.url), {
    workerData: sheets,
    resourceLimits: memory,
    execArgv: [],
  });
  return new Promise<Uint8Array>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread that writes a workbook ended without one.')));
  });
}
