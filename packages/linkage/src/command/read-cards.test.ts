import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { NormalisedCard } from '../card.ts';
import { linkCards, linkCardsTogether, type Linkage } from '../link-cards.ts';
import { defaultMapping } from './columns.ts';
import { readCards, type ReadCards } from './read-cards.ts';
import type { SecondThread } from './second-thread.ts';
import { writeResults } from './write-results.ts';

const folder = await mkdtemp(join(tmpdir(), 'gorodok-linkage-halves-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const surnames = ['Кошаров', 'Кошарова', 'Иванов-Петров', 'Шигаева', 'Ahmetov', 'Ким'];
const firstNames = ['Матвей', 'Саша', 'Анна', 'мария', 'Ж.', 'Тимур'];

/** Cards of all kinds, some of them broken, some twice, some with a line break between quotes. */
function lines(): string[] {
  const header =
    'card_id,role,last_name,first_name,middle_name,birth_date,sex,snils,doc_type,doc_series,doc_number,phone,email,address,org_id,child_card_id';
  const cards = Array.from({ length: 400 }, (_, row) => {
    const id = row % 90 === 7 ? '' : `C${row % 130 === 5 ? row - 1 : row}`;
    const address = row % 3 === 0 ? `"г. Миасс,\nул. Бажова, ${row}"` : '';
    const fields = [
      id,
      ['student', 'parent', 'employee'][row % 3],
      surnames[row % surnames.length],
      firstNames[(row * 7) % firstNames.length],
      row % 4 === 0 ? 'Игоревич' : '',
      `${(row % 28) + 1}.05.20${String(row % 20).padStart(2, '0')}`,
      row % 2 === 0 ? 'м' : '',
      row % 5 === 0 ? '157-402-639 62' : '',
      '',
      row % 6 === 0 ? '75 09' : '',
      row % 6 === 0 ? String(100000 + row) : '',
      row % 2 === 0 ? `8 902 600 ${String(row).padStart(4, '0')}` : '',
      row % 8 === 0 ? `mail${row}@example.org` : '',
      address,
      String(row % 9),
      row % 3 === 1 ? `C${row - 1}` : '',
    ];
    return row % 101 === 50 ? `${fields.join(',')},too,much` : fields.join(',');
  });
  return [header, ...cards];
}

/** What is read of the file, and what is said of its lines. */
async function read(path: string, inHalvesFrom: number) {
  const said: string[] = [];
  const listeners = {
    strict: false,
    onBroken: (sentence: string) => void said.push(sentence),
    onProgress: () => {},
  };
  const { cards, broken, helper } = await readCards(path, defaultMapping, listeners, inHalvesFrom);
  await helper?.end();
  return { cards: Array.from(cards, valuesOf), broken, said };
}

/** All that is known of a card, each field asked for. */
const valuesOf = (card: NormalisedCard): NormalisedCard => ({
  cardId: card.cardId,
  role: card.role,
  surname: card.surname,
  firstName: card.firstName,
  patronymic: card.patronymic,
  sex: card.sex,
  birthDate: card.birthDate,
  personNumber: card.personNumber,
  personNumberIsValid: card.personNumberIsValid,
  documentKind: card.documentKind,
  document: card.document,
  phone: card.phone,
  email: card.email,
  address: card.address,
  organization: card.organization,
  childCardId: card.childCardId,
  child: card.child,
});

test.each([',', ';'])(
  'a file that is read in two halves gives the same cards, frequencies and broken lines, divided by %s',
  async (delimiter) => {
    const path = join(folder, `cards${delimiter === ',' ? 1 : 2}.csv`);
    const text = lines().join('\n');
    await writeFile(path, delimiter === ',' ? text : text.replaceAll(',', ';'));
    const [whole, halves] = [await read(path, Infinity), await read(path, 0)];
    expect(whole.broken).toBeGreaterThan(8);
    expect(halves).toEqual(whole);
  },
);

test('two threads find and write the pairs and people that one does', async () => {
  const path = join(folder, 'together.csv');
  await writeFile(path, lines().join('\n'));
  const listeners = { strict: false, onBroken: () => {}, onProgress: () => {} };
  const alone = await readCards(path, defaultMapping, listeners, Infinity);
  const expected = linkCards(alone.cards, alone.normaliser);
  expect(expected.pairs.length).toBeGreaterThan(20);
  const read = await readCards(path, defaultMapping, listeners, 0);
  const { cards, normaliser, helper } = read;
  if (!helper) throw new Error('The file was not read in halves.');
  const together = await linkCardsTogether(helper, cards, normaliser);
  const byOne = await written(alone, expected);
  expect(byOne[0]?.split('\n').length).toBeGreaterThan(20);
  expect(await written(read, together, helper)).toEqual(byOne);
  await helper.end();
  const people = ({ clusters }: Linkage) => Array.from(cards, (_, row) => clusters.find(row));
  expect(together.pairs).toEqual(expected.pairs);
  expect(people(together)).toEqual(people(expected));
  expect(together.compared).toBe(expected.compared);
});

/** Both files, written in pieces of seven pairs. */
async function written({ cards }: ReadCards, linkage: Linkage, writer?: SecondThread): Promise<string[]> {
  const paths = { out: join(folder, 'pairs.csv'), clusters: join(folder, 'clusters.csv') };
  await writeResults(paths, cards, linkage, writer, 7);
  return Promise.all([readFile(paths.out, 'utf8'), readFile(paths.clusters, 'utf8')]);
}

test('a file without a second line has no second half', async () => {
  const path = join(folder, 'short.csv');
  await writeFile(path, lines().slice(0, 2).join('\n'));
  expect((await read(path, 0)).cards).toHaveLength(1);
});
