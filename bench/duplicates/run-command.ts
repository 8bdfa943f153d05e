// The command for a file as a process of its own, measured from outside.
import { spawn } from 'node:child_process';
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../packages/linkage/src/command/main.ts', import.meta.url));

export interface Cost {
  readonly seconds: number;
  /** The most memory that it held at once; unknown where there is no /proc. */
  readonly gibibytes: number | undefined;
}

export async function runCommand(parameters: readonly string[]): Promise<Cost> {
  const began = performance.now();
  const child = spawn(process.execPath, [command, ...parameters], { stdio: ['ignore', 'ignore', 'inherit'] });
  let kibibytes: number | undefined;
  const watch = setInterval(() => {
    kibibytes = peakMemory(child.pid) ?? kibibytes;
  }, 200);
  try {
    const code = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', resolve);
    });
    if (code !== 0) throw new Error(`The command ended with ${String(code)}.`);
  } finally {
    clearInterval(watch);
  }
  const gibibytes = kibibytes === undefined ? undefined : kibibytes / 2 ** 20;
  return { seconds: (performance.now() - began) / 1000, gibibytes };
}

function peakMemory(process: number | undefined): number | undefined {
  try {
    const peak = /VmHWM:\s*(\d+)/u.exec(readFileSync(`/proc/${process}/status`, 'utf8'))?.[1];
    return peak === undefined ? undefined : Number(peak);
  } catch {
    return undefined; // it has just ended, or there is no /proc
  }
}

/** The lines behind the header, split at the commas; what stands behind the fourth one in quotes is nobody's business here. */
export async function* linesOf(path: string): AsyncGenerator<string[]> {
  let isHeader = true;
  for await (const line of createInterface({ input: createReadStream(path) })) {
    if (!isHeader) yield line.split(',', 5);
    isHeader = false;
  }
}
