import { Worker } from 'node:worker_threads';
import type { ProfileName } from '../profile.ts';
import type { CardColumns } from './columns.ts';
import type { FilePart } from './csv-reader.ts';
import type { PackedCards } from './packed-cards.ts';

/** What the thread that reads the second half is told. */
export interface HalfToRead {
  readonly path: string;
  readonly part: FilePart & { readonly delimiter: string };
  readonly columns: CardColumns;
  readonly profile: ProfileName;
}

/** What it answers. */
export interface ReadHalf {
  readonly cards: PackedCards;
  /** The number of the line of each card. */
  readonly lines: Uint32Array<ArrayBuffer>;
  readonly broken: readonly { readonly line: number; readonly fault: string }[];
}

/** Reads a part of the file in a thread of its own, beside whatever goes on here. */
export function readElsewhere(half: HalfToRead): Promise<ReadHalf> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('second-half.worker.ts', import.meta.url), {
      workerData: half,
      resourceLimits: { maxOldGenerationSizeMb: 4096 },
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The reading of the second half ended with ${code}.`)));
  });
}
