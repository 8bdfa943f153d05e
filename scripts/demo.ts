// `npm run demo`: PostgreSQL, the emulator of ЕСИА and the server with a demonstration region, until Ctrl-C.
import { join } from 'node:path';
import { prepareDatabase, readSignInHints } from './local/database.ts';
import { folders, forgetEverything } from './local/folders.ts';
import { readOptions, type Options } from './local/options.ts';
import { addressOf, emulatorProgram, serverEnvironment, waitFor } from './local/programs.ts';
import { runUntilStopped } from './local/run.ts';
import { summary } from './local/summary.ts';
import type { Supervisor } from './local/supervisor.ts';
import { root } from './paths.ts';
import { startPostgres } from './postgres/start.ts';
import { reportFailure } from './report-failure.ts';
import { buildWeb, webFolder } from './web/build.ts';

const began = performance.now();
try {
  const options = readOptions(process.argv.slice(2));
  await runUntilStopped(addressOf(options.port), [options.port, options.esiaPort], (supervisor) =>
    start(supervisor, options),
  );
} catch (error) {
  reportFailure(error);
}

async function start(supervisor: Supervisor, options: Options): Promise<void> {
  if (options.fresh) await forgetEverything();
  console.log('Готовлю базу данных и веб-клиент… / Preparing the database and the web client…');
  const postgres = await supervisor.adopt(startPostgres({ folder: folders.postgres, fsync: true }));
  const [databaseUrl] = await Promise.all([prepareDatabase(postgres), buildWeb()]);
  const environment = serverEnvironment(databaseUrl, options);
  supervisor.start(emulatorProgram(options));
  supervisor.start({
    name: 'The server',
    log: 'server.log',
    parameters: [join(root, 'apps/server/src/main.ts')],
    environment: { ...environment, PORT: String(options.port), WEB_FOLDER: webFolder },
  });
  await Promise.all([
    waitFor(`${addressOf(options.esiaPort)}/`),
    waitFor(`${addressOf(options.port)}/health/ready`),
  ]);
  console.log(summary(options, readSignInHints(), (performance.now() - began) / 1000));
}
