import { defineConfig } from 'vitest/config';

// Three kinds of tests: rules (no database), features (each file with its own copy of a migrated database), and
// journeys in a real browser. They share one run, so that `npm test` prints one sum.
export default defineConfig({
  test: {
    maxWorkers: '100%', // vitest leaves one core idle by default, half of a machine with two
    projects: [
      {
        test: {
          name: 'rules',
          include: [
            'packages/**/*.test.ts',
            'apps/esia-emulator/**/*.test.ts',
            'apps/web/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          // The limit is for what hangs: keys are made and programs started here too, on machines that do other things beside.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'features',
          include: ['apps/server/**/*.test.ts', 'bench/**/*.test.ts'],
          globalSetup: ['tests/database/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['tests/**/*.test.ts'],
          globalSetup: ['tests/database/global-setup.ts'],
          // The limits are for what hangs: a page on a loaded machine of two cores is slow, and no fault.
          testTimeout: 240_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 20_000 } },
          maxConcurrency: 3, // pages of one browser at once, beside those of another file
        },
      },
    ],
  },
});
