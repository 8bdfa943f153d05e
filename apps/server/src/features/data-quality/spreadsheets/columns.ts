/** A column that a kind of file may have. */
export interface Column<Key extends string = string> {
  readonly key: Key;
  /** As the template writes it, and as findings name it where the file has none. */
  readonly heading: string;
  /** Other writings met in files of schools. */
  readonly also?: readonly string[];
  readonly mandatory?: true;
  /** Days: a number in it is a day of the spreadsheet's own count. */
  readonly holdsDates?: true;
  /** What the template's example row shows. */
  readonly example: string;
}

/** A heading without what offices write differently: case, spaces, ё, stops, hyphens, «№» for «номер». */
export function foldHeading(heading: string): string {
  return heading
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Counting columns («№», «№ п/п») say nothing about anybody and are passed over in silence. */
export const isRowCounter = (heading: string): boolean =>
  ['', 'пп', 'n', 'nпп', 'номерпп'].includes(foldHeading(heading));

/** The column that a heading means, if any. */
export function columnOf<Key extends string>(
  columns: readonly Column<Key>[],
  heading: string,
): Column<Key> | undefined {
  const folded = foldHeading(heading);
  return columns.find((column) =>
    [column.heading, ...(column.also ?? [])].some((writing) => foldHeading(writing) === folded),
  );
}
