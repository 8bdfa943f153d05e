import type { Column } from 'pdfmake/interfaces.js';

/** A line to write on by hand, with what belongs there in small letters below it; `text` is printed on the line. */
export function ruledLine(caption: string, text = '', width: number | '*' = '*'): Column {
  return {
    width,
    stack: [
      {
        table: {
          widths: ['*'],
          body: [
            [
              {
                text: text || ' ',
                margin: [0, 0, 0, -2],
                alignment: 'center',
                border: [false, false, false, true],
              },
            ],
          ],
        },
      },
      { text: caption, style: 'caption', alignment: 'center' },
    ],
  };
}
