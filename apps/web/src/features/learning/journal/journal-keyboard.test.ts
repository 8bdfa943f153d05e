import { expect, test } from 'vitest';
import { actionOf, parsePasted, type Key } from './journal-keyboard.ts';

const press = (key: string, more: Partial<Key> = {}): Key => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

test('digits from 1 to 5 are marks, the others are nothing', () => {
  expect(actionOf(press('5'), 'ru')).toEqual({ type: 'mark', value: '5' });
  expect(actionOf(press('1'), 'ru')).toEqual({ type: 'mark', value: '1' });
  expect(actionOf(press('6'), 'ru')).toBeNull();
  expect(actionOf(press('0'), 'ru')).toBeNull();
});

test('a teacher types the letters of attendance without looking at the layout', () => {
  const absent = { type: 'attendance', value: 'absent' };
  expect(actionOf(press('н', { code: 'KeyY' }), 'ru')).toEqual(absent);
  expect(actionOf(press('Н', { code: 'KeyY', shiftKey: true }), 'ru')).toEqual(absent);
  expect(actionOf(press('y', { code: 'KeyY' }), 'ru')).toEqual(absent);
  expect(actionOf(press(',', { code: 'Comma' }), 'ru')).toEqual({ type: 'attendance', value: 'ill' });
});

test('in English the letters are English, and Cyrillic ones still count', () => {
  expect(actionOf(press('i', { code: 'KeyI' }), 'en')).toEqual({ type: 'attendance', value: 'ill' });
  expect(actionOf(press('y', { code: 'KeyY' }), 'en')).toBeNull();
  expect(actionOf(press('б', { code: 'Comma' }), 'en')).toEqual({ type: 'attendance', value: 'ill' });
});

test('Enter goes down as in a spreadsheet, with Shift up', () => {
  expect(actionOf(press('Enter'), 'ru')).toEqual({ type: 'move', rows: 1, columns: 0 });
  expect(actionOf(press('Enter', { shiftKey: true }), 'ru')).toEqual({ type: 'move', rows: -1, columns: 0 });
});

test('Ctrl+Z undoes in any layout, and Ctrl with a letter is never attendance', () => {
  expect(actionOf(press('я', { code: 'KeyZ', ctrlKey: true }), 'ru')).toEqual({ type: 'undo' });
  expect(actionOf(press('z', { code: 'KeyZ', metaKey: true, shiftKey: true }), 'ru')).toEqual({
    type: 'redo',
  });
  expect(actionOf(press('с', { code: 'KeyC', ctrlKey: true }), 'ru')).toBeNull();
});

test('a column copied from a spreadsheet is read line by line, and unknown words change nothing', () => {
  expect(parsePasted('5\r\n\r\nн\r\nсемь\r\n4\tхорошо\r\n')).toEqual([
    { type: 'mark', value: '5' },
    { type: 'clear' },
    { type: 'attendance', value: 'absent' },
    null,
    { type: 'mark', value: '4' },
  ]);
});
