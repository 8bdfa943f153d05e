import type { AttendanceValue, MarkValue } from '@gorodok/contract';
import type { Language } from '../../../platform/i18n/language.ts';

export type KeyAction =
  | { type: 'move'; rows: number; columns: number }
  | { type: 'edge'; edge: 'row-start' | 'row-end' | 'first' | 'last' }
  | { type: 'mark'; value: MarkValue }
  | { type: 'attendance'; value: AttendanceValue }
  | { type: 'clear' | 'undo' | 'redo' | 'open' };

/** What of a keyboard event counts. */
export type Key = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

const pageRows = 10;
const moves: Record<string, KeyAction> = {
  ArrowUp: { type: 'move', rows: -1, columns: 0 },
  ArrowDown: { type: 'move', rows: 1, columns: 0 },
  ArrowLeft: { type: 'move', rows: 0, columns: -1 },
  ArrowRight: { type: 'move', rows: 0, columns: 1 },
  PageUp: { type: 'move', rows: -pageRows, columns: 0 },
  PageDown: { type: 'move', rows: pageRows, columns: 0 },
  Home: { type: 'edge', edge: 'row-start' },
  End: { type: 'edge', edge: 'row-end' },
  Delete: { type: 'clear' },
  Backspace: { type: 'clear' },
  F2: { type: 'open' },
  ' ': { type: 'open' },
};

const marks: Record<string, MarkValue> = {
  '1': '1',
  '2': '2',
  '3': '3',
  '4': '4',
  '5': '5',
  '.': 'owed',
  '+': 'pass',
  '-': 'fail',
};

/** Н – не был, У – уважительная, Б – болел, П – прогул, О – опоздал, С – освобождён. */
const russianLetters: Record<string, AttendanceValue> = {
  н: 'absent',
  у: 'excused',
  б: 'ill',
  п: 'unexcused',
  о: 'late',
  с: 'exempt',
};
const englishLetters: Record<string, AttendanceValue> = {
  a: 'absent',
  e: 'excused',
  i: 'ill',
  u: 'unexcused',
  l: 'late',
  x: 'exempt',
};
/** The same keys of a Russian keyboard while it is switched to Latin letters. */
const russianPlaces: Record<string, AttendanceValue> = {
  KeyY: 'absent',
  KeyE: 'excused',
  Comma: 'ill',
  KeyG: 'unexcused',
  KeyJ: 'late',
  KeyC: 'exempt',
};

/** The letters of attendance, to be shown beside the sheet. */
export const attendanceLetters = (language: Language): string =>
  Object.keys(language === 'ru' ? russianLetters : englishLetters).join(' ');

/** What a key pressed in the sheet means; null – nothing of ours, the browser may have it. */
export function actionOf(key: Key, language: Language): KeyAction | null {
  if (key.altKey) return null;
  if (key.ctrlKey || key.metaKey) return controlAction(key);
  if (key.key === 'Enter') return { type: 'move', rows: key.shiftKey ? -1 : 1, columns: 0 };
  const move = moves[key.key];
  if (move) return move;
  const mark = marks[key.key];
  if (mark) return { type: 'mark', value: mark };
  const value = attendanceOf(key, language);
  return value ? { type: 'attendance', value } : null;
}

function controlAction(key: Key): KeyAction | null {
  if (key.code === 'KeyZ') return { type: key.shiftKey ? 'redo' : 'undo' };
  if (key.code === 'KeyY') return { type: 'redo' };
  if (key.key === 'Home') return { type: 'edge', edge: 'first' };
  if (key.key === 'End') return { type: 'edge', edge: 'last' };
  return null;
}

function attendanceOf(key: Key, language: Language): AttendanceValue | undefined {
  const letter = key.key.toLowerCase();
  if (letter in russianLetters) return russianLetters[letter];
  return language === 'ru' ? russianPlaces[key.code] : englishLetters[letter];
}

/** Lines of a column of a spreadsheet as marks and attendance; an empty line clears, an unknown word is left out. */
export function parsePasted(
  text: string,
): (Extract<KeyAction, { value: string }> | { type: 'clear' } | null)[] {
  return text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => {
      const word = (line.split('\t')[0] ?? '').trim().toLowerCase();
      if (word === '') return { type: 'clear' };
      const mark = marks[word];
      if (mark) return { type: 'mark', value: mark };
      const attendance = russianLetters[word] ?? englishLetters[word];
      return attendance ? { type: 'attendance', value: attendance } : null;
    });
}
