import { expect, test } from 'vitest';
import { compareNames } from '../matching/compare-values.ts';
import { levels } from '../matching/levels.ts';
import { RussianNames, type PersonName } from './russian-name.ts';

const names = new RussianNames();
type Typed = readonly [surname: string, firstName: string, patronymic: string];
const read = ([surname, firstName, patronymic]: Typed): PersonName =>
  names.read(surname, firstName, patronymic, undefined);
const known: Typed = ['Черепанова', 'Наталья', 'Сергеевна'];

const agreement = (one: Typed, other: Typed): string[] => {
  const [a, b] = [read(one), read(other)];
  return [
    compareNames(a.surname, b.surname),
    compareNames(a.firstName, b.firstName),
    compareNames(a.patronymic, b.patronymic),
  ].map((level) => levels[level] ?? '');
};

test.each<[string, Typed]>([
  ['in capitals', ['ЧЕРЕПАНОВА', 'НАТАЛЬЯ', 'СЕРГЕЕВНА']],
  ['with a remark', ['Черепанова (мама)', 'Наталья', 'Сергеевна']],
  ['with a number behind it', ['Черепанова 2', 'Наталья*', 'Сергеевна']],
  ['with the ending of a man', ['Черепанов', 'Наталья', 'Сергеевна']],
  ['with first name and patronymic swapped', ['Черепанова', 'Сергеевна', 'Наталья']],
  ['with surname and first name swapped', ['Наталья', 'Черепанова', 'Сергеевна']],
  ['wholly in the box of the surname', ['Черепанова Наталья Сергеевна', '', '']],
  ['wholly in one box, the surname last', ['Наталья Сергеевна Черепанова', '', '']],
  ['with the patronymic in the box of the first name', ['Черепанова', 'Наталья Сергеевна', '']],
  ['in the Latin layout', ['Xthtgfyjdf', 'Yfnfkmz', 'Cthuttdyf']],
  ['with Latin letters that look alike', ['Чepeпaнoвa', 'Haталья', 'Cepгeeвнa']],
])('a name %s is the same name', (_, typed) => {
  expect(agreement(known, typed)).toEqual(['same', 'same', 'same']);
});

test.each<[string, Typed, string[]]>([
  ['transliterated', ['Cherepanova', 'Natalia', 'Sergeevna'], ['same', 'variant', 'same']],
  [
    'with another spelling of the first name',
    ['Черепанова', 'Наталия', 'Сергеевна'],
    ['same', 'variant', 'same'],
  ],
  ['with the diminutive', ['Черепанова', 'Наташа', 'Сергеевна'], ['same', 'variant', 'same']],
  ['with wrong vowels', ['Черипанова', 'Наталья', 'Сиргеевна'], ['variant', 'same', 'variant']],
  ['with a slip in the surname', ['Черепаноова', 'Наталья', 'Сергеевна'], ['variant', 'same', 'same']],
  ['with a letter left out', ['Чреепанова', 'Наталя', 'Сегреевна'], ['close', 'variant', 'close']],
  ['in initials', ['Черепанова', 'Н.', 'С.'], ['same', 'initial', 'initial']],
  ['without patronymic', ['Черепанова', 'Наталья', 'нет'], ['same', 'same', 'unknown']],
  ['with a double surname', ['Черепанова-Устюжанина', 'Наталья', 'Сергеевна'], ['part', 'same', 'same']],
  ['of another woman', ['Черепанова', 'Надежда', 'Петровна'], ['same', 'contrary', 'other']],
])('a name %s is told as that', (_, typed, expected) => {
  expect(agreement(known, typed)).toEqual(expected);
});

test('names that look alike are two people all the same', () => {
  for (const [one, other] of [
    ['Алина', 'Алёна'],
    ['Мария', 'Марина'],
    ['Дарина', 'Дарья'],
    ['Роман', 'Рамазан'],
  ] as const)
    expect(agreement(['Черепанова', one, 'Сергеевна'], ['Черепанова', other, 'Сергеевна'])[1]).toBe(
      'contrary',
    );
});

test('a diminutive of a man and of a woman is told apart by the patronymic', () => {
  const [alexander, alexandra] = [read(['Тит', 'Саша', 'Ильич']), read(['Тит', 'Саша', 'Ильинична'])];
  expect([alexander.sex, alexandra.sex]).toEqual(['male', 'female']);
  expect(compareNames(alexander.firstName, read(['Тит', 'Александр', 'Ильич']).firstName)).toBe(
    levels.indexOf('variant'),
  );
});

test('a surname that looks like a patronymic stays a surname', () => {
  expect(agreement(['Абрамович', 'Лев', 'Ильич'], ['АБРАМОВИЧ', 'ЛЕВ', 'ИЛЬИЧ'])).toEqual([
    'same',
    'same',
    'same',
  ]);
  expect(read(['Абрамович', 'Лев', 'Ильич']).surname?.whole).toBe('абрамович');
});
