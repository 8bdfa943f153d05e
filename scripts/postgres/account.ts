// PostgreSQL refuses to run as root, so root starts it under an unprivileged account that the machine already has.
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Binaries } from './binaries.ts';
import { PlainFailure, codeOf } from '../plain-failure.ts';

export interface Finished {
  readonly code: number;
  /** What the program wrote, both streams, for the search for a known cause. */
  readonly output: string;
}

/** As whom PostgreSQL's programs run. */
export interface Account {
  run(program: string, parameters: readonly string[]): Promise<Finished>;
  /** For the last moment of a process, when nothing asynchronous is waited for any more. */
  runAtExit(program: string, parameters: readonly string[]): void;
  /** Gives a file or folder that this process made to the account. */
  own(path: string): void;
}

type Command = readonly [program: string, parameters: readonly string[], identity: Identity | undefined];
interface Identity {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Chooses the account: this process's own, or for root the one that owns the folder already, or an unprivileged one.
 * @param folder where the data are, or will be, kept; its parent exists.
 */
export function chooseAccount(binaries: Binaries, folder: string): Account {
  if (process.getuid?.() !== 0) return account((program, parameters) => [program, parameters, undefined]);
  const identity = ownerOf(folder) ?? unprivilegedIdentity();
  const command = reaches(identity, binaries, dirname(folder))
    ? (program: string, parameters: readonly string[]): Command => [program, parameters, identity]
    : (program: string, parameters: readonly string[]): Command => [
        'setpriv',
        [...passingClosedFolders(identity), program, ...parameters],
        undefined,
      ];
  return account(command, identity);
}

function account(
  command: (program: string, parameters: readonly string[]) => Command,
  owner?: Identity,
): Account {
  return {
    run: (program, parameters) => runToEnd(command(program, parameters)),
    runAtExit: (program, parameters) => {
      const [executable, all, identity] = command(program, parameters);
      spawnSync(executable, all, { cwd: '/', stdio: 'ignore', ...identity });
    },
    own: (path) => {
      if (owner) chownSync(path, owner.uid, owner.gid);
    },
  };
}

/** Data that an ordinary user has made stay that user's. */
function ownerOf(folder: string): Identity | undefined {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined;
}

/** `postgres` where a package made it, else `nobody`; the file is read, as nothing is to be created. */
function unprivilegedIdentity(): Identity {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found =
    accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody');
  if (!found) {
    throw new PlainFailure(
      'PostgreSQL does not run as root, and this machine has neither the account «postgres» nor «nobody»: ' +
        'start again as an ordinary user.',
    );
  }
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/** Whether the account itself can enter the folders above the programs and the data (root's home is closed). */
function reaches(identity: Identity, binaries: Binaries, folder: string): boolean {
  const script = 'test -x "$1" && test -x "$2" && test -r "$3" && test -r "$4"';
  const parameters = ['-c', script, 'sh', folder, binaries.postgres, ...binaries.samples];
  return spawnSync('/bin/sh', parameters, { cwd: '/', stdio: 'ignore', ...identity }).status === 0;
}

/**
 * Lets the account keep one right of root, passing closed folders (capabilities(7)). Containers grant it by default.
 * Without no_setuid_fixup the kernel forgets it again in access(2), by which PostgreSQL looks for its own programs.
 */
function passingClosedFolders({ uid, gid }: Identity): string[] {
  const right = '+dac_override';
  const identity = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--securebits=+no_setuid_fixup'];
  return [...identity, `--inh-caps=${right}`, `--ambient-caps=${right}`, '--'];
}

function runToEnd([program, parameters, identity]: Command): Promise<Finished> {
  return new Promise((resolve, reject) => {
    // LC_ALL: the known causes of a failure are recognised by PostgreSQL's English words.
    const child = spawn(program, parameters, {
      cwd: '/',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...identity,
    });
    let output = '';
    child.stdout.on('data', (part: Buffer) => (output += part.toString()));
    child.stderr.on('data', (part: Buffer) => (output += part.toString()));
    child.on('error', (error) => reject(unstartable(program, error)));
    child.on('close', (code) => resolve({ code: code ?? -1, output }));
  });
}

function unstartable(program: string, error: Error): Error {
  if (program === 'setpriv' && codeOf(error) === 'ENOENT') {
    return new PlainFailure(
      'PostgreSQL does not run as root, and its unprivileged account cannot enter this folder: install ' +
        'util-linux (setpriv), move the clone to a folder open to all, or start as an ordinary user.',
    );
  }
  return new PlainFailure(
    `PostgreSQL cannot be started on this machine (${codeOf(error) ?? error.message}).`,
  );
}
