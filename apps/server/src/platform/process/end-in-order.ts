import type { Logger } from 'pino';

/** Longer than any request or job is waited for; whoever runs the process must give it a little more. */
const hardLimitSeconds = 25;

/** Ctrl-C reaches a process from the terminal and again from npm above it: that is one signal. */
const echoMilliseconds = 1000;

/**
 * Ends the process in order at SIGTERM or SIGINT: with 0 when `close` has finished, with 1 when it fails or takes too long.
 * A second signal ends it at once. An exception that nobody caught leaves an unknown state behind: it is logged and ends
 * the process at once, so that whoever runs it starts another.
 */
export function endInOrder(logger: Logger, close: () => Promise<void>): void {
  let endingSince: number | null = null;
  const end = (signal: NodeJS.Signals) => {
    if (endingSince !== null) {
      if (performance.now() - endingSince > echoMilliseconds) process.exit(signal === 'SIGINT' ? 130 : 143);
      return;
    }
    endingSince = performance.now();
    logger.info({ signal }, 'stopping');
    setTimeout(() => {
      logger.error('stopping took too long');
      process.exit(1);
    }, hardLimitSeconds * 1000).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      logger.fatal({ err: error }, event);
      process.exit(1);
    });
  }
}
