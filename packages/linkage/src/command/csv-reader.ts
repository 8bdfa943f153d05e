// Lines of a CSV file, one after another, whatever the size of the file.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

export interface CsvLine {
  /** Of the line in the file where it begins, from 1. */
  readonly number: number;
  readonly values: readonly string[];
  /** A quote that is opened and never closed. */
  readonly isBroken: boolean;
}

/** Some lines, as far as they could be told apart yet. */
export interface CsvPiece {
  readonly lines: readonly CsvLine[];
  /** Of the file, or its part, so far. */
  readonly bytes: number;
  /** As the first line has it. */
  readonly delimiter: string;
}

const sampleSize = 1 << 20;

/** UTF-8 where the beginning of the file is that, else windows-1251: what Excel saves in Russia. */
export async function encodingOf(path: string): Promise<'utf-8' | 'windows-1251' | 'utf-16le'> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sampleSize), 0, sampleSize, 0);
    const sample = buffer.subarray(0, bytesRead);
    if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
    // The sample may end within a letter, so its last signs are taken as unfinished.
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1251';
    throw error;
  } finally {
    await file.close();
  }
}

/** The delimiter of which the header has most. */
export function delimiterOf(header: string): string {
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: header.split(sign).length }));
  counts.sort((one, other) => other.count - one.count);
  return counts[0]?.sign ?? ',';
}

/** A part of a file that begins with a line and ends with one. */
export interface FilePart {
  readonly start: number;
  /** The byte behind it. */
  readonly end: number;
  /** The number of its first line. */
  readonly line: number;
}

/** Reads a file, or a part of one, piece by piece. Empty lines are left out. The first line of a whole file decides the delimiter. */
export async function* readCsv(
  path: string,
  part?: FilePart & { readonly delimiter: string },
): AsyncGenerator<CsvPiece> {
  if (part && part.end <= part.start) return;
  const decoder = new TextDecoder(await encodingOf(path));
  const lines = new LineSplitter(part?.line, part?.delimiter);
  let bytes = 0;
  const range = part ? { start: part.start, end: part.end - 1 } : {};
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20, ...range })) {
    const chunk: Uint8Array = piece;
    bytes += chunk.byteLength;
    yield { lines: lines.take(decoder.decode(chunk, { stream: true })), bytes, delimiter: lines.delimiter };
  }
  yield { lines: lines.end(decoder.decode()), bytes, delimiter: lines.delimiter };
}

/**
 * Where the second half of a file begins: at a line outside of quotes. Nothing where there is no such place, or a line break is not
 * a byte of its own.
 */
export async function secondHalf(path: string, size: number): Promise<FilePart | undefined> {
  if ((await encodingOf(path)) === 'utf-16le') return undefined;
  let [at, line, quotes] = [0, 1, 0];
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const chunk: Uint8Array = piece;
    // Up to the middle only their number counts, and searching for a byte is much faster than looking at each.
    if (at + chunk.length < size / 2) {
      at += chunk.length;
      line += countOf(chunk, lineBreak);
      quotes += countOf(chunk, quote);
      continue;
    }
    for (const byte of chunk) {
      at++;
      if (byte === quote) quotes++;
      if (byte !== lineBreak) continue;
      line++;
      if (at >= size / 2 && quotes % 2 === 0) return { start: at, end: size, line };
    }
  }
  return undefined;
}

const [lineBreak, quote] = [10, 34];

function countOf(bytes: Uint8Array, byte: number): number {
  let count = 0;
  for (let at = bytes.indexOf(byte); at !== -1; at = bytes.indexOf(byte, at + 1)) count++;
  return count;
}

class LineSplitter {
  #rest = '';
  #number: number;
  delimiter: string;

  constructor(number = 1, delimiter = '') {
    this.#number = number;
    this.delimiter = delimiter;
  }

  take(text: string): CsvLine[] {
    return this.#split(this.#rest + text, false);
  }

  end(text: string): CsvLine[] {
    return this.#split(this.#rest + text, true);
  }

  #split(text: string, isLast: boolean): CsvLine[] {
    const found: CsvLine[] = [];
    let start = 0;
    while (start < text.length) {
      let end = endOfLine(text, start);
      const isBroken = end === -1 && isLast && text.indexOf('\n', start) !== -1;
      // A quote that nobody closed would take the rest of the file: the line ends where it ends on the screen.
      if (end === -1 && isLast) end = isBroken ? text.indexOf('\n', start) : text.length;
      if (end === -1 && text.length - start > longestLine) {
        const visible = text.indexOf('\n', start);
        found.push({ number: this.#number++, values: [], isBroken: true });
        start = visible === -1 ? text.length : visible + 1;
        continue;
      }
      if (end === -1) break;
      const line = text.slice(start, text.charCodeAt(end - 1) === 13 && end > start ? end - 1 : end);
      if (this.delimiter === '') this.delimiter = delimiterOf(line);
      if (line.trim() !== '')
        found.push({ number: this.#number, values: valuesOf(line, this.delimiter), isBroken });
      this.#number += line.includes('\n') ? line.split('\n').length : 1;
      start = end + 1;
    }
    this.#rest = text.slice(start);
    return found;
  }
}

/** No card is so long; a quote left open is. */
const longestLine = 1 << 16;

/** The end of the line beginning at `start`, quoted line ends left aside; -1 where it is not there yet. */
function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  const quote = text.indexOf('"', start);
  if (quote === -1 || (end !== -1 && quote > end)) return end;
  let isQuoted = false;
  for (let at = start; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === 34) isQuoted = !isQuoted;
    else if (sign === 10 && !isQuoted) return at;
  }
  return -1;
}

function valuesOf(line: string, delimiter: string): string[] {
  if (!line.includes('"')) return line.split(delimiter);
  const values: string[] = [];
  let value = '';
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    const sign = line.charAt(at);
    if (isQuoted) {
      if (sign !== '"') value += sign;
      else if (line.charAt(at + 1) === '"') {
        value += '"';
        at++;
      } else isQuoted = false;
    } else if (sign === '"' && value.trim() === '') {
      value = '';
      isQuoted = true;
    } else if (sign === delimiter) {
      values.push(value);
      value = '';
    } else value += sign;
  }
  values.push(value);
  return values;
}
