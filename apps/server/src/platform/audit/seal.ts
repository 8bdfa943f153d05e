import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database, Queryable } from '../database/database.ts';
import { noData, type JobKind } from '../jobs/job-kind.ts';
import { appendHead, type ChainHead, type HeadFile } from './head.ts';
import { beginningOfChain, chainHash, sealedText, type SealedText } from './sealed-entry.ts';

/** Every minute; besides, a server that stops seals what it leaves behind. */
export const sealAuditEntries: JobKind<typeof noData> = {
  name: 'audit.seal',
  data: noData,
  retryLimit: 3,
  schedule: '* * * * *',
};

/** One sealer at a time in the whole installation. */
const sealersLock = sql`hashtext('gorodok.audit.seal')`;

/** Small enough that neither the process nor the database is kept from answering others. */
const batchSize = 200;
/** Between two batches, in milliseconds, so that a minute's entries are sealed little by little; still two thousand a second. */
const pauseBetween = 100;

/**
 * Seals every entry that is visible and not sealed yet, and returns their number; 0 also when another process is at it. The
 * order of the chain is the order of sealing: an entry whose transaction lasts long is sealed after it has committed. Asked by
 * the signal, it leaves the rest to the next sealer.
 */
export async function sealAudit(
  database: Database,
  heads: HeadFile,
  { pause = pauseBetween, signal }: { pause?: number; signal?: AbortSignal } = {},
): Promise<number> {
  return database.kysely.connection().execute(async (connection) => {
    const { rows } = await sql<{
      locked: boolean;
    }>`select pg_try_advisory_lock(${sealersLock}) as locked`.execute(connection);
    if (!rows[0]?.locked) return 0;
    try {
      let sealed = 0;
      for (;;) {
        const head = await connection.transaction().execute(sealBatch);
        if (head === null) return sealed;
        // After the commit, and still under the lock: a head never tells of seals that do not exist, and the heads in
        // a file stand in the order of the chain.
        await appendHead(heads, head);
        sealed += head.entries;
        if (signal?.aborted) return sealed;
        if (head.entries === batchSize) await sleep(pause);
      }
    } finally {
      await sql`select pg_advisory_unlock(${sealersLock})`.execute(connection);
    }
  });
}

async function sealBatch(transaction: Queryable): Promise<ChainHead | null> {
  const entries = await transaction
    .selectFrom('auditUnsealed')
    .innerJoin('auditEntry as entry', 'entry.id', 'auditUnsealed.entryId')
    .select(['entry.id', sealedText.as('text')])
    .orderBy('entry.id')
    .limit(batchSize)
    .execute();
  if (entries.length === 0) return null;
  const last = await transaction
    .selectFrom('auditSeal')
    .select(['sequence', 'hash'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  const seals = continueChain(entries, last ?? { sequence: 0, hash: beginningOfChain });
  await insertSeals(transaction, seals);
  await transaction
    .deleteFrom('auditUnsealed')
    .where('entryId', '=', sql<number>`any (${seals.map((seal) => seal.entryId)}::bigint[])`)
    .execute();
  const head = seals[seals.length - 1];
  if (head === undefined) return null;
  const { rows } = await sql<{ now: Date }>`select now()`.execute(transaction);
  return {
    sequence: head.sequence,
    hash: head.hash.toString('hex'),
    sealedAt: (rows[0]?.now ?? new Date()).toISOString(),
    entries: seals.length,
  };
}

interface Seal {
  sequence: number;
  entryId: number;
  hash: Buffer;
}

function continueChain(
  entries: readonly { id: number; text: SealedText }[],
  last: { sequence: number; hash: Buffer },
): Seal[] {
  let { hash, sequence } = last;
  return entries.map(({ id, text }) => {
    hash = chainHash(hash, text);
    sequence += 1;
    return { sequence, entryId: id, hash };
  });
}

async function insertSeals(transaction: Queryable, seals: readonly Seal[]): Promise<void> {
  await sql`insert into audit_seal (sequence, entry_id, hash)
    select * from unnest(
      ${seals.map((seal) => seal.sequence)}::bigint[],
      ${seals.map((seal) => seal.entryId)}::bigint[],
      ${seals.map((seal) => seal.hash)}::bytea[])`.execute(transaction);
}
