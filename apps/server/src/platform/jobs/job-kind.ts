import { Strict } from '@gorodok/contract';
import type { Static, TObject } from 'typebox';

/** What a job that comes by a schedule is told. */
export const noData = Strict({});

/**
 * A kind of work that is done later, declared by the feature it belongs to. It may be sent from anywhere; what does the work
 * is told by `JobRunner.handle`, so that a feature which sends need not know what doing takes.
 */
export interface JobKind<Data extends TObject = TObject> {
  /** Unique, such as `import.apply`: letters, digits, dots, hyphens, underscores. */
  readonly name: string;
  /** What the job is told. Ids rather than personal data where that will do: jobs are kept for a day after they are done. */
  readonly data: Data;
  /** How often a job that failed is tried again, each time after twice as long a wait. */
  readonly retryLimit: number;
  /** A job that takes longer is given up and tried again; 15 minutes unless said otherwise. */
  readonly maximumSeconds?: number;
  /** At most one job of the same subject waits or runs; sending another one meanwhile does nothing. */
  readonly subjectOf?: (data: Static<Data>) => string;
  /**
   * A cron expression (UTC) by which the job comes by itself, with empty data; at most one waits or runs among all
   * processes.
   */
  readonly schedule?: string;
}

/**
 * Does a job of one kind. A process may be killed after the work and before the job is ticked off, so the same job can come
 * twice: change data in one transaction that also notes that it is done, and look at that note first. `signal` ends when
 * the server stops or the job has been given to another process. A throw means: try again later.
 */
export type JobHandler<Data extends TObject> = (
  data: Static<Data>,
  run: { readonly jobId: string; readonly signal: AbortSignal },
) => Promise<void>;
