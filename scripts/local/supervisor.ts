import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../paths.ts';
import { PlainFailure } from '../plain-failure.ts';
import type { PrivatePostgres } from '../postgres/start.ts';
import { folders } from './folders.ts';
import { writeDownChild } from './only-one.ts';

interface Program {
  /** As the sentence about its end calls it. */
  readonly name: string;
  /** What follows `node`. */
  readonly parameters: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Its output goes to a file of this name, or to the terminal. */
  readonly log?: string;
}

/** Keeps the processes of one run together: when one ends by itself all are ended, PostgreSQL last. */
export class Supervisor {
  /** Never resolves; rejects with one sentence when a process has ended by itself. */
  readonly death: Promise<never>;
  readonly #children: ChildProcess[] = [];
  #postgres: Promise<PrivatePostgres> | undefined;
  #watch: NodeJS.Timeout | undefined;
  #stopping = false;
  #reportDeath: (failure: Error) => void = () => undefined;

  constructor() {
    this.death = new Promise((_, reject) => {
      this.#reportDeath = reject;
    });
    this.death.catch(() => undefined);
  }

  /** Takes PostgreSQL under watch. A call that has not finished yet is waited for when everything stops. */
  async adopt(starting: Promise<PrivatePostgres>): Promise<PrivatePostgres> {
    this.#postgres = starting;
    const postgres = await starting;
    this.#watch = setInterval(() => {
      if (!postgres.isAlive()) this.#reportDeath(postgres.endSentence());
    }, 300);
    return postgres;
  }

  start(program: Program): void {
    const child = this.#spawn(program);
    this.#children.push(child);
    if (child.pid !== undefined) writeDownChild(child.pid);
    child.on('error', (error) => this.#reportDeath(error));
    child.on('exit', (code, signal) => void this.#onExit(program, signal ?? code ?? 'unknown'));
  }

  /** Ends every process this one has started, the youngest first, and PostgreSQL at the end. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearInterval(this.#watch);
    for (const child of this.#children.toReversed()) await endGroup(child);
    const postgres = await this.#postgres?.catch(() => undefined);
    await postgres?.stop();
  }

  /**
   * Each child leads a process group of its own: Ctrl-C then reaches this process alone, which ends them in order, and
   * a child's own children end with it. Of the environment only what a program needs is passed on: a mail server or
   * a database of the person's shell must not get into the demonstration.
   */
  #spawn({ parameters, environment, log }: Program): ChildProcess {
    const inherited = ['PATH', 'HOME', 'TMPDIR', 'TZ', 'TERM'].flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value] as const];
    });
    const output = log === undefined ? 'inherit' : openLog(log);
    const child = spawn(process.execPath, parameters, {
      cwd: root,
      detached: true,
      stdio: ['ignore', output, output],
      env: { ...Object.fromEntries(inherited), ...environment },
    });
    if (typeof output === 'number') closeSync(output);
    return child;
  }

  async #onExit({ name, log }: Program, how: number | string): Promise<void> {
    if (this.#stopping) return;
    // A server that loses its PostgreSQL may end of it: then PostgreSQL is what the person has to hear of.
    await sleep(700);
    const lastWords = log === undefined ? '' : lastWordsOf(log);
    const reason = typeof how === 'number' ? `exit code ${how}` : how;
    this.#reportDeath(new PlainFailure(`${name} has ended by itself (${reason}).${lastWords}`));
  }
}

function openLog(name: string): number {
  mkdirSync(folders.logs, { recursive: true });
  return openSync(join(folders.logs, name), 'w');
}

/** The last line that is no log record: a program that cannot start says why in one sentence. */
function lastWordsOf(log: string): string {
  const path = join(folders.logs, log);
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  const words = lines.findLast((line) => line !== '' && !/^(?:[{(\s]|Node\.js v)/.test(line));
  return words === undefined ? ` Its log: ${path}` : ` It said: ${words}`;
}

async function endGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  signalGroup(child.pid, 'SIGTERM');
  await Promise.race([ended, sleep(5_000, undefined, { ref: false })]);
  // Also for what the child has started and not ended itself.
  signalGroup(child.pid, 'SIGKILL');
  await ended;
}

function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch {
    // Nobody of the group is left.
  }
}
