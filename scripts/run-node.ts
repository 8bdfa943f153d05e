import { spawn } from 'node:child_process';
import { root } from './paths.ts';

/** Runs a JavaScript or TypeScript program to its end with this Node.js and gathers what it writes, both streams. */
export function runNode(program: string, ...parameters: string[]): Promise<{ code: number; output: string }> {
  // The output is kept, compared or printed later: it must be plain even if the terminal, or npm, asks for colours.
  const { FORCE_COLOR: _, ...environment } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...parameters], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...environment, NO_COLOR: '1' },
    });
    let output = '';
    child.stdout.on('data', (part: Buffer) => (output += part.toString()));
    child.stderr.on('data', (part: Buffer) => (output += part.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
