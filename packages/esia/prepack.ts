// Run by npm around `npm pack`: the workspace takes the TypeScript as it is, whoever installs the package gets JavaScript and types.
// `exports` points to one of them at a time, because Node.js strips no types inside node_modules.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const file = join(import.meta.dirname, 'package.json');
const source = './src/index.ts';
const built = { types: './dist/index.d.ts', default: './dist/index.js' };

const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
if (typeof manifest !== 'object' || manifest === null) throw new Error('package.json holds no object');
const restore = process.argv[2] === 'restore';
if (restore) rmSync(join(import.meta.dirname, 'dist'), { recursive: true, force: true });
const exported = restore ? source : built;
writeFileSync(file, `${JSON.stringify({ ...manifest, exports: { '.': exported } }, null, 2)}\n`);
