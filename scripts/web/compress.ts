import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const compressible = /\.(?:css|html|js|json|svg|txt|webmanifest|xml)$/;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/**
 * Lays a `.br` and a `.gz` beside every text file of the folder, so that the server sends them as they are: pressed
 * once with all care rather than at every request in haste.
 */
export async function compressFolder(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true });
  await Promise.all(
    names.filter((name) => compressible.test(name)).map((name) => compress(join(folder, name))),
  );
}

async function compress(path: string): Promise<void> {
  const content = await readFile(path);
  const size = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  await Promise.all([
    brotli(content, { params: size }).then((pressed) => writeFile(`${path}.br`, pressed)),
    zip(content, { level: 9 }).then((pressed) => writeFile(`${path}.gz`, pressed)),
  ]);
}
