import { BatchExport, BatchUpdate, knownCodes } from '@gorodok/contract';
import { CFB, read, utils, write } from '@e965/xlsx';
import { sql } from 'kysely';
import { Value } from 'typebox/value';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aSnils, aServer, aStudent, type TestServer } from '../../../../../../tests/school/index.ts';
import {
  aBatchSchool,
  act,
  askBatch,
  checkedUpdate,
  edited,
  exported,
  getUpdate,
  rowsIn,
  saved,
  tableOf,
  told,
  upload,
  type BatchSchool,
} from '../../../../../../tests/school/batch-update.ts';
import { zipOf } from '#platform/spreadsheet/text-file/zip-writer.ts';
import { countChangedCards } from '../completeness/index.ts';
import { batchCodes } from './batch-update.codes.ts';
import { forgetOldBatches } from './batch-update.jobs.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
  await server.app.ready();
});
afterAll(() => server.close());

const personOf = (school: BatchSchool, { personId }: { personId: number }) =>
  school.db.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirstOrThrow();
const contactsOf = (school: BatchSchool, { personId }: { personId: number }) =>
  school.db
    .selectFrom('contact')
    .select(['kind', 'value'])
    .where('personId', '=', personId)
    .orderBy('id')
    .execute();
const documentsOf = (school: BatchSchool, { personId }: { personId: number }) =>
  school.db
    .selectFrom('identityDocument')
    .select(['kind', 'series', 'number', 'issuedOn', 'departmentCode'])
    .where('personId', '=', personId)
    .orderBy('id')
    .execute();

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

test('everything that an export or an update may say has a sentence, and no sentence is left over', () => {
  const codes: readonly string[] = batchCodes;
  expect(codes.filter((code) => !knownCodes.includes(code))).toEqual([]);
  expect(knownCodes.filter((code) => code.startsWith('batch_') && !codes.includes(code))).toEqual([]);
});

test('students come by class and name with their parents below them, a mother of two once, all of it text', async () => {
  const school = await aBatchSchool(server);
  const { about, file } = await exported(school, { format: 'xls' });
  expect(Value.Errors(BatchExport, about)).toEqual([]);
  expect(about).toMatchObject({ state: 'ready', rowsTotal: 5, classGroupName: null });
  const rows = rowsIn(file);
  expect(rows.map((row) => row.slice(1, 5))).toEqual([
    ['Кто', 'Класс, дети', 'Фамилия', 'Имя'],
    ['Ученик', '7А', 'Абрамова', 'Саша'],
    ['Родитель', 'Саша Абрамова, Саша Волкова', 'Матвеева', 'Мария'],
    ['Ученик', '7А', 'Борисов', 'Саша'],
    ['Родитель', 'Саша Борисов', 'Отцов', 'Олег'],
    ['Ученик', '7Б', 'Волкова', 'Саша'],
  ]);
  const book = read(file, { cellNF: true, cellStyles: true });
  expect(book.SheetNames).toEqual(['Ученики и родители', 'Инструкция']);
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  expect(sheet?.['!cols']?.map(({ hidden }) => Boolean(hidden)).slice(0, 3)).toEqual([true, false, false]);
  const passport = Object.entries(sheet ?? {}).find(([, cell]) => (cell as { v?: unknown }).v === '0304');
  expect(passport?.[1]).toMatchObject({ t: 's', z: '@' });
});

test('a class, a parallel, a kind and a brief set narrow the file', async () => {
  const school = await aBatchSchool(server);
  const surnames = async (request: Parameters<typeof exported>[1]) => {
    const [headings = [], ...rows] = rowsIn((await exported(school, request)).file);
    return rows.map((row) => row[headings.indexOf('Фамилия')]);
  };
  expect(await surnames({ filter: { kind: 'student', classGroupId: school.b.id } })).toEqual([
    'Волкова',
    'Матвеева',
  ]);
  expect(await surnames({ filter: { kind: 'guardian', grade: 7 }, columns: 'brief' })).toEqual([
    'Матвеева',
    'Отцов',
  ]);
  expect(await surnames({ filter: { kind: 'employee' }, format: 'csv' })).toContain('Учителева');
  const { about } = await exported(school, { filter: { kind: 'student', grade: 3 } });
  expect(about).toMatchObject({ state: 'failed', failureCode: 'batch_export.nobody' });
});

test('only the cards that lack something by the rules of the region are in a file of unfilled ones', async () => {
  const school = await aBatchSchool(server);
  const db = server.database.kysely;
  await countChangedCards(server.database);
  const unfilled = { filter: { kind: 'student', grade: 7, only: 'unfilled' } } as const;
  const whole = rowsIn((await exported(school, { filter: { kind: 'student', grade: 7 } })).file);
  expect(rowsIn((await exported(school, unfilled)).file)).toHaveLength(whole.length);
  // A region that asks for a surname only has nobody to ask any more.
  await sql`
    with version as (insert into card_rule_version (note) values ('Только фамилия') returning id)
    insert into card_rule (version_id, kind, field, citizens, weight)
    select version.id, kind, 'surname', 'any', 'mandatory'
    from version cross join unnest(array['student', 'guardian', 'employee']) as kind`.execute(db);
  await countChangedCards(server.database);
  expect((await exported(school, unfilled)).about).toMatchObject({ failureCode: 'batch_export.nobody' });
});

test.each(['xls', 'xlsx', 'csv', 'csv-1251'] as const)(
  'what is edited in a file of the format %s is what changes, with history and audit',
  async (format) => {
    const school = await aBatchSchool(server);
    const { file } = await exported(school, { format });
    const snils = aSnils();
    const table = tableOf(rowsIn(file));
    table.set('Отцов', 'СНИЛС', snils);
    table.set('Отцов', 'Паспорт: серия', '7504');
    table.set('Отцов', 'Паспорт: номер', '123456');
    table.set('Борисов', 'СНИЛС', '');
    table.set('Борисов', 'СНИЛС отсутствует', 'да');
    table.set('Абрамова', 'Телефон', '8 (912) 000-00-02');
    table.set('Матвеева', 'Адрес регистрации', 'г. Миасс, ул. Ленина; д. 1, «кв. 2»');
    table.set('Волкова', 'E-mail', 'vera@example.com');
    const isText = format.startsWith('csv');
    const bytes = isText
      ? Buffer.from(table.rows.map((row) => row.map(csvCell).join(';')).join('\r\n'))
      : saved(table.rows, { bookType: format === 'xls' ? 'biff8' : 'xlsx' });
    // A file under another ending is what it is by its contents.
    const update = await checkedUpdate(school, bytes, undefined, 'Карточки.doc');
    expect(Value.Errors(BatchUpdate, update)).toEqual([]);
    expect([update.state, told(update.findings)]).toEqual(['checked', []]);
    expect(update.counts).toEqual({ rows: 5, rowsWithErrors: 0, rowsToChange: 5, changes: 8 });
    expect(update.changes).toContainEqual({
      row: 2,
      name: 'Абрамова Саша Игоревна',
      column: 'Телефон',
      was: '+7 912 000-00-01',
      now: '+7 912 000-00-02',
    });
    const applied = await act(school, update.id, 'apply all');
    expect([applied.state, Boolean(applied.undoUntil)]).toEqual(['applied', true]);
    expect(await personOf(school, school.father)).toMatchObject({ snils });
    expect(await documentsOf(school, school.father)).toMatchObject([
      { kind: 'passport', series: '7504', number: '123456' },
    ]);
    expect(await personOf(school, school.boris)).toMatchObject({ snils: null, hasNoSnils: true });
    expect(await contactsOf(school, school.anna)).toEqual([{ kind: 'phone', value: '+79120000002' }]);
    expect(await contactsOf(school, school.vera)).toEqual([{ kind: 'email', value: 'vera@example.com' }]);
    expect(await personOf(school, school.mother)).toMatchObject({
      address: 'г. Миасс, ул. Ленина; д. 1, «кв. 2»',
    });
    const history = await school.db
      .selectFrom('cardChange')
      .select('changes')
      .where('personId', '=', school.father.personId)
      .execute();
    expect(history).toMatchObject([
      { changes: [{ field: 'snils' }, { field: 'document', entryId: expect.any(Number) }] },
    ]);
    const audited = await school.db
      .selectFrom('auditEntry')
      .select(['action', 'details'])
      .where('subjectId', '=', school.father.personId)
      .where('organizationId', '=', school.organizationId)
      .execute();
    expect(audited).toEqual([
      { action: 'card.changed', details: { fields: ['snils', 'document'], batchUpdateId: update.id } },
    ]);
  },
);

const csvCell = (cell: string | number | boolean | null) => {
  const text = cell === null ? '' : String(cell);
  return /[";]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

test('what spreadsheets and people make of dates, numbers and zeros is taken as it was meant', async () => {
  const school = await aBatchSchool(server);
  const { file } = await exported(school);
  for (const date1904 of [false, true]) {
    const dayOf = (serial: number) => serial - (date1904 ? 1_462 : 0);
    const update = await checkedUpdate(
      school,
      edited(
        file,
        ({ set }) => {
          set('Матвеева', 'Дата рождения', dayOf(31_184)); // 17 May 1985, as it was
          set('Матвеева', 'Паспорт: серия', 304);
          set('Матвеева', 'Паспорт: номер', 4_019);
          set('Матвеева', 'Пол', 'жен.');
          set('Отцов', 'Дата рождения', dayOf(31_185));
          set('Отцов', 'Телефон', 89_120_000_007);
          set('Отцов', 'Паспорт: серия', '75 04');
          set('Отцов', 'Паспорт: номер', '123456');
          set('Отцов', 'Паспорт: дата выдачи', '17.5.2005 г.');
          set('Отцов', 'Паспорт: код подразделения', 740_001);
        },
        { date1904, bookType: date1904 ? 'biff8' : 'xlsx' },
      ),
    );
    expect(told(update.findings)).toEqual([]);
    expect(update.changes.map(({ name, column, was, now }) => [name, column, was, now])).toEqual(
      [
        ['Дата рождения', '17.05.1985', '18.05.1985'],
        ['Паспорт: серия', '', '7504'],
        ['Паспорт: номер', '', '123456'],
        ['Паспорт: дата выдачи', '', '17.05.2005'],
        ['Паспорт: код подразделения', '', '740-001'],
        ['Телефон', '', '+7 912 000-00-07'],
      ].map((change) => ['Отцов Олег Игоревна', ...change]),
    );
    expect(told(update.findings, 'warning')).toEqual([
      [3, 'Паспорт: серия', 'cell.leading_zeros_restored'],
      [3, 'Паспорт: номер', 'cell.leading_zeros_restored'],
    ]);
  }
});

test('a removed row changes nothing; an emptied cell removes its value where it may, with a warning', async () => {
  const school = await aBatchSchool(server);
  const { file } = await exported(school);
  const update = await checkedUpdate(
    school,
    edited(file, ({ rows, set, rowOf }) => {
      set('Матвеева', 'Паспорт: серия', null);
      set('Матвеева', 'Паспорт: номер', null);
      set('Абрамова', 'Телефон', '');
      set('Отцов', 'Имя', '');
      rows.splice(rowOf('Борисов') - 1, 1);
    }),
  );
  expect(told(update.findings)).toEqual([[4, 'Имя', 'cell.value_missing']]);
  expect(told(update.findings, 'warning')).toEqual([
    [2, 'Телефон', 'cell.value_removed'],
    [3, 'Паспорт: серия', 'cell.value_removed'],
    [3, 'Паспорт: номер', 'cell.value_removed'],
  ]);
  expect(update.counts).toMatchObject({ rows: 4, rowsWithErrors: 1, rowsToChange: 2 });
  const refused = await askBatch(school, 'POST', `/batch-updates/${update.id}/apply`, { rows: 'all' });
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'batch_update.rows_have_errors']);
  await act(school, update.id, 'apply faultless');
  expect([await documentsOf(school, school.mother), await contactsOf(school, school.anna)]).toEqual([[], []]);
});

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
      set('Абрамова', 'Ключ строки (не менять)', 'k1x1x00000000000000000000');
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

test('an update is undone to the last row, once, but for what was edited since', async () => {
  const school = await aBatchSchool(server);
  const before = await cardsOf(school);
  const { file } = await exported(school);
  const update = await checkedUpdate(
    school,
    edited(file, ({ set }) => {
      set('Матвеева', 'Паспорт: серия', '');
      set('Матвеева', 'Паспорт: номер', '');
      set('Матвеева', 'Телефон', '+7 912 000-00-09');
      set('Абрамова', 'Телефон', '+7 912 000-00-08');
      set('Отцов', 'СНИЛС', aSnils());
      set('Отцов', 'Фамилия', 'Отцов-Новый');
    }),
  );
  const clicks = await Promise.all(
    Array.from({ length: 3 }, () =>
      askBatch(school, 'POST', `/batch-updates/${update.id}/apply`, { rows: 'all' }),
    ),
  );
  expect(clicks.map(({ statusCode }) => statusCode)).toEqual([202, 202, 202]);
  await act(school, update.id, 'apply all');
  await school.db
    .updateTable('person')
    .set({ surname: 'Отцов-Третий' })
    .where('id', '=', school.father.personId)
    .execute();
  const undone = await act(school, update.id, 'undo');
  expect([undone.state, undone.undone]).toEqual([
    'undone',
    { rows: 3, keptFields: 1, kept: [{ row: 5, name: 'Отцов-Третий Олег Игоревна', column: 'Фамилия' }] },
  ]);
  await act(school, update.id, 'undo');
  await school.db
    .updateTable('person')
    .set({ surname: 'Отцов' })
    .where('id', '=', school.father.personId)
    .execute();
  expect(await cardsOf(school)).toEqual(before);
  const entries = await school.db
    .selectFrom('auditEntry')
    .select('action')
    .where('subjectKind', '=', 'batch_update')
    .where('subjectId', '=', update.id)
    .where('action', 'in', ['batch_update.applied', 'batch_update.undone'])
    .orderBy('id')
    .execute();
  expect(entries.map(({ action }) => action)).toEqual(['batch_update.applied', 'batch_update.undone']);
});

test('an annotated file tells in its cells what was found, and can be given back when it is mended', async () => {
  const school = await aBatchSchool(server);
  const { file } = await exported(school, { format: 'xls' });
  const update = await checkedUpdate(
    school,
    edited(
      file,
      ({ set }) => {
        set('Отцов', 'Телефон', 'нет');
        set('Матвеева', 'E-mail', 'mother@example.com');
      },
      { bookType: 'biff8' },
    ),
  );
  const response = await askBatch(school, 'GET', `/batch-updates/${update.id}/annotated`);
  expect(response.rawPayload.subarray(0, 4).toString('hex')).toBe('d0cf11e0');
  const table = tableOf(rowsIn(response.rawPayload));
  const remarks = table.rows.map((row) => row.at(-1));
  expect(remarks[0]).toBe('Замечания');
  expect(remarks[2]).toBe('E-mail: «» → «mother@example.com».');
  expect(remarks[4]).toMatch(/^Ошибка, «Телефон»: /u);
  table.set('Отцов', 'Телефон', '8 912 000 00 05');
  const mended = await checkedUpdate(school, saved(table.rows, { bookType: 'biff8' }));
  expect([told(mended.findings), mended.counts.rowsToChange]).toEqual([[], 2]);

  const discard = () => askBatch(school, 'DELETE', `/batch-updates/${update.id}`);
  expect([(await discard()).statusCode, (await discard()).statusCode]).toEqual([204, 204]);
  expect(await getUpdate(school, update.id)).toMatchObject({ state: 'discarded', findings: [], changes: [] });
});

test('files are forgotten after a day, and everything that cards said after thirty', async () => {
  const school = await aBatchSchool(server);
  const { about, file } = await exported(school);
  const update = await checkedUpdate(
    school,
    edited(file, ({ set }) => set('Отцов', 'Адрес регистрации', 'г. Миасс')),
  );
  await act(school, update.id, 'apply all');
  await sql`update batch_export set file_until = now() - interval '1 minute' where id = ${about.id}`.execute(
    school.db,
  );
  await sql`update batch_update set finished_at = now() - interval '31 days' where id = ${update.id}`.execute(
    school.db,
  );
  const late = await askBatch(school, 'POST', `/batch-updates/${update.id}/undo`);
  expect([late.statusCode, late.json().code]).toEqual([409, 'batch_update.undo_over']);
  await server.foundations.jobs.send(school.db, forgetOldBatches, {});
  await expect
    .poll(async () => (await getUpdate(school, update.id)).changes, { timeout: 20_000 })
    .toEqual([]);
  const gone = await askBatch(school, 'GET', `/batch-exports/${about.id}/file`);
  expect([gone.statusCode, gone.json().code]).toEqual([409, 'batch_export.not_ready']);
  expect(
    await school.db
      .selectFrom('batchUpdateChange')
      .select('rowNumber')
      .where('updateId', '=', update.id)
      .execute(),
  ).toEqual([]);
});

test('a student who is a guardian too stands in the file once', async () => {
  const school = await aBatchSchool(server);
  await school.db
    .insertInto('guardianship')
    .values({
      guardianId: school.boris.personId,
      childId: school.vera.personId,
      relation: 'trustee',
      startsOn: '2025-09-01',
    })
    .execute();
  await aStudent(school.db, { organizationId: school.organizationId, surname: 'Безклассный' });
  const rows = rowsIn((await exported(school)).file);
  expect(rows.filter((row) => row.includes('Борисов')).map((row) => row[1])).toEqual(['Ученик']);
  expect(rows[1]).toContain('Безклассный');
});

/** What somebody may type into a cell, and what the card then says; a code – why the row stays out. */
const possible: Record<string, readonly { typed: string; becomes: string | { error: string } }[]> = {
  Телефон: [
    { typed: '8 (912) 345-67-89', becomes: '+7 912 345-67-89' },
    { typed: '+79123456780', becomes: '+7 912 345-67-80' },
    { typed: 'нет', becomes: { error: 'cell.phone_format' } },
    { typed: '', becomes: '' },
  ],
  'E-mail': [
    { typed: 'Someone@Example.com', becomes: 'someone@example.com' },
    { typed: 'кто-то@почта', becomes: { error: 'cell.email_not_latin' } },
    { typed: '', becomes: '' },
  ],
  'Адрес регистрации': [
    { typed: '  г. Миасс,   ул. Мира ', becomes: 'г. Миасс, ул. Мира' },
    { typed: 'а'.repeat(501), becomes: { error: 'cell.too_long' } },
    { typed: '', becomes: '' },
  ],
  Пол: [
    { typed: 'мужской', becomes: 'М' },
    { typed: 'ж', becomes: 'Ж' },
    { typed: 'третий', becomes: { error: 'cell.sex_unknown' } },
  ],
  'Класс, дети': [{ typed: '9Я', becomes: { error: 'cell.locked' } }],
  'Паспорт: код подразделения': [
    // Every row is given a passport first, so that a code has something to belong to.
    { typed: '740001', becomes: '740-001' },
    { typed: '74-1', becomes: { error: 'cell.passport_department_code_format' } },
    { typed: '', becomes: '' },
  ],
};

test('whatever is typed into whichever cells, it is done exactly or reported exactly', async () => {
  const school = await aBatchSchool(server);
  for (const [index, { personId }] of [school.anna, school.boris, school.vera, school.father].entries())
    await school.db
      .insertInto('identityDocument')
      .values({ personId, kind: 'passport', series: '7504', number: `12345${index}` })
      .execute();
  const edits = fc.dictionary(
    fc.constantFrom('Абрамова', 'Матвеева', 'Борисов', 'Отцов', 'Волкова'),
    fc.dictionary(fc.constantFrom(...Object.keys(possible)), fc.nat(3), { maxKeys: 3 }),
  );
  const texts = (rows: ReturnType<typeof rowsIn>) =>
    rows.map((row) => row.slice(1).map((cell) => String(cell ?? '')));
  await fc.assert(
    fc.asyncProperty(edits, fc.constantFrom('xlsx', 'biff8'), async (wished, bookType) => {
      const { file } = await exported(school, { format: bookType === 'xlsx' ? 'xlsx' : 'xls' });
      const table = tableOf(rowsIn(file));
      const expected = tableOf(rowsIn(file));
      const errors: unknown[] = [];
      for (const [person, cells] of Object.entries(wished)) {
        const row = table.rowOf(person);
        const chosen = Object.entries(cells).flatMap(([heading, index]) => {
          const choice = possible[heading]?.[index % (possible[heading]?.length ?? 1)];
          return choice ? [{ heading, ...choice }] : [];
        });
        for (const { heading, typed } of chosen) table.set(person, heading, typed);
        const faults = chosen.filter(({ becomes }) => typeof becomes === 'object');
        for (const { heading, becomes } of faults)
          if (typeof becomes === 'object') errors.push([row, heading, becomes.error]);
        if (faults.length > 0) continue;
        for (const { heading, becomes } of chosen)
          if (typeof becomes === 'string') expected.set(person, heading, becomes);
      }
      const update = await checkedUpdate(school, saved(table.rows, { bookType }));
      expect(new Set(told(update.findings).map((error) => JSON.stringify(error)))).toEqual(
        new Set(errors.map((error) => JSON.stringify(error))),
      );
      if (update.counts.rowsToChange > 0)
        expect((await act(school, update.id, 'apply faultless')).state).toBe('applied');
      expect(texts(rowsIn((await exported(school)).file))).toEqual(texts(expected.rows));
    }),
    { numRuns: 10 },
  );
}, 180_000);
