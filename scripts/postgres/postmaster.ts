import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What postmaster.pid says about the server that holds a data folder. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** Reads postmaster.pid: the process on line 1, the port on line 4 (PostgreSQL, `pidfile.h`). */
export function readPostmaster(data: string): Postmaster | undefined {
  try {
    const lines = readFileSync(pidFile(data), 'utf8').split('\n');
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    return pid > 0 && port > 0 ? { pid, port } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether the process is a PostgreSQL still, and not a zombie or another program that got the number after a kill -9
 * or a restart of the machine. PostgreSQL itself asks only whether some process has the number.
 */
export function isAlive({ pid }: Pick<Postmaster, 'pid'>): boolean {
  try {
    // «pid (name) state …»
    const [, name, state] = /^\d+ \((.*)\) (\S)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return name === 'postgres' && state !== 'Z';
  } catch {
    return false;
  }
}

/**
 * Marks a dead server's file so that PostgreSQL takes it for dead too. The number alone is replaced, by one that no
 * process can have: the rest of the file lets the next start find orphans that still work on the data.
 */
export function disown(data: string, { pid }: Postmaster): undefined {
  const text = readFileSync(pidFile(data), 'utf8');
  writeFileSync(pidFile(data), text.replace(String(pid), String(2 ** 30)));
}

const pidFile = (data: string) => join(data, 'postmaster.pid');
