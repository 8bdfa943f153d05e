import { buildEmulator, notForProduction } from './emulator.ts';
import { ensureReadySystems } from './storage/ready-systems.ts';

const { HOST: host = '127.0.0.1', PORT: port = '3010', ESIA_DATA: dataFolder = '.data/esia' } = process.env;
// Behind a proxy the address that browsers use differs from the one listened at.
const baseUrl = process.env['ESIA_BASE_URL'] ?? `http://${host}:${port}`;

/** Says why it cannot run, in one sentence, and ends. */
function giveUp(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

if (process.env['NODE_ENV'] === 'production') {
  giveUp(notForProduction);
}

const emulator = await start();
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void emulator.close().then(() => process.exit(0)));
}
// Said last: whoever waits for this line may send a signal at once.
process.stdout.write(`Emulator of ЕСИА ready at ${baseUrl}\n`);

async function start() {
  try {
    ensureReadySystems(dataFolder);
    const app = buildEmulator({ dataFolder, baseUrl });
    await app.listen({ host, port: Number(port) });
    return app;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      return giveUp(`Port ${port} at ${host} is taken: stop what uses it, or set PORT to another one.`);
    }
    return giveUp(error instanceof Error ? error.message : 'The emulator of ЕСИА could not start.');
  }
}
