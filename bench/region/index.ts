// The demonstration region: invented people in the organisations that the requirements for keeping the data base name.
import { Client } from 'pg';
import { fillRegion, type FillOptions } from './fill-region.ts';
import { demonstrationPlan } from './plan/demonstration-plan.ts';
import type { RegionPlan } from './plan/region-plan.ts';
import type { RegionFigures } from './run.ts';
import { createAccountsFile, type SignInHint } from './writing/accounts-file.ts';

export { planRegion } from './plan/plan-region.ts';
export type { RegionFigures } from './run.ts';
export { withoutAccounts, type SignInHint } from './writing/accounts-file.ts';

export type DemonstrationOptions = {
  /** A migrated database without rows. */
  databaseUrl: string;
  /** `YYYY-MM-DD` in Asia/Yekaterinburg. */
  today: string;
  /** Where the emulator of ЕСИА looks for `accounts.json`. */
  esiaDataFolder: string;
  progress?: (line: string) => void;
};

export type Demonstration = {
  /** Who can be signed in as, first of all. */
  people: SignInHint[];
  figures: RegionFigures;
};

/**
 * Fills the database with the demonstration region and writes the accounts of the emulator of ЕСИА, in one transaction:
 * what dies in between leaves nothing. The accounts take their place just before the commit, since accounts without cards
 * do no harm and a second try overwrites them.
 * @throws Error when the database holds a region already.
 */
export async function fillDemonstration(options: DemonstrationOptions): Promise<Demonstration> {
  const { databaseUrl, esiaDataFolder, ...more } = options;
  const accounts = createAccountsFile(esiaDataFolder);
  const figures = await fillDatabase(databaseUrl, demonstrationPlan, { ...more, accounts, terms: 2 });
  return { people: [...accounts.hints], figures };
}

/**
 * Fills a migrated database without rows by a plan, and publishes the accounts, all or nothing.
 * @throws Error when the database holds a region already.
 */
export async function fillDatabase(
  databaseUrl: string,
  plan: RegionPlan,
  options: FillOptions,
): Promise<RegionFigures> {
  const { accounts } = options;
  const client = new Client({ connectionString: databaseUrl });
  try {
    await client.connect();
    await client.query('begin');
    // Of this transaction alone: what the indexes of a large region are sorted in.
    await client.query(`set local maintenance_work_mem = '512MB'`);
    const figures = await fillRegion(client, plan, options);
    accounts.publish();
    await client.query('commit');
    return figures;
  } catch (error) {
    accounts.discard();
    throw error;
  } finally {
    await client.end();
  }
}
