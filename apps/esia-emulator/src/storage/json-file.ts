import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The content of a JSON file, or undefined when there is no such file.
 * @throws Error naming the file when it is not JSON.
 */
export function readJsonFile(file: string): unknown {
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which may be somebody's data.
    throw new Error(`${file} is not valid JSON`);
  }
}

/** Writes beside the file and renames, so that a reader never meets half a file. */
export function writeJsonFile(file: string, content: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, `${JSON.stringify(content, null, 1)}\n`, { mode: 0o600 });
  renameSync(draft, file);
}
