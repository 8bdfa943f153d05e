import type { BulkPreview } from '@gorodok/contract';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import type { CardHistoryRow } from '../people/index.ts';

type Exception = BulkPreview['exceptions'][number];

/** What an action would do with the chosen people. */
export interface Effect {
  /** The people whose records change. */
  readonly changing: readonly number[];
  readonly exceptions: readonly Exception[];
}

/** Something that is done with many people at once. The frame sees to selection, preview, transaction and audit. */
export interface BulkAction {
  /** Of the audit entries, one for each person changed. */
  readonly audit: {
    readonly action: string;
    readonly details: { readonly [name: string]: string | boolean };
  };
  /** Looks, and changes nothing. */
  plan(db: Queryable, actor: Actor, personIds: readonly number[]): Promise<Effect>;
  /** Changes the people whom `plan` has found, in the transaction that has locked them; tells what the history of each card keeps. */
  write(
    transaction: Queryable,
    actor: Actor,
    personIds: readonly number[],
  ): Promise<readonly CardHistoryRow[]>;
}
