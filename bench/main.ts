// `npm run bench`: figures of the product beside their limits, measured in the same run. A figure says nothing without the
// machine, so the tables begin with it; what counts is the ratio.
import { availableParallelism, cpus } from 'node:os';
import { PlainFailure } from '../scripts/plain-failure.ts';
import { reportFailure } from '../scripts/report-failure.ts';
import { NotMeasurable } from './http-caller.ts';
import { readBenchOptions } from './options.ts';
import { openRegion } from './region-under-test.ts';
import { keepsLimits, tableOf, type Bench, type Scenario } from './scenario.ts';
import { batchUpdate } from './scenarios/batch-update.ts';
import { card } from './scenarios/card.ts';
import { cardExport } from './scenarios/card-export.ts';
import { cardList } from './scenarios/card-list.ts';
import { completeness } from './scenarios/completeness.ts';
import { diaryWeek } from './scenarios/diary-week.ts';
import { duplicatesAtEntry } from './scenarios/duplicates-at-entry.ts';
import { readiness } from './scenarios/readiness.ts';
import { rollover } from './scenarios/rollover.ts';
import { searchByNameAndDate, searchInOrganization, searchMisspeltInRegion } from './scenarios/search.ts';
import { signIn } from './scenarios/sign-in.ts';
import { startServer } from './server-under-test.ts';

const scenarios: Readonly<Record<string, Scenario>> = {
  diary: diaryWeek,
  card,
  list: cardList,
  'search-in-organization': searchInOrganization,
  'search-by-date': searchByNameAndDate,
  'search-in-region': searchMisspeltInRegion,
  rollover,
  readiness,
  completeness,
  'duplicates-at-entry': duplicatesAtEntry,
  'sign-in': signIn,
  export: cardExport,
  'batch-update': batchUpdate,
};

try {
  const { students, scenario } = readBenchOptions(process.argv.slice(2));
  const possible = Object.keys(scenarios).filter((name) => students === 0 || !scenarios[name]?.needsLessons);
  await run(students, scenario === undefined ? possible : [scenario]);
} catch (error) {
  reportFailure(error);
}

async function run(students: number, names: readonly string[]): Promise<void> {
  const chosen = names.map((name) => scenarios[name]);
  const known = chosen.filter((scenario) => scenario !== undefined);
  if (known.length < chosen.length)
    throw new PlainFailure(`Known scenarios are: ${Object.keys(scenarios).join(', ')}.`);
  const { postgres, databaseUrl } = await openRegion(students);
  try {
    const server = await startServer(databaseUrl);
    try {
      console.log(
        `\nMachine: ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}, Node.js ${process.version}, ` +
          'PostgreSQL with fsync on. Load generator, server and PostgreSQL share it.\n',
      );
      for (const scenario of known) await measureOne(scenario, { databaseUrl, origin: server.origin });
    } finally {
      await server.stop();
    }
  } finally {
    await postgres.stop();
  }
}

async function measureOne(scenario: Scenario, bench: Bench): Promise<void> {
  try {
    const figures = await scenario.run(bench);
    console.log(`${tableOf(scenario.title, figures)}\n`);
    if (!keepsLimits(figures)) process.exitCode = 1;
  } catch (error) {
    if (!(error instanceof NotMeasurable)) throw error;
    console.log(`${scenario.title}: not measured. ${error.message}\n`);
    process.exitCode = 1;
  }
}
