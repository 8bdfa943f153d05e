import { readFileSync } from 'node:fs';

/**
 * Names a running process for good: its number and the moment of its start, as numbers are given out again.
 * Undefined if no such process runs.
 */
export function processIdentity(pid: number): string | undefined {
  try {
    // The name in brackets may hold spaces; the start time is the 22nd field, the 20th after it (proc_pid_stat(5)).
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ');
    return fields && fields[0] !== 'Z' ? `${pid}-${fields[19]}` : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the process of this identity still runs. */
export function stillRuns(identity: string): boolean {
  return processIdentity(Number.parseInt(identity, 10)) === identity;
}
