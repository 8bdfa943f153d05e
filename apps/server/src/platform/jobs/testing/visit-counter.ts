import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { openDatabase } from '../../database/database.ts';
import { createLogger } from '../../http/logging.ts';
import { jobRunner } from '../job-runner.ts';
import { countVisit, quickTiming } from './count-visit.ts';

// A process that a test kills: it counts visits as a handler should, and hangs where it is told to.
const [databaseUrl = '', hang] = process.argv.slice(2);
const database = openDatabase({ url: databaseUrl, poolSize: 2 });
const jobs = jobRunner({ databaseUrl, logger: createLogger('info'), timing: quickTiming });

jobs.handle(countVisit, async ({ visitId }) => {
  await database.kysely.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ counted: boolean }>`
      select counted from visit where id = ${visitId} for update`.execute(transaction);
    if (rows[0]?.counted) return;
    await sql`update visit set counted = true where id = ${visitId}`.execute(transaction);
    await sql`update visitors set number = number + 1`.execute(transaction);
    if (hang === 'before-commit') await hangHere();
  });
  if (hang === 'after-commit') await hangHere();
  process.stdout.write('counted\n');
});
await jobs.start();
process.stdout.write('ready\n');

async function hangHere(): Promise<void> {
  process.stdout.write('hanging\n');
  await sleep(60_000);
}
