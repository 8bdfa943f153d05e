import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { dataFolder, programs, root } from '../paths.ts';

let house = '';
afterEach(() => rmSync(house, { recursive: true, force: true }));

/** Plants an import into a copy of the rules, and returns the sentences of the linter about it. */
function plant(file: string, imported: string): string[] {
  mkdirSync(dataFolder, { recursive: true });
  house = mkdtempSync(join(dataFolder, 'planted-'));
  cpSync(join(root, '.oxlintrc.json'), join(house, '.oxlintrc.json'));
  const planted = join(house, file);
  mkdirSync(dirname(planted), { recursive: true });
  writeFileSync(planted, `import { something } from '${imported}';\nexport const copy = something;\n`);
  const result = spawnSync(process.execPath, [programs.oxlint, '--format=json', planted], {
    cwd: house,
    encoding: 'utf8',
  });
  const report = JSON.parse(result.stdout) as {
    diagnostics: { message: string; help?: string; code?: string }[];
  };
  return report.diagnostics
    .filter(({ code }) => code?.includes('no-restricted-imports'))
    .map(({ message, help }) => help ?? message);
}

const registry = 'apps/server/src/features/registry/people/people.service.ts';
const identity = 'apps/server/src/features/identity/sessions/session.service.ts';

test.each([
  ['the registry does not know who signs in', registry, '#features/identity/sessions/index.ts'],
  ['identity does not know the school day', identity, '#features/learning/diary/index.ts'],
  [
    'a feature is entered by its front door from another wing',
    identity,
    '#features/registry/people/card.read.ts',
  ],
  ['a feature is entered by its front door from its own wing', identity, '../sign-in/door.policy.ts'],
  [
    'the platform knows no feature',
    'apps/server/src/platform/http/server.ts',
    '#features/registry/people/index.ts',
  ],
  ['the emulator does not know the server', 'apps/esia-emulator/src/main.ts', '../../server/src/app.ts'],
  ['a package does not know a program', 'packages/esia/src/index.ts', '@gorodok/server'],
])('%s', (_, file, imported) => {
  expect(plant(file, imported)).toHaveLength(1);
});

test.each([
  ['a feature may import another by its front door', identity, '#features/registry/people/index.ts'],
  ['a feature may import its own files', identity, './session.repository.ts'],
  ['every feature may import the platform', identity, '#platform/errors/app-error.ts'],
])('%s', (_, file, imported) => {
  expect(plant(file, imported)).toEqual([]);
});
