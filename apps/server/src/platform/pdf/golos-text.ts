import type { Content } from 'pdfmake/interfaces.js';

/** The font comes in parts, a file for each alphabet; none of them can write «Иванов, 7А, № 5» alone. */
export const golosText = ['cyrillic', 'latin', 'cyrillic-ext', 'latin-ext'] as const;
export type Alphabet = (typeof golosText)[number];

// As the package's unicode.json divides them; what no part has is left to the Latin one, which shows a box.
const ofAlphabet: readonly (readonly [Alphabet, RegExp])[] = [
  ['cyrillic', /[\u0301\u0400-\u045F\u0490\u0491\u04B0\u04B1\u2116]/u],
  ['cyrillic-ext', /[\u0460-\u052F\u1C80-\u1C8A\u20B4\u2DE0-\u2DFF\uA640-\uA69F]/u],
  [
    'latin-ext',
    /[\u0100-\u0130\u0132-\u0151\u0154-\u02BA\u02BD-\u02C5\u1E00-\u1E9F\u1EF2-\u1EFF\u2020\u20A0-\u20AB\u20AD-\u20C0\u2113]/u,
  ],
];

/** Stretches of a text, each with the part of the font that can write it; a space goes with what stands before it. */
export function inAlphabets(text: string): { text: string; font: Alphabet }[] {
  const stretches: { text: string; font: Alphabet }[] = [];
  for (const sign of text) {
    const last = stretches.at(-1);
    const font = sign === ' ' ? (last?.font ?? 'cyrillic') : alphabetOf(sign);
    if (last?.font === font) last.text += sign;
    else stretches.push({ text: sign, font });
  }
  return stretches;
}

const alphabetOf = (sign: string): Alphabet =>
  ofAlphabet.find(([, signs]) => signs.test(sign))?.[0] ?? 'latin';

/** The same content with every text in stretches that a part of the font can write. */
export function inGolosText(content: Content): Content {
  return translate(content) as Content; // the shape stays; only texts become lists of stretches
}

const placesOfContent = ['stack', 'columns', 'ul', 'ol'] as const;

function translate(node: unknown): unknown {
  if (typeof node === 'string' || typeof node === 'number') return { text: inAlphabets(String(node)) };
  if (Array.isArray(node)) return node.map(translate);
  if (typeof node !== 'object' || node === null) return node;
  const translated: Record<string, unknown> = { ...node };
  if ('text' in node) translated['text'] = translateText(node.text);
  for (const place of placesOfContent)
    if (place in translated) translated[place] = translate(translated[place]);
  const { table } = translated;
  if (typeof table === 'object' && table !== null && 'body' in table)
    translated['table'] = { ...table, body: translate(table.body) };
  return translated;
}

/** A text is a string, a node with a style of its own, or a list of both; a stretch keeps the style that it stands in. */
function translateText(text: unknown, style: object = {}): object[] {
  if (typeof text === 'string' || typeof text === 'number')
    return inAlphabets(String(text)).map((stretch) => ({ ...style, ...stretch }));
  if (Array.isArray(text)) return text.flatMap((part) => translateText(part, style));
  return typeof text === 'object' && text !== null && 'text' in text
    ? translateText(text.text, { ...style, ...text })
    : [];
}
