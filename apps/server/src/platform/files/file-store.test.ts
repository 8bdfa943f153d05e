import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import { folderFileStore } from './file-store.ts';

const folder = await mkdtemp(join(tmpdir(), 'gorodok-files-'));
const files = folderFileStore(folder);
afterAll(() => rm(folder, { recursive: true, force: true }));

const everyFile = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

test('an uploaded spreadsheet is found again by its key, whole and in pieces', async () => {
  const key = await files.put('imports', Readable.from([Buffer.from('7А;'), Buffer.from('7Б')]), 100);

  expect(Buffer.from(await files.get(key)).toString()).toBe('7А;7Б');
  expect(Buffer.concat(await (await files.read(key)).toArray()).toString()).toBe('7А;7Б');
});

test('the same spreadsheet uploaded twice lies under two keys', async () => {
  const contents = Buffer.from('7А');
  expect(await files.put('imports', contents, 100)).not.toBe(await files.put('imports', contents, 100));
});

test('a file over the limit is refused and leaves nothing behind', async () => {
  const before = await everyFile();
  const endless = Readable.from(
    (function* () {
      for (;;) yield Buffer.alloc(1000);
    })(),
  );

  await expect(files.put('imports', endless, 10_000)).rejects.toMatchObject({
    code: 'body_too_large',
    status: 413,
  });
  expect(await everyFile()).toHaveLength(before.length);
  expect(endless.destroyed).toBe(true);
});

test('an upload that breaks off is refused and leaves nothing behind', async () => {
  const before = await everyFile();
  const broken = Readable.from(
    (async function* () {
      yield Buffer.alloc(1000);
      throw new Error('connection lost');
    })(),
  );

  await expect(files.put('imports', broken, 10_000)).rejects.toThrow();
  expect(await everyFile()).toHaveLength(before.length);
});

test('a removed file is gone, and removing it again is no fault', async () => {
  const key = await files.put('imports', Buffer.from('7А'), 100);
  await files.remove(key);
  await files.remove(key);
  await expect(files.get(key)).rejects.toThrow();
});

test.each(['../../etc/passwd', 'imports/../../x', '/etc/passwd', 'imports/ab/short'])(
  'nothing is read outside the folder: %s',
  (key) => {
    expect(() => files.get(key)).toThrow('This is no key of a kept file.');
  },
);
