import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OutboxLetter } from '@gorodok/contract';
import { createTransport } from 'nodemailer';
import { Value } from 'typebox/value';
import type { Letter } from './letter.ts';
import { message } from './smtp.ts';

export interface Outbox {
  readonly deliver: (letter: Letter, id: string) => Promise<void>;
  /** The newest letters first, 200 at the most. */
  readonly list: () => Promise<OutboxLetter[]>;
}

const listed = 200;

/**
 * A folder in place of a mail server, for demonstrations and tests: each letter as `<id>.eml`, which mail programs open, and as
 * `<id>.json`.
 */
export function folderOutbox(folder: string): Outbox {
  const composer = createTransport({ streamTransport: true, buffer: true });
  return {
    async deliver(letter, id) {
      await mkdir(folder, { recursive: true });
      const composed = await composer.sendMail(message('Городок <no-reply@gorodok.invalid>', letter, id));
      await write(join(folder, `${id}.eml`), composed.message as Buffer); // a Buffer by the option `buffer`
      const readable: OutboxLetter = { id, ...letter, writtenAt: new Date().toISOString() };
      await write(join(folder, `${id}.json`), JSON.stringify(readable, null, 2));
    },

    async list() {
      const names = await readdir(folder).catch(() => []);
      const letters = await Promise.all(
        names.filter((name) => name.endsWith('.json')).map((name) => readFile(join(folder, name), 'utf8')),
      );
      return letters
        .map((text) => Value.Parse(OutboxLetter, JSON.parse(text)))
        .sort((one, other) => other.writtenAt.localeCompare(one.writtenAt))
        .slice(0, listed);
    },
  };
}

/** A reader never sees half a file. */
async function write(path: string, contents: string | Buffer): Promise<void> {
  await writeFile(`${path}.part`, contents);
  await rename(`${path}.part`, path);
}
