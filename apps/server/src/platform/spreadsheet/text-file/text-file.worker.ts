import { parentPort, workerData } from 'node:worker_threads';
import { csvWriter } from './csv-writer.ts';
import type { Message, TextFileOptions, TextRow } from './text-file.ts';
import { xlsWriter } from './xls-writer.ts';
import { xlsxWriter } from './xlsx-writer.ts';

/** What each format is written by. */
export interface Writer {
  add(row: TextRow): void;
  end(): Uint8Array;
}

const options = workerData as TextFileOptions; // what `beginTextFile` has given
const writer: Writer = { xls: xlsWriter, xlsx: xlsxWriter, csv: csvWriter, 'csv-1251': csvWriter }[
  options.format
](options);

parentPort?.on('message', (message: Message) => {
  if ('rows' in message) {
    for (const row of message.rows) writer.add(row);
    return;
  }
  const bytes = writer.end();
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(bytes);
  parentPort?.close();
});
