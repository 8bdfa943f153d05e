import { parseArgs } from 'node:util';
import { PlainFailure } from '../plain-failure.ts';

export interface Options {
  /** Where Городок is opened. */
  readonly port: number;
  readonly esiaPort: number;
  /** Throw the demonstration's data away and make them anew. */
  readonly fresh: boolean;
}

/** Reads what follows `npm run demo --`. */
export function readOptions(parameters: readonly string[]): Options {
  const { port, 'esia-port': esiaPort, fresh } = parse(parameters);
  const options = { port: readPort('--port', port), esiaPort: readPort('--esia-port', esiaPort), fresh };
  if (options.port === options.esiaPort) throw new PlainFailure('--port and --esia-port must differ.');
  return options;
}

function parse(parameters: readonly string[]) {
  try {
    return parseArgs({
      args: [...parameters],
      options: {
        port: { type: 'string', default: '3000' },
        'esia-port': { type: 'string', default: '3010' },
        fresh: { type: 'boolean', default: false },
      },
    }).values;
  } catch {
    throw new PlainFailure('Known are: --port NUMBER, --esia-port NUMBER and --fresh, after «--».');
  }
}

function readPort(name: string, text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1024 && port <= 65_535) return port;
  throw new PlainFailure(`${name} must be a whole number from 1024 to 65535.`);
}
