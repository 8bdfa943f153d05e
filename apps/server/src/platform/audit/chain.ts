import { sql } from 'kysely';
import type { Queryable } from '../database/database.ts';
import { beginningOfChain, chainHash, sealedText, type SealedText } from './sealed-entry.ts';

export interface ChainFault {
  /** `altered`: the entry, or its seal, is not what was sealed. `missing`: the entry, or its seal, is gone. */
  kind: 'altered' | 'missing';
  sequence: number;
  entryId: number | null;
  detail: string;
}

interface Link {
  sequence: number;
  entryId: number;
  hash: Buffer;
  text: SealedText | null;
}

const pageSize = 2000;

/** Walks along the chain in the database, computing every hash anew, a page at a time. */
export class Chain {
  /** The last link that was verified. */
  sequence = 0;
  #hash: Buffer = beginningOfChain;
  #page: Link[] = [];
  readonly #db: Queryable;

  constructor(db: Queryable) {
    this.#db = db;
  }

  /** Verifies up to the link of this number, or to the end when the chain is shorter; returns the first fault. */
  async advanceTo(sequence: number): Promise<ChainFault | null> {
    while (this.sequence < sequence) {
      if (this.#page.length === 0) this.#page = await this.#readPage();
      const link = this.#page.shift();
      if (!link) return null;
      const fault = this.#verify(link);
      if (fault) return fault;
    }
    return null;
  }

  /** The hash of a link in hexadecimal digits; null when there is none. */
  async hashAt(sequence: number): Promise<string | null> {
    if (sequence === this.sequence) return this.#hash.toString('hex');
    const seal = await this.#find(sequence);
    return seal?.hash.toString('hex') ?? null;
  }

  async locate(sequence: number): Promise<{ sequence: number; entryId: number | null }> {
    return { sequence, entryId: (await this.#find(sequence))?.entryId ?? null };
  }

  #verify(link: Link): ChainFault | null {
    const expected = this.sequence + 1;
    const { sequence, entryId } = link;
    if (sequence !== expected)
      return { kind: 'missing', sequence: expected, entryId: null, detail: `Seal ${expected} is gone.` };
    if (link.text === null)
      return {
        kind: 'missing',
        sequence,
        entryId,
        detail: `Entry ${entryId}, sealed as ${sequence}, is gone.`,
      };
    const hash = chainHash(this.#hash, link.text);
    if (!hash.equals(link.hash))
      return {
        kind: 'altered',
        sequence,
        entryId,
        detail: `Entry ${entryId}, sealed as ${sequence}, or its seal was altered.`,
      };
    this.#hash = hash;
    this.sequence = sequence;
    return null;
  }

  #find(sequence: number) {
    return this.#db
      .selectFrom('auditSeal')
      .select(['entryId', 'hash'])
      .where('sequence', '=', sequence)
      .executeTakeFirst();
  }

  #readPage(): Promise<Link[]> {
    return this.#db
      .selectFrom('auditSeal as seal')
      .leftJoin('auditEntry as entry', 'entry.id', 'seal.entryId')
      .select([
        'seal.sequence',
        'seal.entryId',
        'seal.hash',
        sql<SealedText | null>`case when entry.id is not null then ${sealedText} end`.as('text'),
      ])
      .where('seal.sequence', '>', this.sequence)
      .orderBy('seal.sequence')
      .limit(pageSize)
      .execute();
  }
}
