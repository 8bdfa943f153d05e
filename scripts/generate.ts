// `npm run generate`: writes anew the files that are generated and yet checked in.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildApp } from '../apps/server/src/app.ts';
import { foundationsOf } from '../apps/server/src/foundations.ts';
import { accessTable } from '../apps/server/src/platform/access/access-table.ts';
import { readConfig } from '../apps/server/src/platform/config/config.ts';
import { migrate } from '../apps/server/src/platform/database/migrate.ts';
import { databaseTypes } from './database-types.ts';
import { serverEnvironment } from './local/programs.ts';
import { dataFolder, root } from './paths.ts';
import { PlainFailure } from './plain-failure.ts';
import { removePostgres, startPostgres } from './postgres/start.ts';
import { reportFailure } from './report-failure.ts';

const folder = join(dataFolder, 'generate');
try {
  const postgres = await startPostgres({ folder, fsync: false });
  const url = postgres.url('postgres');
  await migrate(url);
  const { code, output } = await databaseTypes('write', url);
  if (code !== 0) throw new PlainFailure(`The types of the tables could not be written:\n${output.trim()}`);
  await writeAccessTable(url);
  console.log('The types of the tables and docs/access.md are written.');
} catch (error) {
  reportFailure(error);
} finally {
  await removePostgres(folder);
}

/** The routes declare their access; nothing listens for it. */
async function writeAccessTable(databaseUrl: string): Promise<void> {
  const environment = serverEnvironment(databaseUrl, { port: 3000, esiaPort: 3010, fresh: false });
  const foundations = foundationsOf(readConfig({ ...environment, LOG_LEVEL: 'silent', WEB_FOLDER: root }));
  const app = await buildApp(foundations);
  await writeFile(join(root, 'docs', 'access.md'), accessTable(app.declaredRoutes));
  await app.close();
  await foundations.database.close();
}
