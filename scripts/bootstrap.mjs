// Runs a TypeScript program of this repository with the pinned Node.js, installing what is missing first.
//
// It is the only file that the machine's own, perhaps older, Node.js has to understand. Whether an install is needed
// is decided by the content of the lock file, not by times: a fresh clone has fresh times.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const marker = join(root, 'node_modules', '.gorodok-lock');
const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

function installed() {
  return existsSync(marker) && readFileSync(marker, 'utf8') === lock;
}

if (!installed()) {
  console.log('Installing packages (once, about half a minute)…');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = spawnSync(npm, ['ci', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (result.status !== 0) {
    console.error('The packages could not be installed; npm says above why.');
    process.exit(1);
  }
  writeFileSync(marker, lock);
}

/** The pinned Node.js where its platform package exists; else the machine's own, if it is new enough. */
function suitableNode() {
  const pinned = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(pinned)) return pinned;
  return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : undefined;
}

const node = suitableNode();
if (!node) {
  console.error(
    `Node.js 24 or newer is needed on ${process.platform}-${process.arch}; this one is ${process.version}.`,
  );
  process.exit(1);
}

const [program, ...parameters] = process.argv.slice(2);
const child = spawn(node, [join(root, program), ...parameters], { stdio: 'inherit' });
// Ctrl-C reaches the whole process group by itself; a signal sent to this process alone is passed on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) =>
  process.exit(signal ? 128 + ({ SIGHUP: 1, SIGINT: 2, SIGTERM: 15 }[signal] ?? 9) : (code ?? 1)),
);
