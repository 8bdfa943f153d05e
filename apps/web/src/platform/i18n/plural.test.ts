import i18next from 'i18next';
import { expect, test } from 'vitest';
import words from '../../features/learning/journal/journal.ru.ts';

test('students are counted as Russian counts: 1 ученик, 2 ученика, 5 учеников, 21 ученик', async () => {
  const russian = i18next.createInstance();
  await russian.init({ lng: 'ru', keySeparator: false, resources: { ru: { journal: words } } });
  const t = russian.getFixedT('ru', 'journal');
  expect([1, 2, 5, 11, 21, 35].map((count) => t('students', { count }))).toEqual([
    '1 ученик',
    '2 ученика',
    '5 учеников',
    '11 учеников',
    '21 ученик',
    '35 учеников',
  ]);
});
