import { Worker } from 'node:worker_threads';
import type { Helper, LinkedPair } from '../link-cards.ts';
import type { PairColumns } from '../pair-search.ts';
import type { ProfileName } from '../profile.ts';
import type { CardColumns } from './columns.ts';
import type { FilePart } from './csv-reader.ts';
import type { PackedCards } from './packed-cards.ts';

/** What the thread that reads the second half of a file is told at first. */
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

/** What it is told then: the cards of the first half, and which of its own are none of them. Answered by its share of pairs of students. */
export interface BothHalves {
  readonly first: PackedCards;
  readonly rows: Uint32Array;
}

/** And later: who stands for the person of each card, answered by its share of the other pairs; pairs, answered by their lines as bytes. */
export type Task =
  | { readonly sort: 'others'; readonly personOf: Uint32Array }
  | { readonly sort: 'lines'; readonly pairs: readonly LinkedPair[] };

/** Reads the second half of a file beside whatever goes on here, and later, with the first half as well, finds and writes a share of the pairs. */
export class SecondThread implements Helper {
  readonly #worker: Worker;
  readonly half: Promise<ReadHalf>;
  #students: Promise<PairColumns> | undefined;

  constructor(half: HalfToRead) {
    this.#worker = new Worker(new URL('second-thread.worker.ts', import.meta.url), {
      workerData: half,
      resourceLimits: { maxOldGenerationSizeMb: 4096 },
    });
    this.half = this.#answer();
    this.half.catch(() => {}); // awaited later; a fault of the first half comes first
  }

  /** Hands over the cards of the first half, once the second is there: it begins to look for pairs at once. */
  take(halves: BothHalves): void {
    this.#students = this.#ask(halves);
    this.#students.catch(() => {}); // awaited when this thread has done its share
  }

  amongStudents = async (): Promise<PairColumns> => {
    if (!this.#students) throw new Error('The second thread has not been given the first half.');
    return this.#students;
  };

  amongOthers = (personOf: Uint32Array): Promise<PairColumns> => this.#ask({ sort: 'others', personOf });

  linesOf = (pairs: readonly LinkedPair[]): Promise<Uint8Array> => {
    const lines = this.#ask<Uint8Array>({ sort: 'lines', pairs });
    lines.catch(() => {}); // awaited later; a fault of the disk comes first
    return lines;
  };

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #ask<Answer>(task: BothHalves | Task): Promise<Answer> {
    const answer = this.#answer<Answer>();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    this.#worker.postMessage(task);
    return answer;
  }

  #answer<Answer>(): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const worker = this.#worker;
      const forget = (): void =>
        void worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      const onMessage = (answer: Answer): void => (forget(), resolve(answer));
      const onError = (error: unknown): void => (forget(), reject(error));
      const onExit = (code: number): void => onError(new Error(`The second thread has ended with ${code}.`));
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    });
  }
}
