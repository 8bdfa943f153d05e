import { crc32, deflateRawSync } from 'node:zlib';

/** The contents of an entry, in pieces as they were made. */
export interface ZipEntry {
  readonly name: string;
  readonly pieces: readonly string[];
}

const deflated = 8;
const utf8Names = 0x0800;
const version = 20;
/** 1 January 1980, the first day that the format knows: a file tells nobody when it was made. */
const day = 0x21;

/** A zip archive (APPNOTE.TXT of PKWARE, 4.3). */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const written: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, pieces } of entries) {
    const contents = Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
    const packed = deflateRawSync(contents);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(version, 0);
    about.writeUInt16LE(utf8Names, 2);
    about.writeUInt16LE(deflated, 4);
    about.writeUInt16LE(day, 8);
    about.writeUInt32LE(crc32(contents), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(contents.length, 18);
    about.writeUInt16LE(Buffer.byteLength(name), 22);
    written.push(Buffer.from('PK\u0003\u0004'), about, Buffer.from(name), packed);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\u0001\u0002'), Buffer.of(version, 0), about, place, Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + packed.length;
  }
  const directoryLength = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directoryLength, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...written, ...directory, Buffer.from('PK\u0005\u0006'), end]);
}
