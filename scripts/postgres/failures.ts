import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainFailure, codeOf } from '../plain-failure.ts';

const fullDisk = /No space left on device|Disk quota exceeded|Check free disk space/;

/** Known causes by PostgreSQL's own words, the likeliest first; the sentence ends with what to do. */
const causes: readonly (readonly [RegExp, (folder: string, port: number) => string])[] = [
  [fullDisk, (folder) => noSpace(folder)],
  [
    /Address already in use|could not create any TCP\/IP sockets/,
    (_, port) =>
      `Port ${port} on 127.0.0.1 is taken, so PostgreSQL cannot listen there: free it or name another.`,
  ],
  [/Permission denied|Read-only file system|Operation not permitted/, (folder) => noWriteRight(folder)],
  [
    /error while loading shared libraries/,
    () => 'The PostgreSQL programs lack a library of this system (a glibc of 2.27 or newer is needed).',
  ],
];

/** One sentence for what stopped PostgreSQL, from what it wrote. */
export function postgresFailure(doing: string, output: string, folder: string, port = 0): PlainFailure {
  const known = causes.find(([words]) => words.test(output));
  if (known) return new PlainFailure(known[1](folder, port));
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const telling = lines.find((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1);
  return new PlainFailure(`PostgreSQL could not ${doing}: ${telling ?? 'it said nothing'}`);
}

/** The same sentences for what Node.js itself refuses in the data folder; anything else is passed on as it is. */
export function folderFailure(error: unknown, folder: string): unknown {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new PlainFailure(noSpace(folder));
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new PlainFailure(noWriteRight(folder));
  return error;
}

/** One sentence for a PostgreSQL that has ended without being told to by its owner. */
export function unexpectedEnd(folder: string): PlainFailure {
  const log = join(folder, 'postgres.log');
  const written = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-20).join('\n') : '';
  if (fullDisk.test(written)) return new PlainFailure(noSpace(folder));
  return new PlainFailure(`PostgreSQL has ended by itself, or was killed. Its log: ${log}`);
}

function noSpace(folder: string): string {
  return `The disk is full, so PostgreSQL cannot write to ${folder}: free some space and start again.`;
}

function noWriteRight(folder: string): string {
  return `This account may not write to ${folder}: give it the folder, or start as the account that made it.`;
}
