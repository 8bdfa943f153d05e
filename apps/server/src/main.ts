import { ConfigError, readConfig } from '#platform/config/config.ts';
import { pendingMigrations } from '#platform/database/migrate.ts';
import { endInOrder } from '#platform/process/end-in-order.ts';
import { buildApp } from './app.ts';
import { foundationsOf } from './foundations.ts';

try {
  await start();
} catch (error) {
  process.stderr.write(`${sentenceOfFailedStart(error)}\n`);
  process.exit(1);
}

async function start(): Promise<void> {
  const foundations = foundationsOf(readConfig(process.env));
  const { config, database, logger } = foundations;
  const pending = await pendingMigrations(database.kysely);
  if (pending.length > 0)
    throw new ConfigError([`The database lacks ${pending.length} migrations: run "npm run migrate".`]);
  const app = await buildApp(foundations);
  // Not ready any more, no new connections, requests and jobs end, the audit log is sealed; then the database.
  endInOrder(logger, async () => {
    await app.close();
    await database.close();
  });
  await app.listen({ host: config.host, port: config.port });
}

function sentenceOfFailedStart(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') return 'The port is taken by another program: stop that one or set PORT.';
  if (code === 'ECONNREFUSED') return 'PostgreSQL does not answer at the address in DATABASE_URL.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
