import { readDatabaseUrl } from '#platform/config/config.ts';
import { migrate } from '#platform/database/migrate.ts';

// `npm run migrate`: brings the database named by DATABASE_URL up to date, and says what was done.
try {
  const applied = await migrate(readDatabaseUrl(process.env));
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}.`);
} catch (error) {
  console.error(`The database was left as it was: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
