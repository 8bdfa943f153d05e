import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../paths.ts';

/** Everything from which the web client is built. */
const sources = ['apps/web', 'packages/contract', 'packages/identifiers', 'package-lock.json', 'scripts/web'];
const notSources = new Set(['dist', 'node_modules']);

/** One hash over the names and contents of the sources: times say nothing in a fresh clone. */
export function sourceHash(): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesOf(join(root, source))) {
      hash
        .update(`${relative(root, file)}\n`)
        .update(readFileSync(file))
        .update('\n');
    }
  }
  return hash.digest('hex');
}

function filesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const names = readdirSync(path).filter((name) => !notSources.has(name));
  return names.sort().flatMap((name) => filesOf(join(path, name)));
}
