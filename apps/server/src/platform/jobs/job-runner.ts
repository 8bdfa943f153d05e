import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { fromKysely, PgBoss } from 'pg-boss';
import type { Static, TObject } from 'typebox';
import { Value } from 'typebox/value';
import type { Queryable } from '../database/database.ts';
import { describeError } from '../http/logging.ts';
import type { JobHandler, JobKind } from './job-kind.ts';

export interface JobRunner {
  /** Says what does the jobs of a kind; to be called before `start`. */
  handle<Data extends TObject>(kind: JobKind<Data>, handler: JobHandler<Data>): void;
  /**
   * Sends a job as part of the given transaction: it exists if and only if that commits. False: a job of the same subject
   * waits or runs already. Throws when the data do not fit the kind.
   */
  send<Data extends TObject>(
    transaction: Queryable,
    kind: JobKind<Data>,
    data: Static<Data>,
  ): Promise<boolean>;
  /**
   * Says what this process looks after by itself every few seconds, from start to stop and never twice at once. Several processes do
   * so beside each other, so the work takes a lock where it must. What fails is told by the log and tried again in the next turn.
   */
  repeat(name: string, work: (signal: AbortSignal) => Promise<void>): void;
  start(): Promise<void>;
  /** Takes no further jobs, waits for those that run, and gives back those that take too long. */
  stop(): Promise<void>;
}

export interface JobRunnerOptions {
  databaseUrl: string;
  logger: Logger;
  timing?: JobTiming;
  /** Told of every try of a job. */
  observe?: (job: string, outcome: 'done' | 'failed', seconds: number) => void;
}

export interface JobTiming {
  /** A process that gives no sign of life for so long is taken to be dead, and its jobs go to another; 10 at least. */
  readonly heartbeatSeconds: number;
  /** How often dead processes and overdue jobs are looked for. */
  readonly superviseSeconds: number;
  /** How often new jobs are looked for, besides being told of them, and how long `repeat` rests between two turns. */
  readonly pollSeconds: number;
  /** How long running jobs may go on while the server stops. */
  readonly stopSeconds: number;
}

/** The job of a process that was killed runs again within 30 seconds. */
const usualTiming: JobTiming = { heartbeatSeconds: 20, superviseSeconds: 5, pollSeconds: 2, stopSeconds: 12 };

interface HandledKind {
  readonly kind: JobKind;
  readonly run: (data: unknown, run: { jobId: string; signal: AbortSignal }) => Promise<void>;
}

const day = 24 * 60 * 60;

/** Where a job lies for two weeks after its last try has failed; pg-boss can send it on its way again. */
const givenUp = 'jobs.given-up';

/** Background jobs in the same database as the data (pg-boss). Several processes share the work. */
export function jobRunner(options: JobRunnerOptions): JobRunner {
  const { logger, timing = usualTiming, observe = () => undefined } = options;
  const kinds = new Map<string, HandledKind>();
  const repeated = new Map<string, (signal: AbortSignal) => Promise<void>>();
  const stopping = new AbortController();
  let repeating: Promise<unknown> = Promise.resolve();
  const boss = new PgBoss({
    connectionString: options.databaseUrl,
    application_name: 'gorodok-jobs',
    max: 4,
    useListenNotify: true,
    superviseIntervalSeconds: timing.superviseSeconds,
    monitorIntervalSeconds: timing.superviseSeconds,
  });
  boss.on('error', (error) => logger.error({ err: error }, 'jobs'));
  boss.on('warning', ({ message }) => logger.warn({ warning: message }, 'jobs'));

  async function work({ kind, run }: HandledKind): Promise<void> {
    await boss.work<object>(kind.name, pollingOf(timing), async ([job]) => {
      if (!job) return;
      const started = performance.now();
      const report = (outcome: 'done' | 'failed') =>
        observe(kind.name, outcome, (performance.now() - started) / 1000);
      try {
        await run(job.data ?? {}, { jobId: job.id, signal: job.signal });
        report('done');
      } catch (error) {
        report('failed');
        logger.error({ err: error, job: kind.name, jobId: job.id, retry: job.retryCount }, 'job failed');
        throw withoutPersonalData(error);
      }
    });
  }

  async function repeatUntilStopped(
    name: string,
    turn: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const { signal } = stopping;
    while (!signal.aborted) {
      await turn(signal).catch((error: unknown) => {
        if (!signal.aborted) logger.error({ err: error, job: name }, 'job failed');
      });
      await sleep(timing.pollSeconds * 1000, undefined, { signal }).catch(() => undefined); // woken by the stop
    }
  }

  return {
    repeat(name, turn) {
      if (repeated.has(name)) throw new Error(`Two kinds of jobs are called ${name}.`);
      repeated.set(name, turn);
    },

    handle(kind, handler) {
      if (kinds.has(kind.name)) throw new Error(`Two kinds of jobs are called ${kind.name}.`);
      kinds.set(kind.name, { kind, run: (data, run) => handler(checked(kind, data), run) });
    },

    async send(transaction, kind, data) {
      const jobId = await boss.send(kind.name, checked(kind, data), {
        db: fromKysely(transaction.withoutPlugins()),
        ...(kind.subjectOf && { singletonKey: kind.subjectOf(data) }),
      });
      return jobId !== null;
    },

    async start() {
      await boss.start();
      await boss.createQueue(givenUp, { retentionSeconds: 14 * day });
      for (const { kind } of kinds.values()) await prepareQueue(boss, kind, timing);
      await forgetOldSchedules(boss, kinds);
      for (const handled of kinds.values()) await work(handled);
      repeating = Promise.all([...repeated].map(([name, turn]) => repeatUntilStopped(name, turn)));
    },

    async stop() {
      stopping.abort();
      await Promise.all([boss.stop({ graceful: true, timeout: timing.stopSeconds * 1000 }), repeating]);
    },
  };
}

/** The data as the kind wants them; an error tells no values, since they may be personal. */
function checked<Data extends TObject>(kind: JobKind<Data>, data: unknown): Static<Data> & object {
  if (!Value.Check(kind.data, data)) throw new TypeError(`The data do not fit the job ${kind.name}.`);
  return data;
}

async function prepareQueue(boss: PgBoss, kind: JobKind, timing: JobTiming): Promise<void> {
  const queue = {
    retryLimit: kind.retryLimit,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 60 * 60,
    expireInSeconds: kind.maximumSeconds ?? 15 * 60,
    heartbeatSeconds: timing.heartbeatSeconds,
    deleteAfterSeconds: day,
    deadLetter: givenUp,
    notify: true,
  };
  const oneAtATime = kind.subjectOf !== undefined || kind.schedule !== undefined;
  await boss.createQueue(kind.name, { ...queue, policy: oneAtATime ? 'exclusive' : 'standard' });
  await boss.updateQueue(kind.name, queue); // where an older version of the server made it
  if (kind.schedule !== undefined) await boss.schedule(kind.name, kind.schedule, {});
}

/** A kind that has gone from the code, or comes by itself no longer, must not go on being scheduled. */
async function forgetOldSchedules(boss: PgBoss, kinds: ReadonlyMap<string, HandledKind>): Promise<void> {
  for (const { name } of await boss.getSchedules()) {
    if (kinds.get(name)?.kind.schedule === undefined) await boss.unschedule(name);
  }
}

const pollingOf = (timing: JobTiming) => ({
  pollingIntervalSeconds: timing.pollSeconds,
  notifyPollingIntervalSeconds: timing.pollSeconds,
});

/** pg-boss keeps the error with the job, and a database's message quotes values. */
function withoutPersonalData(error: unknown): Error {
  const { kind, code } = describeError(error);
  const kept = new Error([kind, code].filter((word) => typeof word === 'string').join(' '));
  kept.stack = '';
  return kept;
}
