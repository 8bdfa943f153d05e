const bytesOfSigns = new Map(
  Array.from({ length: 256 }, (_, byte): [string, number] => [
    new TextDecoder('windows-1251').decode(Uint8Array.of(byte)),
    byte,
  ]),
);

const questionMark = 0x3f;

/** In the Windows code page of Russian; what it does not have becomes a question mark. */
export function encodeWindows1251(text: string): Uint8Array {
  return Uint8Array.from(Array.from(text), (sign) => bytesOfSigns.get(sign) ?? questionMark);
}

/** The text as it comes back from that encoding. */
export const asInWindows1251 = (text: string): string =>
  Array.from(text, (sign) => (bytesOfSigns.has(sign) ? sign : '?')).join('');
