import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Account, Finished } from './account.ts';
import { majorVersion, type Binaries } from './binaries.ts';
import { folderFailure, postgresFailure } from './failures.ts';
import { PlainFailure } from '../plain-failure.ts';

/** The database superuser of a private cluster. */
export const superuser = 'gorodok';

/** Where the parts of a private cluster lie in its folder. */
export const layout = (folder: string) => ({
  data: join(folder, 'data'),
  password: join(folder, 'password'),
  log: join(folder, 'postgres.log'),
});

/**
 * Makes the cluster unless it is there. It is made beside its place and moved there at the end, so that a death in
 * between leaves no half-made cluster: what is left is swept away by the next start.
 * @throws PlainFailure for a data folder of another PostgreSQL, a full disk, a missing right.
 */
export async function ensureCluster(
  folder: string,
  binaries: Binaries,
  account: Account,
  durable: boolean,
): Promise<void> {
  const { data } = layout(folder);
  const draft = `${folder}.draft-${process.pid}`;
  try {
    // Not existsSync: it would take a folder that this account may not read for one that is not there.
    if (statSync(join(data, 'PG_VERSION'), { throwIfNoEntry: false })) return checkVersion(data);
    sweepDrafts(folder);
    mkdirSync(draft, { mode: 0o700 });
    account.own(draft);
    const { code, output } = await initialize(draft, binaries, account, durable);
    if (code !== 0) throw postgresFailure('make its data folder', output, folder);
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw folderFailure(error, folder);
  }
}

function initialize(
  draft: string,
  binaries: Binaries,
  account: Account,
  durable: boolean,
): Promise<Finished> {
  const { data, password } = layout(draft);
  writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  account.own(password);
  // ICU sorts Russian as people do; C.UTF-8 beside it, since with C pg_trgm silently finds no Cyrillic letters.
  const locale = ['--locale-provider=icu', '--icu-locale=ru-RU', '--locale=C.UTF-8', '--encoding=UTF8'];
  const access = [`--username=${superuser}`, `--pwfile=${password}`, '--auth=scram-sha-256'];
  const durability = durable ? [] : ['--no-sync'];
  return account.run(binaries.initdb, [`--pgdata=${data}`, ...locale, ...access, ...durability]);
}

function checkVersion(data: string): void {
  const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (version === majorVersion) return;
  throw new PlainFailure(
    `The data in ${data} were written by PostgreSQL ${version}, and this is PostgreSQL ${majorVersion}: move the ` +
      'folder away, or start over with «npm run demo -- --fresh».',
  );
}

function sweepDrafts(folder: string): void {
  const parent = dirname(folder);
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(`${basename(folder)}.draft-`)) continue;
    rmSync(join(parent, name), { recursive: true, force: true });
  }
}
