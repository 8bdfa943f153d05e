import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { Chain, type ChainFault } from './chain.ts';
import { isSignedBy, parseHead } from './head.ts';

/** What is wrong first, with the place in the chain and the entry, as far as they are known. */
export interface AuditFault {
  kind:
    | ChainFault['kind']
    /** Entries and seals agree with each other, and not with what was noted elsewhere: the chain was made anew. */
    | 'recomputed'
    /** The chain ends before what was noted elsewhere. */
    | 'cut_off'
    /** An entry that should have been sealed long ago: taken out of the queue, or the sealer does not run. */
    | 'unsealed'
    | 'head_unreadable'
    | 'head_not_signed';
  sequence: number | null;
  entryId: number | null;
  detail: string;
}

export interface AuditReport {
  entries: number;
  heads: number;
  fault: AuditFault | null;
}

export interface VerifyOptions {
  /** The file of heads; null – the chain is only compared with itself. */
  headsFile: string | null;
  /** Every head must then be signed by it. */
  key: KeyObject | null;
  /** How long an entry may wait for its seal. */
  unsealedMinutes?: number;
}

/** Verifies the whole log, page by page: the memory it takes does not grow with the log. */
export async function verifyAudit(database: Database, options: VerifyOptions): Promise<AuditReport> {
  const chain = new Chain(database.kysely);
  let heads = 0;
  let agreed = 0;
  const report = (fault: AuditFault | null): AuditReport => ({ entries: chain.sequence, heads, fault });

  for await (const line of linesOf(options.headsFile)) {
    const head = parseHead(line);
    if (!head)
      return report(atHead(null, 'head_unreadable', `Line ${heads + 1} of the file of heads is no head.`));
    heads += 1;
    if (options.key && !isSignedBy(head, options.key))
      return report(
        atHead(head.sequence, 'head_not_signed', `The head at ${head.sequence} is not signed by the key.`),
      );
    const fault = await chain.advanceTo(head.sequence);
    if (fault) return report(fault);
    if (chain.sequence < head.sequence)
      return report({
        kind: 'cut_off',
        sequence: chain.sequence + 1,
        entryId: null,
        detail: `The chain ends at ${chain.sequence}, and ${head.sequence} entries were sealed by ${head.sealedAt}.`,
      });
    if ((await chain.hashAt(head.sequence)) !== head.hash) {
      const first = (agreed < head.sequence ? agreed : 0) + 1;
      return report({
        kind: 'recomputed',
        ...(await chain.locate(first)),
        detail: `What was noted at ${head.sealedAt} is another chain: this one was made anew from a place between ${first} and ${head.sequence}.`,
      });
    }
    agreed = Math.max(agreed, head.sequence);
  }
  return report((await chain.advanceTo(Number.POSITIVE_INFINITY)) ?? (await findUnsealed(database, options)));
}

const atHead = (sequence: number | null, kind: AuditFault['kind'], detail: string): AuditFault => ({
  kind,
  sequence,
  entryId: null,
  detail,
});

async function* linesOf(file: string | null): AsyncGenerator<string> {
  if (file === null) return;
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    if (line.trim() !== '') yield line;
  }
}

/** The database goes through both tables; what comes here is one row. */
async function findUnsealed(
  { kysely }: Database,
  { unsealedMinutes = 10 }: VerifyOptions,
): Promise<AuditFault | null> {
  const entry = await kysely
    .selectFrom('auditEntry as entry')
    .leftJoin('auditSeal as seal', 'seal.entryId', 'entry.id')
    .select('entry.id')
    .where('seal.entryId', 'is', null)
    .where('entry.occurredAt', '<', sql<Date>`now() - make_interval(mins => ${unsealedMinutes})`)
    .orderBy('entry.id')
    .limit(1)
    .executeTakeFirst();
  if (!entry) return null;
  return {
    kind: 'unsealed',
    sequence: null,
    entryId: entry.id,
    detail: `Entry ${entry.id} is older than ${unsealedMinutes} minutes and not sealed.`,
  };
}
