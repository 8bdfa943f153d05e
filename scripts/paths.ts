import { join } from 'node:path';

/** The folder of the clone. */
export const root = join(import.meta.dirname, '..');

/** Where everything lies that a run leaves behind; it is never committed. */
export const dataFolder = join(root, '.data');

/** A program that npm installed, as the JavaScript file that the pinned Node.js runs. */
export const programs = {
  knip: join(root, 'node_modules/knip/bin/knip.js'),
  kyselyCodegen: join(root, 'node_modules/kysely-codegen/dist/cli/bin.js'),
  oxfmt: join(root, 'node_modules/oxfmt/bin/oxfmt'),
  oxlint: join(root, 'node_modules/oxlint/bin/oxlint'),
  tsc: join(root, 'node_modules/typescript/bin/tsc'),
  vite: join(root, 'node_modules/vite/bin/vite.js'),
  vitest: join(root, 'node_modules/vitest/vitest.mjs'),
} as const;
