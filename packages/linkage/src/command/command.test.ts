import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

// The command as people run it: a process of its own on a file.
const program = fileURLToPath(new URL('main.ts', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'gorodok-linkage-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const path = (name: string): string => join(folder, name);

interface Outcome {
  readonly code: number;
  readonly said: string;
}

const run = (...parameters: string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    execFile(process.execPath, [program, ...parameters], (error, _, said) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said });
    });
  });

const find = (name: string, ...more: string[]): Promise<Outcome> =>
  run('--in', path(name), '--out', path('pairs.csv'), '--clusters', path('clusters.csv'), ...more);

const lines = async (name: string): Promise<string[]> =>
  (await readFile(path(name), 'utf8')).trimEnd().split('\n');

const header =
  'card_id,role,last_name,first_name,middle_name,birth_date,sex,snils,doc_type,doc_series,doc_number,phone,email,address,org_id,child_card_id';
const russian = [
  header,
  'A1,student,Кошаров,Матвей,Игоревич,14.05.2012,м,157-402-639 62,,,,,,"г. Миасс, ул. Бажова, 12",17,',
  'A2,student, КОШАРАВ ,Матвей,Игоревич,2012-05-14,,15740263962,,,,,,,90,',
  'A3,student,Кошаров,Марк,Игоревич,14.05.2012,м,203-518-774 44,,,,,,"г. Миасс, ул. Бажова, 12",17,',
];

test('the cards of one student are written as a pair and as a person', { timeout: 60_000 }, async () => {
  await writeFile(path('cards.csv'), russian.join('\n'));
  expect(await find('cards.csv')).toMatchObject({ code: 0 });
  const [title, pair, ...others] = await lines('pairs.csv');
  expect(title).toBe('card_a,card_b,score,zone,reason');
  expect(pair).toMatch(/^A1,A2,\d+\.\d\d,certain,"СНИЛС совпадает \+/u);
  expect(others.filter((line) => !line.includes(',possible,'))).toEqual([]);
  expect(await lines('clusters.csv')).toEqual(['card_id,person_id', 'A1,A1', 'A2,A1']);
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test(
  'a file of Excel is read as well: semicolons, windows-1251, spaces, an empty line',
  { timeout: 60_000 },
  async () => {
    const text = `${russian.map((line) => line.replaceAll('"г. Миасс, ул. Бажова, 12"', 'Миасс').replaceAll(',', ' ; ')).join('\r\n')}\r\n\r\n`;
    await writeFile(path('excel.csv'), inWindows1251(text));
    expect(await find('excel.csv')).toMatchObject({ code: 0 });
    expect((await lines('clusters.csv')).slice(1)).toEqual(['A1,A1', 'A2,A1']);
  },
);

test('a broken line is told by its number, and the others are read', { timeout: 60_000 }, async () => {
  const broken = [
    ...russian.slice(0, 2),
    ',student,Кто,То,,,,,,,,,,,,',
    'A9,a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p',
    ...russian.slice(2),
    'A1',
  ];
  await writeFile(path('broken.csv'), broken.join('\n'));
  const { code, said } = await find('broken.csv');
  expect(code).toBe(0);
  expect(said).toContain('Строка 3: нет card_id.');
  expect(said).toContain('Строка 4: значений 17, а столбцов 16');
  expect(said).toContain('Строка 7: такой card_id уже был.');
  expect(await lines('clusters.csv')).toHaveLength(3);
  expect(await find('broken.csv', '--strict')).toMatchObject({ code: 1 });
});

test('a mapping reads files in other languages, dates in three columns', { timeout: 60_000 }, async () => {
  await writeFile(
    path('other.csv'),
    [
      'ID\tsurname\tgiven\tby\tbm\tbd\tssn\tstreet\ttown',
      '1\tStephenson\tIsabella\t1961\t3\t14\t4837261\t12 Renwick Circuit\tPenrith',
      '2\tStevenson\tIsabela\t1961\t3\t14\t4837216\t12 Renwick Circuit\tPenrith',
      '3\tHartley\tJoshua\t1974\t11\t2\t9912034\t7 Mugga Place\tDubbo',
    ].join('\n'),
  );
  const fields = {
    card_id: 'id',
    last_name: 'surname',
    first_name: ' Given ',
    birth_date: ['by', 'bm', 'bd'],
    id_number: 'ssn',
    address: ['street', 'town'],
  };
  await writeFile(path('mapping.json'), JSON.stringify({ profile: 'generic', fields }));
  expect(await find('other.csv', '--columns', path('mapping.json'))).toMatchObject({ code: 0 });
  expect((await lines('clusters.csv')).slice(1)).toEqual(['1,1', '2,1']);
});

test('what cannot be done is said in Russian, and former results stay', { timeout: 60_000 }, async () => {
  await writeFile(path('pairs.csv'), 'former');
  expect(await find('none.csv')).toMatchObject({ code: 1, said: expect.stringContaining('Не найден файл') });
  await writeFile(path('headless.csv'), 'a,b\n1,2');
  expect(await find('headless.csv')).toMatchObject({
    code: 1,
    said: expect.stringContaining('нет столбцов: card_id'),
  });
  await writeFile(path('empty.csv'), '');
  expect(await find('empty.csv')).toMatchObject({ code: 1, said: expect.stringContaining('Файл пуст.') });
  await writeFile(path('bad.json'), '{"profile": "french", "fields": {}}');
  await writeFile(path('cards.csv'), russian.join('\n'));
  expect(await find('cards.csv', '--columns', path('bad.json'))).toMatchObject({
    code: 1,
    said: expect.stringContaining('Неизвестный профиль «french»'),
  });
  expect(await run('--in', path('cards.csv'))).toMatchObject({
    code: 2,
    said: expect.stringContaining('Не указано: --out, --clusters.'),
  });
  expect(await readFile(path('pairs.csv'), 'utf8')).toBe('former');
});

/** Node.js writes no windows-1251 itself. */
function inWindows1251(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1251');
  const codes = new Map(
    Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code]),
  );
  return Uint8Array.from(text, (sign) => codes.get(sign) ?? 63);
}
