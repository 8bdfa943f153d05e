import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { AppError } from '../errors/app-error.ts';

/** Uploaded files, found again only by the key that `put` gives; a feature keeps the key in its own table. */
export interface FileStore {
  /**
   * Keeps a file of the given purpose (`imports`) and returns its key, which nobody can guess. Refuses with `body_too_large`
   * what is longer than `maximumBytes`, and keeps nothing of it.
   */
  put(purpose: string, contents: Readable | Uint8Array, maximumBytes: number): Promise<string>;
  /** The whole file. Throws when there is none. */
  get(key: string): Promise<Uint8Array>;
  /** The file piece by piece. Throws when there is none. */
  read(key: string): Promise<Readable>;
  /** Removes the file; one that is gone already is no fault. */
  remove(key: string): Promise<void>;
}

/** Files in a folder of this machine. All knowledge of where they lie is in the driver, so another store is another driver. */
export function folderFileStore(folder: string): FileStore {
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }));
  return {
    async put(purpose, contents, maximumBytes) {
      const key = newKey(purpose);
      await disk.put(key, await gather(contents, maximumBytes));
      return key;
    },
    get: (key) => disk.getBytes(refuseForeignKey(key)),
    read: (key) => disk.getStream(refuseForeignKey(key)),
    remove: (key) => disk.delete(refuseForeignKey(key)),
  };
}

/** 192 random bits; two letters of them as a folder, so that no folder grows too long to list. */
function newKey(purpose: string): string {
  const name = randomBytes(24).toString('hex');
  return refuseForeignKey(`${purpose}/${name.slice(0, 2)}/${name}`);
}

/** A key that did not come from here could lead out of the folder. */
function refuseForeignKey(key: string): string {
  if (!/^[a-z-]+\/[0-9a-f]{2}\/[0-9a-f]{48}$/.test(key))
    throw new RangeError('This is no key of a kept file.');
  return key;
}

/** All of it before anything is kept: an upload that is too long or breaks off leaves nothing behind. */
async function gather(contents: Readable | Uint8Array, maximumBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of contents instanceof Readable ? contents : [contents]) {
    if (!(piece instanceof Uint8Array)) throw new TypeError('A file is made of bytes.');
    length += piece.length;
    if (length > maximumBytes) throw new AppError('too_large', 'body_too_large');
    pieces.push(piece);
  }
  return Buffer.concat(pieces, length);
}
