import { BatchUpdate } from '@gorodok/contract';
import { sql } from 'kysely';
import { Value } from 'typebox/value';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aSnils, aServer, type TestServer } from '../../../../../../tests/school/index.ts';
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
  type BatchSchool,
} from '../../../../../../tests/school/batch-update.ts';

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
