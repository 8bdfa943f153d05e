import type { Column } from 'pdfmake/interfaces.js';
import { inAlphabets } from './golos-text.ts';

/** A line to write on by hand, with what belongs there in small letters below it; `text` is printed on the line. */
export function ruledLine(caption: string, text = '', width: number | '*' = '*'): Column {
  return {
    width,
    stack: [
      {
        table: { widths: ['*'], body: [[{ text: text || ' ', margin: [0, 0, 0, -2], alignment: 'center' }]] },
        layout: 'ruled',
      },
      { text: caption, style: 'caption', alignment: 'center' },
    ],
  };
}

const uprightSize = 7;
const uprightLine = uprightSize * 1.2;
/** In points: as high as a heading of a table may be. */
const uprightHeight = 130;
/** So many letters of that size are no longer than that. */
const uprightLetters = 31;

/** A heading that is read from below upwards, in as many lines as it takes, so that twenty narrow columns find room on a page. */
export function uprightText(text: string): { svg: string } {
  const lines = inLines(text, uprightLetters);
  const width = Math.ceil(lines.length * uprightLine + 2);
  const written = lines.map((line, place) => {
    const stretches = inAlphabets(line).map(
      ({ text: stretch, font }) => `<tspan font-family="${font}">${escapeMarkup(stretch)}</tspan>`,
    );
    const x = (place + 1) * uprightLine - 1;
    return `<text transform="translate(${x} ${uprightHeight}) rotate(-90)" font-size="${uprightSize}">${stretches.join('')}</text>`;
  });
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${uprightHeight}">${written.join('')}</svg>`,
  };
}

/** Words together as long as they fit; a word that is longer than a line stands alone and whole. */
function inLines(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/u)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const marks: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };
const escapeMarkup = (text: string): string => text.replace(/[<>&]/gu, (mark) => marks[mark] ?? mark);
