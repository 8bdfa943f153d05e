import { expect, test } from 'vitest';

type Words = Record<string, string>;
const russian = import.meta.glob<Words>('../../**/*.ru.ts', { eager: true, import: 'default' });
const english = import.meta.glob<Words>('../../**/*.en.ts', { eager: true, import: 'default' });
const files = Object.entries(russian).map(([file, words]) => ({
  file,
  words,
  translated: english[file.replace('.ru.ts', '.en.ts')] ?? {},
}));

/** Russian counts in four forms, English in two: what is compared is the word without its form. */
const withoutForm = (key: string): string => key.replace(/_(one|few|many|other)$/, '');
const keysOf = (words: Words) => [...new Set(Object.keys(words).map(withoutForm))].toSorted();
const formsOf = (words: Words, key: string) =>
  ['one', 'few', 'many', 'other'].filter((form) => `${key}_${form}` in words);
const places = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g))].toSorted();

test('every feature has its words', () => {
  expect(files.length).toBeGreaterThan(10);
});

test.each(files)('$file says everything in English too', ({ words, translated }) => {
  expect(keysOf(translated)).toEqual(keysOf(words));
  for (const [key, text] of Object.entries(words))
    if (key in translated) expect([key, places(translated[key] ?? '')]).toEqual([key, places(text)]);
});

test.each(files)('$file has all the plural forms that both languages need', ({ words, translated }) => {
  for (const key of keysOf(words)) {
    const forms = [formsOf(words, key), formsOf(translated, key)];
    expect([
      [[], []],
      [
        ['one', 'few', 'many', 'other'],
        ['one', 'other'],
      ],
    ]).toContainEqual(forms);
  }
});
