import { latinToCyrillic } from '@gorodok/identifiers';

export interface ClassName {
  /** «7А», or the number alone where a school has one class of a grade. */
  readonly name: string;
  readonly grade: number;
  /** Whether Latin letters were taken for the Cyrillic ones they look like. */
  readonly corrected: boolean;
}

/**
 * A class as offices write it: «7А», «7 а», «7-А», «7 "А"», and «7A» with a Latin letter; grades 1 to 12, up to three letters
 * (evening schools have a twelfth; «10СЭ» is the class of a profile). Null: not the name of a class.
 */
export function parseClassName(text: string): ClassName | null {
  const bare = text
    .normalize('NFC')
    .replace(/[\s"'«»„“”.\p{Pd}]|класс?$/giu, '')
    .toUpperCase();
  const name = latinToCyrillic(bare);
  const parts = /^0?(\d{1,2})([А-ЯЁ]{0,3})$/u.exec(name);
  const grade = Number(parts?.[1]);
  if (!parts || grade < 1 || grade > 12) return null;
  return { name: `${grade}${parts[2]}`, grade, corrected: name !== bare };
}
