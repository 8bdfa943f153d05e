import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldName, parseFirstName, parsePatronymic, parseSurname } from './person-name.ts';
import { outcome, valueOf } from './testing.ts';

test('a name as people type it gets its usual case', () => {
  const unified = (value: string) => ({ value, warnings: ['case_unified'] });
  expect(outcome(parseSurname('МАКСИНА'))).toEqual(unified('Максина'));
  expect(outcome(parseSurname('выходцев'))).toEqual(unified('Выходцев'));
  expect(outcome(parseSurname('ХЛЕСТУНОВА - ТКАЧЕНКО'))).toEqual(unified('Хлестунова-Ткаченко'));
  expect(outcome(parsePatronymic('АЛИ КЫЗЫ'))).toMatchObject({ value: { patronymic: 'Али кызы' } });
  expect(outcome(parsePatronymic('мамед-оглы'))).toMatchObject({ value: { patronymic: 'Мамед-оглы' } });
});

test('a name in chosen case is only trimmed', () => {
  for (const name of [
    'Хлестунова-Ткаченко',
    'аль-Хашими',
    "О'Коннор",
    'Мария Магдалена',
    'Гасан оглы',
    'Габдулла',
  ])
    expect(outcome(parseSurname(`  ${name} `))).toEqual({ value: name, warnings: [] });
  expect(valueOf(parseSurname('Мурадян  '))).toBe('Мурадян');
  expect(valueOf(parseFirstName('Андреи\u0306'))).toBe('Андрей'); // й in two signs, as copied from some PDF files
});

test('Latin letters that only look Cyrillic are corrected, others are refused', () => {
  expect(outcome(parseSurname('Tихомиров'))).toEqual({
    value: 'Тихомиров',
    warnings: ['lookalike_letters_corrected'],
  });
  expect(outcome(parseFirstName('Aртём'))).toEqual({
    value: 'Артём',
    warnings: ['lookalike_letters_corrected'],
  });
  expect(valueOf(parseSurname('Иваnов'))).toBe('name_mixes_alphabets');
  expect(valueOf(parseSurname('Smith'))).toBe('name_not_cyrillic');
});

test('what is not a name is refused with its reason', () => {
  expect(valueOf(parseSurname(''))).toBe('value_missing');
  expect(valueOf(parseSurname('-'))).toBe('name_placeholder');
  expect(valueOf(parseFirstName('ХХХ'))).toBe('name_placeholder');
  expect(valueOf(parseSurname('Иванов2'))).toBe('name_has_digits');
  expect(valueOf(parseSurname(5))).toBe('name_has_digits');
  expect(valueOf(parseSurname('Гурин (дубль)'))).toBe('name_has_remark');
  expect(valueOf(parseSurname('Басакова*'))).toBe('name_has_remark');
  expect(valueOf(parseSurname('Иванов/Петров'))).toBe('name_has_signs');
  expect(valueOf(parseSurname('Иванов-'))).toBe('name_has_signs');
});

test('initials are no name', () => {
  for (const raw of ['В.', 'А.', 'С. ', 'И.О.', 'И. О.', 'В'])
    expect(valueOf(parseFirstName(raw))).toBe('initials_instead_of_name');
  expect(valueOf(parsePatronymic('Е.'))).toBe('initials_instead_of_name');
  expect(outcome(parseSurname('О'))).toEqual({ value: 'О', warnings: ['surname_of_one_letter'] });
});

test('«нет» declares that there is no patronymic, an empty field and a dot do not', () => {
  const none = (declaredAbsent: boolean) => ({ value: { patronymic: null, declaredAbsent }, warnings: [] });
  for (const raw of ['Нет', 'НЕТ', '-', '—', 'отсутствует'])
    expect(outcome(parsePatronymic(raw))).toEqual(none(true));
  for (const raw of ['', null, undefined]) expect(outcome(parsePatronymic(raw))).toEqual(none(false));
  expect(outcome(parsePatronymic('.'))).toEqual({ ...none(false), warnings: ['patronymic_filler'] });
});

const letter = fc.constantFrom(...'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'.split(''));
const word = fc
  .string({ unit: letter, minLength: 2, maxLength: 12 })
  .filter((text) => new Set(text).size > 1 && text !== 'нет')
  .map((text) => text.charAt(0).toUpperCase() + text.slice(1));
const name = fc
  .tuple(word, fc.constantFrom('', '-', ' '), word)
  .map(([a, sign, b]) => (sign ? a + sign + b : a));

test('reading a name twice changes nothing more', () => {
  fc.assert(
    fc.property(name, (typed) => {
      expect(valueOf(parseSurname(typed))).toBe(typed);
      const once = parseSurname(typed.toUpperCase());
      expect(once.ok && valueOf(parseSurname(once.value))).toBe(once.ok && once.value);
    }),
  );
});

test('case, ё, spaces and hyphens do not tell names apart', () => {
  expect(foldName('Хлестунова-Ткаченко')).toBe(foldName('ХЛЕСТУНОВА ТКАЧЕНКО'));
  expect(foldName('Пётр')).toBe(foldName('петр'));
  expect(foldName('Али‑кызы')).toBe(foldName('Али Кызы'));
  fc.assert(
    fc.property(name, (typed) => {
      expect(foldName(foldName(typed))).toBe(foldName(typed));
      expect(foldName(typed.toUpperCase().replaceAll('Ё', 'Е'))).toBe(foldName(typed));
    }),
  );
});

test('one other letter does', () => {
  expect(foldName('Базаева')).not.toBe(foldName('Бзаева'));
  expect(foldName('Андрей')).not.toBe(foldName('Андреи'));
  expect(foldName('Наталья')).not.toBe(foldName('Наталия'));
  expect(foldName('Тихомиров')).not.toBe(foldName('Tихомиров'));
});
