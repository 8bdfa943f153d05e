import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from '../paths.ts';
import { removePostgres } from '../postgres/start.ts';

/** Where the demonstration keeps its data. */
export const folders = {
  postgres: join(dataFolder, 'postgres'),
  esia: join(dataFolder, 'esia'),
  files: join(dataFolder, 'files'),
  mail: join(dataFolder, 'mail'),
  audit: join(dataFolder, 'audit'),
  signInHints: join(dataFolder, 'sign-in-hints.json'),
  logs: join(dataFolder, 'logs'),
} as const;

/** Removes all the data of the demonstration. */
export async function forgetEverything(): Promise<void> {
  await removePostgres(folders.postgres);
  for (const folder of Object.values(folders)) rmSync(folder, { recursive: true, force: true });
}
