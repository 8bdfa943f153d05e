import { inflateSync } from 'node:zlib';

/** The text of a PDF as a reader sees it, line after line. Knows only what our own printer writes. */
export function pdfText(bytes: Uint8Array): string {
  const objects = objectsOf(Buffer.from(bytes).toString('latin1'));
  const fonts = fontsOf(objects);
  const pages = [...objects.values()].filter((object) => object.text.includes(' Tf\n'));
  return pages.map(({ text }) => textOfPage(text, fonts)).join('\n');
}

interface PdfObject {
  head: string;
  /** The contents of its stream, unpacked. */
  text: string;
}

function objectsOf(file: string): Map<string, PdfObject> {
  const found = file.matchAll(/(\d+) 0 obj\n(.*?)(?:\nstream\n(.*?)\nendstream)?\nendobj/gs);
  return new Map(
    [...found].map(([, id = '', head = '', stream]) => [
      id,
      { head, text: stream === undefined ? '' : unpacked(head, stream) },
    ]),
  );
}

const unpacked = (head: string, stream: string): string =>
  head.includes('/FlateDecode') ? inflateSync(Buffer.from(stream, 'latin1')).toString('latin1') : stream;

type Signs = readonly string[];

/** For each font by its name on the pages, the signs that its numbers stand for. */
function fontsOf(objects: ReadonlyMap<string, PdfObject>): Map<string, Signs> {
  const fonts = new Map<string, Signs>();
  for (const { head } of objects.values()) {
    for (const [, name = '', id = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const [, mapId = ''] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.head ?? '') ?? [];
      const signs = [...(objects.get(mapId)?.text ?? '').matchAll(/\[(<[^\]]*>)\]/g)].flatMap(
        ([, list = '']) => [...list.matchAll(/<([0-9a-f ]*)>/g)].map(([, codes = '']) => fromUtf16(codes)),
      );
      fonts.set(name, signs);
    }
  }
  return fonts;
}

const fromUtf16 = (codes: string): string =>
  String.fromCharCode(...codes.split(' ').map((code) => Number.parseInt(code, 16)));

function textOfPage(content: string, fonts: ReadonlyMap<string, Signs>): string {
  let text = '';
  let line: string | undefined;
  for (const [, height = '', font = '', shown = ''] of content.matchAll(
    /([\d.]+) Tm\n\/(F\d+) [\d.]+ Tf\n(?:[^\n]*\n)*?(\[.*?\]) TJ/g,
  )) {
    if (line !== undefined && line !== height) text += '\n';
    line = height;
    const numbers = [...shown.matchAll(/<([0-9a-f]*)>/g)].flatMap(
      ([, digits = '']) => digits.match(/.{4}/g) ?? [],
    );
    text += numbers.map((number) => fonts.get(font)?.[Number.parseInt(number, 16)] ?? '').join('');
  }
  return text;
}
