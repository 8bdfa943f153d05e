import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldOrganizationName, municipalityFinder } from './folded-names.ts';

test.each([
  ['МДОУ «ЦРРдетский сад "Березка" с. Агаповка', 'МДОУ «ЦРР детский сад "Берёзка" с. Агаповка»'],
  [
    'МАОУ СОШ № 45',
    'Муниципальное автономное общеобразовательное учреждение "Средняя общеобразовательная школа №45"',
  ],
  ['МУ ДО "ДПШ"', 'МУДО «Дворец пионеров и школьников»'],
  ['МКОУ "СОШ п.Муслюмово ж-д.ст."', 'МКОУ СОШ п. Муслюмово Ж-Д ст.'],
  ['МБУДО "ДЮЦ" г. Южноуральск', 'МБУ ДО «Детско-юношеский центр» Южноуральск'],
  ['МДОУ "Детский сад №15"', 'мбдоу Детский сад N 15'],
  ['МКОУ "Зерновая НШ - ДС"', 'МКОУ «Зерновая НШ-ДС»'],
])('%s is %s', (one, other) => {
  expect(foldOrganizationName(one)).toBe(foldOrganizationName(other));
});

test.each([
  ['МАОУ СОШ № 4', 'МАОУ СОШ № 45'],
  ['МКОУ «Берёзовская СОШ»', 'МКОУ «Берёзовская ООШ»'],
  ['МБУ ДО «ДЮСШ»', 'МБУ ДО «ДТДиМ»'],
  ['Детский сад № 1', 'СОШ № 1'],
])('%s is not %s', (one, other) => {
  expect(foldOrganizationName(one)).not.toBe(foldOrganizationName(other));
});

test('quotes, spaces, case, ё, «№» and the form of ownership never tell two names apart', () => {
  const word = fc.constantFrom('Берёзовская', 'Центр', 'Солнышко', 'СОШ', 'Лицей', 'Детский сад');
  const owner = fc.constantFrom('', 'МОУ', 'МБОУ', 'МАОУ', 'МКДОУ', 'МБУДО', 'МУ ДО');
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 3 }),
      fc.nat(200),
      owner,
      owner,
      (words, number, one, other) => {
        const plain = `${one} «${words.join(' ')} № ${number}»`;
        const written = `${other}  "${words.join('  ').toUpperCase().replaceAll('Ё', 'Е')}№${number}" `;
        expect(foldOrganizationName(written)).toBe(foldOrganizationName(plain));
      },
    ),
  );
});

const find = municipalityFinder([
  'Агаповский муниципальный район',
  'Магнитогорский городской округ',
  'Озерский городской округ',
  'Чебаркульский городской округ',
  'Чебаркульский муниципальный район',
]);

test.each([
  ['Агаповский МР', 'Агаповский муниципальный район'],
  ['Агаповский', 'Агаповский муниципальный район'],
  ['Озёрский ГО', 'Озерский городской округ'],
  ['Магнитогорск', 'Магнитогорский городской округ'],
  ['Чебаркульский район', 'Чебаркульский муниципальный район'],
  ['Чебаркульский ГО', 'Чебаркульский городской округ'],
  ['Чебаркульский', undefined], // may mean two
  ['Увельский МР', undefined],
])('%s means %s', (text, name) => {
  expect(find(text)).toBe(name);
});
