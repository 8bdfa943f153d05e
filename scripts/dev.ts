// `npm run dev`: as the demonstration, but the server starts anew when a file changes, and Vite serves the client.
import { join } from 'node:path';
import { prepareDatabase, readSignInHints } from './local/database.ts';
import { folders, forgetEverything } from './local/folders.ts';
import { readOptions, type Options } from './local/options.ts';
import { addressOf, emulatorProgram, serverEnvironment, waitFor } from './local/programs.ts';
import { runUntilStopped } from './local/run.ts';
import { summary } from './local/summary.ts';
import type { Supervisor } from './local/supervisor.ts';
import { programs, root } from './paths.ts';
import { freePort } from './ports.ts';
import { startPostgres } from './postgres/start.ts';
import { reportFailure } from './report-failure.ts';

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
  const postgres = await supervisor.adopt(startPostgres({ folder: folders.postgres, fsync: true }));
  const environment = serverEnvironment(await prepareDatabase(postgres), options);
  // The browser sees one address, Vite's; it passes what is the server's on to this port.
  const serverPort = await freePort();
  const server = `http://127.0.0.1:${serverPort}`;
  supervisor.start(emulatorProgram(options));
  supervisor.start({
    name: 'The server',
    parameters: ['--watch', '--watch-preserve-output', join(root, 'apps/server/src/main.ts')],
    environment: { ...environment, PORT: String(serverPort), WEB_FOLDER: join(root, 'apps/web/public') },
  });
  supervisor.start({
    name: 'Vite',
    parameters: [
      programs.vite,
      'apps/web',
      `--port=${options.port}`,
      '--strictPort',
      '--host=127.0.0.1',
      '--clearScreen=false',
    ],
    environment: { API_URL: server },
  });
  await Promise.all([
    waitFor(addressOf(options.port)),
    waitFor(`${addressOf(options.esiaPort)}/`),
    waitFor(`${server}/health/ready`),
  ]);
  console.log(summary(options, readSignInHints(), (performance.now() - began) / 1000));
}
