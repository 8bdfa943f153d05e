// The words of a name as typed: without remarks, digits and signs, in lower-case Cyrillic.
import { latinToCyrillic } from '@gorodok/identifiers';
import { findFirstNames } from './first-names.ts';
import { looksLikePatronymic } from './endings.ts';
import { mayBeLatinLayout, toCyrillic } from './other-script.ts';

/** What people write beside a name, or instead of one; none of it is a name. */
const remarks = new Set(
  (
    'мама папа мать отец бабушка дедушка тетя дядя опекун попечитель отчим мачеха сестра брат родитель законный представитель ' +
    'дубль дубликат удалить удален копия новый новая старый старая тест ошибка выбыл выбыла уволен уволена декрет декретный отпуск ' +
    'совместитель совм вторая первая карточка не использовать ученик ученица учитель бывшая бывш дев девичья мл младший младшая ст ' +
    'старший старшая ип'
  ).split(' '),
);
const nothing = new Set(
  'нет нету отсутствует отсутств без отчества неизвестно неизвестен указано не пусто ххх xxx ннн нн ааа none null фамилия имя отчество'.split(
    ' ',
  ),
);

const known = (word: string): boolean =>
  findFirstNames(word, undefined).length > 0 || looksLikePatronymic(word);

/** The words in order; a double surname is one word with a hyphen. A letter alone, with a dot or without, is an initial. */
export function nameWords(raw: string): string[] {
  let text = withoutLookAlikes(raw.normalize('NFC'))
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\u00AD\u200B-\u200F\uFEFF]/gu, '');
  text = text.replace(/\([^)]*\)?|\[[^\]]*\]|«[^»]*»/gu, (note) =>
    mayBeLatinLayout(note) && !note.startsWith('(') ? note : ' ',
  );
  if (/[a-z]/u.test(text)) {
    // Before the signs go: some of them are letters of the wrong layout.
    text = text
      .split(/\s+/u)
      .map((word) => (/^\p{L}\.?$/u.test(word) ? word : toCyrillicParts(word)))
      .join(' ');
  }
  const words = text
    .replace(/\s*\p{Pd}\s*/gu, '-')
    .replace(/[^\p{L}\s-]+/gu, ' ')
    .split(/\s+/u)
    .map((word) => word.replace(/^-+|-+$/gu, ''))
    .filter((word) => word !== '');
  const names = words.filter((word) => !nothing.has(word) && !isOneLetterRepeated(word));
  const withoutRemarks = names.filter((word) => !remarks.has(word));
  return withoutRemarks;
}

const toCyrillicParts = (word: string): string =>
  mayBeLatinLayout(word) && !/^[a-z-]+$/u.test(word)
    ? toCyrillic(word, known)
    : word
        .split('-')
        .map((part) => toCyrillic(part, known))
        .join('-');

/** Before all is made small: H is a letter that looks like Н, and h is none. */
const withoutLookAlikes = (text: string): string =>
  /[A-Za-z]/u.test(text)
    ? text.replace(/\S+/gu, (word) => (/\p{Script=Cyrillic}/u.test(word) ? latinToCyrillic(word) : word))
    : text;

const isOneLetterRepeated = (word: string): boolean => word.length > 2 && new Set(word).size === 1;
