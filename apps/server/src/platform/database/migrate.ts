import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration, type MigrationProvider } from 'kysely/migration';
import { openDatabase, type Queryable } from './database.ts';
import type { DB } from './schema.ts';

const migrationsFolder = join(import.meta.dirname, '../../../../../migrations');

/** The files of `/migrations`: plain SQL, applied in the order of their names, forward only. */
const sqlFiles: MigrationProvider = {
  async getMigrations() {
    const names = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).sort();
    const migrations = names.map(async (name): Promise<[string, Migration]> => {
      const text = await readFile(join(migrationsFolder, name), 'utf8');
      return [
        name.slice(0, -'.sql'.length),
        {
          up: (db: Kysely<unknown>) =>
            sql
              .raw(text)
              .execute(db)
              .then(() => undefined),
        },
      ];
    });
    return Object.fromEntries(await Promise.all(migrations));
  },
};

/**
 * Brings the database at the address up to date and returns the names of the migrations that were applied.
 * All of them are one transaction, and a lock lets one runner in at a time; a second one waits and finds nothing to do.
 * Throws what PostgreSQL says about the first migration that fails; nothing is applied then.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const database = openDatabase({ url: databaseUrl, poolSize: 2 });
  try {
    await refuseUnsuitableCluster(database.kysely);
    const { error, results } = await new Migrator({
      db: database.kysely,
      provider: sqlFiles,
    }).migrateToLatest();
    if (error) throw error instanceof Error ? error : new Error('A migration failed.', { cause: error });
    return (results ?? [])
      .filter((result) => result.status === 'Success')
      .map((result) => result.migrationName);
  } finally {
    await database.close();
  }
}

/** Names of migrations that the code knows and the database lacks; a server with any of these must not start. */
export async function pendingMigrations(db: Kysely<DB>): Promise<string[]> {
  const known = await new Migrator({ db, provider: sqlFiles }).getMigrations();
  return known.filter((migration) => migration.executedAt === undefined).map((migration) => migration.name);
}

/** Names sort and search as Russian only with UTF-8 and ICU's Russian collation: checked before anything is built on it. */
async function refuseUnsuitableCluster(db: Queryable): Promise<void> {
  const { rows } = await sql<{ encoding: string; russian: boolean; trigrams: boolean }>`
    select pg_encoding_to_char(encoding) as encoding,
           datlocprovider = 'i' and datlocale ilike 'ru%' as russian,
           lower('Ё' collate "default") = 'ё' as trigrams
    from pg_database where datname = current_database()`.execute(db);
  const found = rows[0];
  if (found?.encoding === 'UTF8' && found.russian && found.trigrams) return;
  throw new Error(
    'The database must be created with encoding UTF8, locale provider icu and locale ru-RU (docs/operations.md, "Database").',
  );
}
