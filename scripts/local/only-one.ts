import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dataFolder } from '../paths.ts';
import { PlainFailure } from '../plain-failure.ts';
import { processIdentity, stillRuns } from '../process-identity.ts';

/** What a run writes down of itself, for a second run and for the one after its sudden death. */
interface RunRecord {
  readonly holder: string;
  readonly address: string;
  readonly children: readonly string[];
}

const file = join(dataFolder, 'running.json');

/**
 * Makes this process the only one that works on the data of this clone, and ends what a killed one has left.
 * @throws PlainFailure if another runs.
 */
export async function becomeTheOnlyOne(address: string): Promise<void> {
  mkdirSync(dataFolder, { recursive: true });
  const earlier = read();
  if (earlier && stillRuns(earlier.holder)) {
    throw new PlainFailure(
      `Городок runs from this folder already: ${earlier.address} — stop that one first.`,
    );
  }
  for (const child of earlier?.children ?? []) await endOrphan(child);
  write({ holder: processIdentity(process.pid) ?? '', address, children: [] });
}

/** Writes down a process that this one has started, the leader of a process group. */
export function writeDownChild(pid: number): void {
  const record = read();
  const identity = processIdentity(pid);
  if (record && identity) write({ ...record, children: [...record.children, identity] });
}

/** Lets the next one in. */
export function stepDown(): void {
  if (read()?.holder === processIdentity(process.pid)) rmSync(file, { force: true });
}

async function endOrphan(identity: string): Promise<void> {
  if (!stillRuns(identity)) return;
  process.kill(-Number.parseInt(identity, 10), 'SIGKILL');
  while (stillRuns(identity)) await sleep(20);
}

function read(): RunRecord | undefined {
  try {
    const record: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isRunRecord(record) ? record : undefined;
  } catch {
    return undefined;
  }
}

function isRunRecord(record: unknown): record is RunRecord {
  return typeof record === 'object' && record !== null && 'holder' in record && 'children' in record;
}

function write(record: RunRecord): void {
  writeFileSync(file, JSON.stringify(record));
}
