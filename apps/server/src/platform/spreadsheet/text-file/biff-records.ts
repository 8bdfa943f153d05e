/** Bytes that grow as more are asked for. */
class GrowingBytes {
  #bytes = Buffer.allocUnsafe(64 * 1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** So many further bytes, all zero, to be filled in at once: the next call may move them. */
  take(size: number): Buffer {
    if (this.#length + size > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + size));
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    const start = this.#length;
    this.#length += size;
    return this.#bytes.subarray(start, this.#length).fill(0);
  }

  bytes(from = 0, to = this.#length): Buffer {
    return this.#bytes.subarray(from, to);
  }
}

/** A stream of records of Excel 97–2003 ([MS-XLS]) that grows as they come. */
export class RecordStream {
  readonly #stream = new GrowingBytes();

  get length(): number {
    return this.#stream.length;
  }

  /** A record of so many bytes, to be filled in at once. */
  record(type: number, size: number): Buffer {
    const whole = this.#stream.take(size + 4);
    whole.writeUInt16LE(type, 0);
    whole.writeUInt16LE(size, 2);
    return whole.subarray(4);
  }

  /** A record of 16-bit numbers. */
  numbers(type: number, ...numbers: readonly number[]): void {
    const body = this.record(type, numbers.length * 2);
    for (const [index, number] of numbers.entries()) body.writeUInt16LE(number, index * 2);
  }

  /** A record of pieces that are made already. */
  pieces(type: number, pieces: readonly Buffer[]): void {
    const body = this.record(
      type,
      pieces.reduce((sum, { length }) => sum + length, 0),
    );
    let at = 0;
    for (const piece of pieces) at += piece.copy(body, at);
  }

  bytes(): Buffer {
    return this.#stream.bytes();
  }
}

export const record = {
  boundSheet: 0x85,
  blank: 0x201,
  bof: 0x809,
  codePage: 0x42,
  colInfo: 0x7d,
  continue: 0x3c,
  dimensions: 0x200,
  dv: 0x1be,
  dval: 0x1b2,
  eof: 0x0a,
  font: 0x31,
  labelSst: 0xfd,
  pane: 0x41,
  sst: 0xfc,
  style: 0x293,
  window1: 0x3d,
  window2: 0x23e,
  xf: 0xe0,
} as const;

/** The longest body of a record. */
export const longestRecord = 8_224;

/** XLUnicodeString (2.5.294), or the short one (2.5.240) whose length is one byte: two bytes a sign throughout. */
export function unicodeString(text: string, lengthBytes: 1 | 2): Buffer {
  const head = Buffer.alloc(lengthBytes + 1);
  head.writeUIntLE(text.length, 0, lengthBytes);
  head.writeUInt8(1, lengthBytes);
  return Buffer.concat([head, Buffer.from(text, 'utf16le')]);
}

/** The strings of all cells, each kept once (2.4.265). None is cut in two: a record ends where the next would not fit. */
export class SharedStrings {
  readonly #places = new Map<string, number>();
  readonly #written = new GrowingBytes();
  /** Where in `written` the bodies of the records begin. */
  readonly #bodies: number[] = [0];
  #bodyLength = 8; // the counts stand in front of the first body
  #uses = 0;

  placeOf(text: string): number {
    this.#uses += 1;
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    const size = 3 + text.length * 2;
    if (this.#bodyLength + size > longestRecord) {
      this.#bodies.push(this.#written.length);
      this.#bodyLength = 0;
    }
    this.#bodyLength += size;
    const string = this.#written.take(size);
    string.writeUInt16LE(text.length, 0);
    string.writeUInt8(1, 2);
    string.write(text, 3, 'utf16le');
    this.#places.set(text, this.#places.size);
    return this.#places.size - 1;
  }

  writeTo(stream: RecordStream): void {
    const counts = Buffer.alloc(8);
    counts.writeUInt32LE(this.#uses, 0);
    counts.writeUInt32LE(this.#places.size, 4);
    for (const [index, start] of this.#bodies.entries()) {
      const body = this.#written.bytes(start, this.#bodies[index + 1]);
      if (index === 0) stream.pieces(record.sst, [counts, body]);
      else stream.pieces(record.continue, [body]);
    }
  }
}
