import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const main = join(import.meta.dirname, 'main.ts');

/** Starts the program; `stopWhen` ends it as soon as its output holds the text. */
async function run(environment: Record<string, string>, stopWhen?: { text: string; signal: NodeJS.Signals }) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'esia-main-'));
  onTestFinished(() => rmSync(dataFolder, { recursive: true }));
  const env = { ...process.env, NODE_ENV: 'development', ESIA_DATA: dataFolder, ...environment };
  const child = spawn(process.execPath, [main], { env });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
    if (stopWhen && output.includes(stopWhen.text)) child.kill(stopWhen.signal);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const code = await new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  return { code, output };
}

test('in production the emulator refuses to start and says why', async () => {
  const { code, output } = await run({ NODE_ENV: 'production' });
  expect(code).toBe(1);
  expect(output).toMatch(/^The emulator of ЕСИА lets anybody in as anybody: .*\.\n$/);
});

test('a taken port is one sentence, not a stack', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { code, output } = await run({ PORT: String(port) });
  expect([code, output]).toEqual([1, expect.stringMatching(/^Port \d+ at 127\.0\.0\.1 is taken: .*\.\n$/)]);
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s ends the emulator in order', async (signal) => {
  const { code, output } = await run({ PORT: '0' }, { text: 'ready', signal });
  expect([code, output]).toEqual([0, expect.stringMatching(/^Emulator of ЕСИА ready at .*\n$/)]);
});
