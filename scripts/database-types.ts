import { join } from 'node:path';
import { programs, root } from './paths.ts';
import { runNode } from './run-node.ts';

const file = join(root, 'apps/server/src/platform/database/schema.ts');

/** As the driver's parsers give the values: keys are numbers, days are texts. */
const asTheDriverGivesThem = ['--camel-case', '--date-parser=string', '--type-mapping={"int8":"number"}'];

/** Writes the types of the tables from a migrated database, or only compares them with those that are checked in. */
export function databaseTypes(
  task: 'write' | 'verify',
  databaseUrl: string,
): Promise<{ code: number; output: string }> {
  return runNode(
    programs.kyselyCodegen,
    `--url=${databaseUrl}`,
    `--out-file=${file}`,
    '--dialect=postgres',
    ...asTheDriverGivesThem,
    ...(task === 'verify' ? ['--verify'] : []),
  );
}
