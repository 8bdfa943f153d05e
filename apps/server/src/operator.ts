import { parseArgs } from 'node:util';
import { sentenceOf } from '@gorodok/contract';
import { createOperator, OperatorExists } from '#features/identity/first-operator/index.ts';
import { ConfigError, readOperatorConfig } from '#platform/config/config.ts';
import { openDatabase } from '#platform/database/database.ts';
import { pendingMigrations } from '#platform/database/migrate.ts';
import { AppError } from '#platform/errors/app-error.ts';

// `npm run operator -- create …`: makes the first operator and prints a one-time link to set the password. docs/operations.md

const usage = `Known is: npm run operator -- create --surname … --first-name … [--patronymic …] --birth-date YYYY-MM-DD [--snils …]
  [--authority «name of the region's authority»] [--time-zone Asia/Yekaterinburg] [--another]`;

try {
  const { address, validUntil, authority } = await create();
  console.log(
    `The operator works in «${authority}». The link sets the password, once, until ${validUntil.toISOString()}:\n\n${address}\n`,
  );
} catch (error) {
  console.error(`No operator was made: ${sentenceOfFailure(error)}`);
  process.exitCode = 1;
}

async function create() {
  const { values, positionals } = read(process.argv.slice(2));
  const { surname, 'first-name': firstName, 'birth-date': birthDate } = values;
  if (positionals.join(' ') !== 'create' || !surname || !firstName || !birthDate)
    throw new ConfigError([usage]);
  const config = readOperatorConfig(process.env);
  const database = openDatabase({ url: config.databaseUrl, poolSize: 1 });
  try {
    const pending = await pendingMigrations(database.kysely);
    if (pending.length > 0) throw new ConfigError(['The database lacks migrations: run "npm run migrate".']);
    return await createOperator(database, {
      person: {
        surname,
        firstName,
        birthDate,
        patronymic: values.patronymic ?? null,
        snils: values.snils ?? null,
      },
      authorityName: values.authority,
      timeZone: values['time-zone'],
      another: values.another,
      publicUrl: config.publicUrl,
    });
  } finally {
    await database.close();
  }
}

function read(parameters: string[]) {
  try {
    return parseArgs({
      args: parameters,
      allowPositionals: true,
      options: {
        surname: { type: 'string' },
        'first-name': { type: 'string' },
        patronymic: { type: 'string' },
        'birth-date': { type: 'string' },
        snils: { type: 'string' },
        authority: { type: 'string', default: 'Министерство образования и науки' },
        'time-zone': { type: 'string', default: 'Asia/Yekaterinburg' },
        another: { type: 'boolean', default: false },
      },
    });
  } catch {
    throw new ConfigError([usage]);
  }
}

/** One sentence that tells what to do; never what was typed. */
function sentenceOfFailure(error: unknown): string {
  if (error instanceof ConfigError) return error.faults.join('\n');
  if (error instanceof OperatorExists)
    return 'there is one already. Give «--another» if a further one is wanted; operators also appoint one another in «Администраторы».';
  if (error instanceof AppError)
    return [
      error.code,
      ...error.faults.map(({ field, code }) => `${field.slice(1)}: ${sentenceOf(code, 'en')}`),
    ].join('\n- ');
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND')
    return 'PostgreSQL does not answer at the address in DATABASE_URL. The demonstration has a private one only while «npm run demo» runs.';
  return error instanceof Error ? error.message : String(error);
}
