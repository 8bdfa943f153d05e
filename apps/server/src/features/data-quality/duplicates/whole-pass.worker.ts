import { parentPort, workerData } from 'node:worker_threads';
import { compareEverybody } from './whole-pass.ts';

const { databaseUrl } = workerData as { databaseUrl: string };
const done = await compareEverybody(databaseUrl);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(done);
