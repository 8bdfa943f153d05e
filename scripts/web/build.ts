import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programs, root } from '../paths.ts';
import { PlainFailure } from '../plain-failure.ts';
import { runNode } from '../run-node.ts';
import { compressFolder } from './compress.ts';
import { sourceHash } from './source-hash.ts';

/** Where the built web client lies. */
export const webFolder = join(root, 'apps/web/dist');

/** Tells of which sources the folder was built; it is written last, so that a cut-off build is built anew. */
const marker = join(webFolder, '.source-hash');

/** Builds the web client if its sources have changed since; says whether it did. */
export async function buildWeb(): Promise<'built' | 'unchanged'> {
  const hash = sourceHash();
  if (existsSync(marker) && readFileSync(marker, 'utf8') === hash) return 'unchanged';
  // Built beside its place: a server that runs meanwhile goes on sending the old files.
  const draft = `${webFolder}.draft`;
  const { code, output } = await runNode(
    programs.vite,
    'build',
    'apps/web',
    `--outDir=${draft}`,
    '--emptyOutDir',
    '--logLevel=warn',
  );
  if (code !== 0) throw new PlainFailure(`The web client could not be built:\n${output.trim()}`);
  await compressFolder(draft);
  writeFileSync(join(draft, '.source-hash'), hash);
  rmSync(webFolder, { recursive: true, force: true });
  renameSync(draft, webFolder);
  return 'built';
}
