import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Content } from 'pdfmake/interfaces.js';

/**
 * A printed document on A4 as plain data: pdfmake's content without functions, since it travels to another thread. The styles
 * `title`, `heading`, `note` and `caption` and the table layouts `ruled` and `sheet` are there; pages are numbered where there is more than one.
 */
export interface PdfDocument {
  /** Shown by the reader's window. No personal data: it is kept in lists of recent files. */
  readonly title: string;
  readonly content: Content;
  readonly landscape?: boolean;
}

export interface PdfOrder {
  readonly order: number;
  readonly document: PdfDocument;
}
export type PdfAnswer = { readonly order: number } & (
  | { readonly bytes: Uint8Array }
  | { readonly error: string }
);

interface Waiting {
  resolve(bytes: Uint8Array): void;
  reject(error: Error): void;
}

/** The one thread that sets documents. It starts with the first and keeps the fonts; an idle one does not keep the process alive. */
let printer: { worker: Worker; waiting: Map<number, Waiting> } | null = null;
let lastOrder = 0;

/** Sets a document in Golos Text. Apart from the server's own thread: a long one takes seconds in which nobody else would be answered. */
export async function makePdf(document: PdfDocument): Promise<Uint8Array> {
  const { worker, waiting } = (printer ??= startPrinter());
  lastOrder += 1;
  const order = lastOrder;
  return new Promise<Uint8Array>((resolve, reject) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage({ order, document } satisfies PdfOrder);
    waiting.set(order, { resolve, reject });
    worker.ref();
  });
}

function startPrinter(): NonNullable<typeof printer> {
  const worker = new Worker(new URL('./pdf.worker.ts', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  const waiting = new Map<number, Waiting>();
  worker.on('message', (answer: PdfAnswer) => {
    const asked = waiting.get(answer.order);
    waiting.delete(answer.order);
    if (waiting.size === 0) worker.unref();
    if ('bytes' in answer) asked?.resolve(answer.bytes);
    else asked?.reject(new Error(answer.error));
  });
  // A thread that breaks (out of memory) fails those who wait; the next document starts another.
  const fail = (error: Error) => {
    if (printer?.worker === worker) printer = null;
    for (const asked of waiting.values()) asked.reject(error);
    waiting.clear();
  };
  worker.once('error', fail);
  void once(worker, 'exit').then(
    () => fail(new Error('The thread that prints has ended.')),
    () => {}, // told by `error` already
  );
  worker.unref();
  return { worker, waiting };
}
