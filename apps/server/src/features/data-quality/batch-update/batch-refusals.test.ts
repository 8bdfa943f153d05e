import { CFB, read, utils, write } from '@e965/xlsx';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aSnils, aServer, type TestServer } from '../../../../../../tests/school/index.ts';
import {
  aBatchSchool,
  act,
  askBatch,
  checkedUpdate,
  edited,
  exported,
  rowsIn,
  saved,
  tableOf,
  told,
  upload,
  type BatchSchool,
} from '../../../../../../tests/school/batch-update.ts';
import { zipOf } from '#platform/spreadsheet/text-file/zip-writer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
  await server.app.ready();
});
afterAll(() => server.close());

const personOf = (school: BatchSchool, { personId }: { personId: number }) =>
  school.db.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirstOrThrow();
/** Everything that the update of a school could change, to the last row; keys of entries that were removed and came back aside. */
async function cardsOf(school: BatchSchool) {
  const { rows } = await sql`
    select person.id, surname, first_name, patronymic, has_no_patronymic, birth_date, sex, snils, has_no_snils, address,
      residence_address,
      (select jsonb_agg(jsonb_build_object('kind', kind, 'value', value) order by value) from contact where person_id = person.id) as contacts,
      (select jsonb_agg(jsonb_build_object('kind', kind, 'series', series, 'number', number, 'on', issued_on) order by number)
        from identity_document where person_id = person.id) as documents
    from person where id in (select person_id from card where organization_id = ${school.organizationId}) order by id`.execute(
    school.db,
  );
  return rows;
}

test('rows that can not be told apart from a mistake are refused, each with its reason', async () => {
  const school = await aBatchSchool(server);
  const other = await aBatchSchool(server);
  const [first, second] = [await exported(school), await exported(school)];
  const foreign = await exported(other);
  const keyOf = (file: Buffer, word: string) =>
    tableOf(rowsIn(file)).rows.find((row) => row.includes(word))?.[0];
  const refusals = async (edit: Parameters<typeof edited>[1]) =>
    told((await checkedUpdate(school, edited(first.file, edit))).findings);

  expect(
    await refusals(({ set }) => {
      set('Борисов', 'Дата рождения', '15.03.2013');
      set('Абрамова', 'Фамилия', 'Абрамович');
      set('Матвеева', 'Класс, дети', '7Б');
    }),
  ).toEqual([
    [2, 'Фамилия', 'cell.locked'],
    [3, 'Класс, дети', 'cell.locked'],
    [4, 'Дата рождения', 'cell.locked'],
  ]);
  expect(
    await refusals(({ set }) => {
      set('Абрамова', 'Ключ строки (не менять)', 'k999999999x1x00000000000000000000');
      set('Борисов', 'Ключ строки (не менять)', null);
      set('Отцов', 'Ключ строки (не менять)', keyOf(second.file, 'Отцов') ?? '');
      set('Волкова', 'Ключ строки (не менять)', keyOf(foreign.file, 'Волкова') ?? '');
    }),
  ).toEqual([
    [2, null, 'row.from_another_export'],
    [4, null, 'row.key_damaged'],
    [5, null, 'row.from_another_export'],
    [6, null, 'row.from_another_export'],
  ]);
  const forged = String(keyOf(first.file, 'Отцов')).replace(/x(\d+)x/u, 'x1x');
  expect(await refusals(({ set }) => set('Отцов', 'Ключ строки (не менять)', forged))).toEqual([
    [5, null, 'row.key_damaged'],
  ]);
  expect(await refusals(({ rows }) => rows.push([...(rows[4] ?? [])]))).toEqual([
    [5, null, 'row.repeated'],
    [7, null, 'row.repeated'],
  ]);
  expect(
    await refusals(({ set }) => {
      set('Матвеева', 'Имя', 'Ольга');
      set('Матвеева', 'Фамилия', 'Иванова');
    }),
  ).toEqual([[3, null, 'row.another_person']]);
  expect(
    await refusals(({ set }) => {
      set('Отцов', 'СНИЛС', '123-456-789 01');
      set('Отцов', 'Телефон', 'нет');
      set('Борисов', 'СНИЛС отсутствует', 'да');
      set('Волкова', 'Пол', 'средний');
      set('Волкова', 'Нет отчества', 'может быть');
    }),
  ).toEqual([
    [4, 'СНИЛС отсутствует', 'cell.value_and_absence'],
    [5, 'СНИЛС', 'cell.snils_checksum'],
    [5, 'Телефон', 'cell.phone_format'],
    [6, 'Нет отчества', 'cell.yes_or_empty'],
    [6, 'Пол', 'cell.sex_unknown'],
  ]);
  const [taken, twice] = [(await personOf(other, other.anna)).snils ?? '', aSnils()];
  expect(
    await refusals(({ set }) => {
      set('Отцов', 'СНИЛС', taken);
      set('Борисов', 'СНИЛС', twice);
      set('Волкова', 'СНИЛС', twice);
    }),
  ).toEqual([
    [4, 'СНИЛС', 'cell.snils_repeated'],
    [5, 'СНИЛС', 'cell.snils_belongs_to_another_card'],
    [6, 'СНИЛС', 'cell.snils_repeated'],
  ]);
});

test('formulas and merged cells keep their rows out', async () => {
  const school = await aBatchSchool(server);
  const { file } = await exported(school);
  const book = read(file);
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  const phone = utils.encode_col((rowsIn(file)[0] ?? []).indexOf('Телефон'));
  sheet[`${phone}2`] = { t: 's', f: 'CONCATENATE("8","9120000009")', v: '89120000009' };
  sheet['!merges'] = [utils.decode_range('B4:B5')];
  const bytes = write(book, { bookType: 'xlsx', type: 'buffer' }) as Buffer; // the declared type does not follow `type`
  const update = await checkedUpdate(school, bytes);
  expect(told(update.findings)).toEqual([
    [2, 'Телефон', 'cell.formula'],
    [4, null, 'row.merged_cells'],
    [5, null, 'row.merged_cells'],
  ]);
});

test('a file whose headings or filter are not those of the export is refused as a whole', async () => {
  const school = await aBatchSchool(server);
  const other = await aBatchSchool(server);
  const { file } = await exported(school);
  const refusals = async (
    edit: (rows: ReturnType<typeof rowsIn>) => void,
    filter?: Parameters<typeof checkedUpdate>[2],
  ) => {
    const update = await checkedUpdate(
      school,
      edited(file, ({ rows }) => edit(rows)),
      filter,
    );
    expect(update.counts.rowsToChange).toBe(0);
    return told(update.findings);
  };
  const rename = (from: string, to: string | null) => (rows: ReturnType<typeof rowsIn>) => {
    const headings = rows[0] ?? [];
    headings[headings.indexOf(from)] = to;
  };
  expect(await refusals(rename('Телефон', 'Мобильный'))).toEqual([[null, 'Телефон', 'file.heading_missing']]);
  expect(await refusals(rename('Телефон', null))).toEqual([[null, 'Телефон', 'file.heading_missing']]);
  expect(await refusals(rename('Телефон', 'E-mail'))).toEqual([
    [null, 'E-mail', 'file.heading_repeated'],
    [null, 'Телефон', 'file.heading_missing'],
  ]);
  expect(await refusals(rename('Ключ строки (не менять)', 'Номер'))).toEqual([
    [null, null, 'file.key_column_missing'],
  ]);
  expect(await refusals(() => undefined, { kind: 'student', classGroupId: school.a.id })).toEqual([
    [null, null, 'file.other_filter'],
  ]);
  const foreign = await checkedUpdate(other, file);
  expect(told(foreign.findings)).toEqual([[null, null, 'file.export_unknown']]);
  const nothing = await askBatch(school, 'POST', `/batch-updates/${foreign.id}/apply`, { rows: 'all' });
  expect([nothing.statusCode, nothing.json().code]).toEqual([404, 'batch_update.not_found']);
});

test('what is no table, damaged, behind a password, too large or a bomb is refused', async () => {
  const school = await aBatchSchool(server);
  const pdf = await upload(school, Buffer.from('%PDF-1.7\u0000'));
  expect([pdf.statusCode, pdf.json().code]).toEqual([422, 'import.file_not_spreadsheet']);
  const large = await upload(school, Buffer.alloc(50 * 1024 * 1024 + 1));
  expect([large.statusCode, large.json().code]).toEqual([413, 'body_too_large']);
  const tenMegabytes = ' '.repeat(10 * 1024 * 1024);
  const bomb = zipOf([
    { name: 'xl/worksheets/sheet1.xml', pieces: Array.from({ length: 11 }, () => tenMegabytes) },
  ]);
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, 'EncryptedPackage', Buffer.alloc(512));
  const { file } = await exported(school);
  const refusedFor = async (bytes: Uint8Array) => {
    const { state, failureCode } = await checkedUpdate(school, bytes);
    return [state, failureCode];
  };
  expect(await refusedFor(CFB.write(container, { type: 'buffer' }) as Buffer)).toEqual([
    'failed',
    'import.file_encrypted',
  ]);
  expect(await refusedFor(bomb)).toEqual(['failed', 'import.file_unpacks_too_large']);
  expect(await refusedFor(file.subarray(0, 700))).toEqual(['failed', 'import.file_damaged']);
  const long = saved([['Ключ строки (не менять)'], ...Array.from({ length: 40_100 }, () => ['x'])]);
  expect(await refusedFor(long)).toEqual(['failed', 'batch_update.too_many_rows']);
});

test('a field that somebody has edited since the export is refused, another one of the same card is not', async () => {
  const school = await aBatchSchool(server);
  const { file } = await exported(school);
  const at = (personId: number) => school.db.updateTable('person').where('id', '=', personId);
  await at(school.father.personId).set({ address: 'г. Чебаркуль' }).execute();
  await at(school.mother.personId).set({ address: 'г. Златоуст' }).execute();
  const update = await checkedUpdate(
    school,
    edited(file, ({ set }) => {
      set('Отцов', 'Адрес регистрации', 'г. Миасс');
      set('Матвеева', 'Адрес регистрации', 'г. Златоуст');
      set('Матвеева', 'E-mail', 'mother@example.com');
    }),
  );
  expect(told(update.findings)).toEqual([[5, 'Адрес регистрации', 'cell.changed_meanwhile']]);
  expect(update.changes.map(({ column }) => column)).toEqual(['E-mail']);

  await school.db
    .insertInto('contact')
    .values({ personId: school.mother.personId, kind: 'email', value: 'other@example.com' })
    .execute();
  const before = await cardsOf(school);
  const failed = await act(school, update.id, 'apply faultless');
  expect([failed.state, failed.counts.rowsToChange, await cardsOf(school)]).toEqual(['applied', 0, before]);
});

test('cards that changed after the check let an update of all rows fail as a whole', async () => {
  const school = await aBatchSchool(server);
  const { file } = await exported(school);
  const update = await checkedUpdate(
    school,
    edited(file, ({ set }) => {
      set('Отцов', 'Адрес регистрации', 'г. Миасс');
      set('Волкова', 'Адрес регистрации', 'г. Миасс');
    }),
  );
  await sql`update guardianship set ends_on = starts_on where guardian_id = ${school.father.personId}`.execute(
    school.db,
  );
  const before = await cardsOf(school);
  const failed = await act(school, update.id, 'apply all');
  expect([failed.state, failed.failureCode, told(failed.findings)]).toEqual([
    'failed',
    'batch_update.changed_since_check',
    [[5, null, 'row.outside_filter']],
  ]);
  expect(await cardsOf(school)).toEqual(before);
});
