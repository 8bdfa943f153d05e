// Programs of the machine, not of npm, that some tests need. A test that lacks its program would prove nothing.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { PlainFailure } from '../plain-failure.ts';

interface MachineProgram {
  readonly name: string;
  /** The environment variable in which the tests receive its path, and by which a person may name another. */
  readonly variable: 'CHROMIUM_PATH' | 'SOFFICE_PATH';
  readonly debianPackage: string;
  find(): string | undefined;
}

const machinePrograms: readonly MachineProgram[] = [
  {
    name: 'a Chromium',
    variable: 'CHROMIUM_PATH',
    debianPackage: 'chromium',
    find: () =>
      inPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable') ??
      existing(chromium.executablePath()),
  },
  {
    name: 'LibreOffice Calc',
    variable: 'SOFFICE_PATH',
    debianPackage: 'libreoffice-calc',
    find: () => [inPath('soffice'), inPath('libreoffice')].find((path) => path && hasCalc(path)),
  },
];

/**
 * Finds the programs, installing with apt-get what is missing where this account may.
 * @returns the environment variables that tell the tests their paths.
 * @throws PlainFailure with the one line to type.
 */
export function provideMachinePrograms(): Record<string, string> {
  const missing = machinePrograms.filter((program) => !pathOf(program));
  if (missing.length > 0) install(missing);
  return Object.fromEntries(
    machinePrograms.map((program) => {
      const path = pathOf(program);
      if (!path) throw new PlainFailure(`${program.debianPackage} was installed, and yet is not found.`);
      return [program.variable, path];
    }),
  );
}

function pathOf(program: MachineProgram): string | undefined {
  return existing(process.env[program.variable]) ?? program.find();
}

function install(missing: readonly MachineProgram[]): void {
  const packages = missing.map((program) => program.debianPackage);
  const prefix = process.getuid?.() === 0 ? [] : ['sudo'];
  const command = [...prefix, 'apt-get', 'install', '--yes', '--no-install-recommends', ...packages];
  const line = command.join(' ');
  if (!mayInstall()) {
    const names = missing.map((program) => program.name).join(' and ');
    throw new PlainFailure(`The tests need ${names}, and this account may not install it. Type: ${line}`);
  }
  console.log(`Installing ${packages.join(' and ')} (once)…`);
  run([...prefix, 'apt-get', 'update', '--quiet=2']);
  if (!run(command)) throw new PlainFailure(`This could not be installed; type it to see why: ${line}`);
}

function mayInstall(): boolean {
  if (!inPath('apt-get')) return false;
  if (process.getuid?.() === 0) return true;
  return inPath('sudo') !== undefined && run(['sudo', '--non-interactive', 'true']);
}

function run([program = '', ...parameters]: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(program, parameters, { stdio: 'ignore', env }).status === 0;
}

/** LibreOffice may be there without its spreadsheet part. */
function hasCalc(soffice: string): boolean {
  const folder = dirname(realpathSync(soffice));
  return !folder.endsWith('program') || existsSync(join(folder, 'libsclo.so'));
}

function inPath(...names: string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existing(path));
}

function existing(path: string | undefined): string | undefined {
  if (!path) return undefined;
  try {
    accessSync(path, constants.X_OK);
    return path;
  } catch {
    return undefined;
  }
}
