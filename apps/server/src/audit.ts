import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { verifyAudit, type AuditReport } from '#platform/audit/verify.ts';
import { readAuditConfig } from '#platform/config/config.ts';
import { openDatabase } from '#platform/database/database.ts';

// `npm run audit -- verify`: is the log of who read or changed what as it was written? Exit code 1 – it is not, or could not
// be verified.
try {
  const [command] = process.argv.slice(2);
  if (command !== 'verify') throw new Error('Known is: npm run audit -- verify');
  const { report, seconds, headsFile } = await verify();
  console.log(sentenceOf(report, seconds, headsFile));
  if (report.fault) {
    const { kind, sequence, entryId, detail } = report.fault;
    console.error(`FAULT ${kind}: sequence ${sequence ?? '–'}, entry ${entryId ?? '–'}. ${detail}`);
    process.exitCode = 1;
  }
} catch (error) {
  console.error(`The audit log was not verified: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function verify() {
  const { databaseUrl, headsFile, keyFile } = readAuditConfig(process.env);
  const key = keyFile === null ? null : createPublicKey(readFileSync(keyFile, 'utf8'));
  const database = openDatabase({ url: databaseUrl, poolSize: 1 });
  try {
    await sql`set statement_timeout = 0`.execute(database.kysely); // the pool's one connection
    const started = performance.now();
    const report = await verifyAudit(database, { headsFile, key });
    return { report, seconds: (performance.now() - started) / 1000, headsFile };
  } finally {
    await database.close();
  }
}

function sentenceOf({ entries, heads }: AuditReport, seconds: number, headsFile: string | null): string {
  const against =
    headsFile === null
      ? 'against itself only: AUDIT_HEADS_FILE names no heads, so a chain that was made anew or cut off is not found'
      : `against ${heads} heads`;
  return `Verified ${entries} sealed entries in ${seconds.toFixed(1)} s, ${against}.`;
}
