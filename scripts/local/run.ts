import { isFree } from '../ports.ts';
import { PlainFailure } from '../plain-failure.ts';
import { reportFailure } from '../report-failure.ts';
import { becomeTheOnlyOne, stepDown } from './only-one.ts';
import { Supervisor } from './supervisor.ts';

/**
 * Runs until the person stops it (Ctrl-C, SIGTERM, a closed terminal) or something ends by itself, then ends every
 * process. One signal is enough, and a second one changes nothing: npm passes Ctrl-C on as well.
 * @param ports what has to be free before anything begins.
 */
export async function runUntilStopped(
  address: string,
  ports: readonly number[],
  start: (supervisor: Supervisor) => Promise<void>,
): Promise<void> {
  const stopped = stopSignal();
  // A closed terminal cannot be written to; that must not interrupt the ending.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  const supervisor = new Supervisor();
  try {
    await becomeTheOnlyOne(address);
    await refuseTakenPorts(ports);
    const started = start(supervisor).then(() => supervisor.death);
    const signal = await Promise.race([stopped, supervisor.death, started]);
    if (signal !== 'SIGHUP') console.log('\nОстанавливаю всё… / Stopping everything…');
  } catch (error) {
    reportFailure(error);
  }
  await supervisor.stop();
  stepDown();
  // What was under way when the signal came (a filling, a build) ends here.
  process.exit();
}

function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, resolve);
  });
}

async function refuseTakenPorts(ports: readonly number[]): Promise<void> {
  for (const port of ports) {
    if (await isFree(port)) continue;
    throw new PlainFailure(
      `Port ${port} is taken by another program: stop that one, or choose other ports with ` +
        '«-- --port 3100 --esia-port 3110».',
    );
  }
}
