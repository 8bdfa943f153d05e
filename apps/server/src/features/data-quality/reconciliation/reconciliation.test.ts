import { read, utils } from '@e965/xlsx';
import { Reconciliation, ReconciliationList } from '@gorodok/contract';
import { innCheckDigit } from '@gorodok/identifiers';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aForm,
  anOfficeFile,
  anOrganization,
  aServer,
  aSignedInEmployee,
  type SignedIn,
  type TestServer,
} from '../../../../../../tests/school/index.ts';

/** «Нет в Сферуме на 08.09.2023», additional education: ИНН, municipality as Sferum writes it, name. */
const missingAdditional = [
  ['7425006636', 'Агаповский МР', 'МУ ДО "ДПШ"'],
  ['7427006864', 'Брединский МР', 'МКУ ДО ДЮСШ п. Бреды'],
  ['7455023766', 'Верхнеуральский МР', 'МБУ "ФОК "Дельфин"'],
  ['7407005630', 'Карталинский МР', 'МУ ДО ЦДОД'],
  ['7446029673', 'Магнитогорск', 'МУДО "ДЮЦ "Максимум" г. Магнитогорска'],
  ['7436003884', 'Нязепетровский МР', 'МБУДО "СЮТ"'],
  ['7422023168', 'Озерский ГО', 'МБУ ДО «ДЮСШ»'],
  ['7422023136', 'Озерский ГО', 'МБУ ДО «ДТДиМ»'],
  ['7422023143', 'Озерский ГО', 'МБУ ДО «ДЭБЦ»'],
  ['7422023150', 'Озерский ГО', 'МБУ ДО «СЮТ»'],
  ['7437004457', 'Октябрьский МР', 'МКУДО "Октябрьская ДЮСШ"'],
  ['7437004150', 'Октябрьский МР', 'МУДО "Октябрьский ДДТ"'],
  ['7440006535', 'Увельский МР', 'МУ ДО «ДЮСШ»'],
  ['7442006361', 'Чебаркульский МР', 'МУ ДО "ДЮСШ" п. Тимирязевский'],
  ['7443006325', 'Чесменский МР', 'МБУ ФОК "Спарта"'],
  ['7443007777', 'Чесменский МР', 'МБОУ ДО "ДЮСШ" с. Чесма'],
  ['7443004737', 'Чесменский МР', 'МБОУ ДО "Дом детского творчества"'],
  ['7424030957', 'Южноуральский ГО', 'МБУДО "ДЮЦ" г. Южноуральск'],
] as const;

/** «Детские сады в Сферуме»: how many of a municipality are not there. */
const missingKindergartens = {
  'Верхнеуфалейский ГО': 11,
  'Златоустовский ГО': 2,
  'Карабашский ГО': 2,
  'Копейский ГО': 8,
  'Снежинский ГО': 16,
  'Чебаркульский ГО': 2,
  'Агаповский МР': 3,
  'Троицкий МР': 5,
  'Чесменский МР': 11,
};

const fullName = (short: string): string =>
  short === 'Магнитогорск'
    ? 'Магнитогорский городской округ'
    : short.replace(' МР', ' муниципальный район').replace(' ГО', ' городской округ');

let server: TestServer;
let coordinator: SignedIn;
const municipalityIds = new Map<string, number>();

async function municipality(short: string): Promise<number> {
  const name = fullName(short);
  const known = municipalityIds.get(name);
  if (known !== undefined) return known;
  const { id } = await server.database.kysely
    .insertInto('municipality')
    .values({ name, kind: name.endsWith('район') ? 'municipal_district' : 'urban_district' })
    .returning('id')
    .executeTakeFirstOrThrow();
  municipalityIds.set(name, id);
  return id;
}

async function register(kind: string, short: string, name: string, inn: string | null): Promise<number> {
  const db = server.database.kysely;
  const { id } = await anOrganization(db, { name, kinds: [kind], municipalityId: await municipality(short) });
  await db.updateTable('organization').set({ inn }).where('id', '=', id).execute();
  return id;
}

async function reconcileFile(file: Uint8Array, query: string, by = coordinator) {
  const { type, body } = await aForm(file, 'Сферум 08.09.2023.xls');
  return server.app.inject({
    method: 'POST',
    url: `/api/reconciliations?${query}`,
    headers: { ...by.headers, 'content-type': type },
    payload: body,
  });
}

/** A text file as an office saves it. */
const aCsv = (rows: readonly (readonly string[])[]): Uint8Array =>
  new TextEncoder().encode(rows.map((row) => row.join(';')).join('\r\n'));
const validInn = (nine: string) => nine + innCheckDigit(nine);

beforeAll(async () => {
  server = await aServer();
  const ministry = await anOrganization(server.database.kysely, { kinds: ['education_authority'] });
  coordinator = await aSignedInEmployee(server.database.kysely, {
    organizationId: ministry.id,
    role: 'regional_coordinator',
  });
  for (const [inn, short, name] of missingAdditional) await register('additional', short, name, inn);
  await register('additional', 'Озерский ГО', 'МБУ ДО «Центр детского творчества»', null);
});
afterAll(() => server.close());

test('additional education that «Сферум» lacks is listed by municipality, as the region’s letter lists it', async () => {
  const file = aCsv([
    ['Организации дополнительного образования на платформе'],
    ['№ п/п', 'Муниципалитет', 'Наименование организации', 'ИНН'],
    ['1', 'Озёрский ГО', 'МБУДО Центр детского творчества'],
    ['2', '', 'Клуб «Парус»', '7422023999'], // of the municipality above
  ]);
  const response = await reconcileFile(file, 'register=sferum&kind=additional');
  expect(response.statusCode).toBe(201);
  const { counts, findings } = Value.Parse(Reconciliation, response.json());
  expect(counts).toMatchObject({ ours: 19, rows: 2, matched: 1, missing: 18, unknown: 1, different: 0 });
  const missing = findings.filter(({ kind }) => kind === 'missing');
  expect(
    missing.map(({ inn, municipalityName, name }) => `${inn} ${municipalityName} ${name}`).sort(),
  ).toEqual(missingAdditional.map(([inn, short, name]) => `${inn} ${fullName(short)} ${name}`).sort());
  expect(findings.find(({ kind }) => kind === 'unknown')).toMatchObject({
    name: 'Клуб «Парус»',
    municipalityName: 'Озерский городской округ',
    row: 4,
    theirInn: '7422023999',
    wrongInn: 'theirs',
  });
});

test('kindergartens: whose ИНН is wrong there, whose is wrong here, and how many of a municipality are missing', async () => {
  const names = {
    zlatoust: 'МАДОУ "Детский сад №65"',
    agapovka: 'МДОУ «ЦРР детский сад "Березка" с. Агаповка»',
    uvelsky: 'МДОУ "Детский сад №15"',
  };
  const zlatoust = await register('preschool', 'Златоустовский ГО', names.zlatoust, '7404024641');
  await register('preschool', 'Агаповский МР', names.agapovka, '7455007076');
  await register('preschool', 'Увельский МР', names.uvelsky, '7440006906');
  for (const [short, count] of Object.entries(missingKindergartens)) {
    for (let number = 1; number <= count; number += 1)
      await register('preschool', short, `МБДОУ «Детский сад № ${200 + number}»`, null);
  }
  const file = await anOfficeFile([
    ['Муниципальное образование', 'ДОО', 'ИНН'],
    ['Златоустовский ГО', 'МАДОУ Детский сад № 65', '7404024640'],
    ['Агаповский МР', 'МДОУ «ЦРРдетский сад "Березка" с. Агаповка', validInn('745500707')],
    ['Увельский МР', 'МДОУ "Детский сад №15"', validInn('744000690')],
  ]);
  const made = Value.Parse(
    Reconciliation,
    (await reconcileFile(file, 'register=sferum&kind=preschool')).json(),
  );

  const differing = made.findings.filter(({ kind }) => kind === 'inn_differs');
  expect(
    differing.map(({ municipalityName, name, inn, wrongInn }) => [municipalityName, name, inn, wrongInn]),
  ).toEqual([
    ['Агаповский муниципальный район', names.agapovka, '7455007076', 'ours'],
    ['Златоустовский городской округ', names.zlatoust, '7404024641', 'theirs'],
    ['Увельский муниципальный район', names.uvelsky, '7440006906', 'ours'],
  ]);
  expect(made.counts).toMatchObject({ unknown: 0, different: 3, matched: 3 });

  const { headers, rawPayload } = await server.app.inject({
    url: `/api/reconciliations/${made.id}/file`,
    headers: coordinator.headers,
  });
  expect(headers['content-disposition']).toContain('.xlsx');
  const sheet = read(rawPayload, { type: 'buffer' }).Sheets['По муниципалитетам'];
  const rows = utils.sheet_to_json<[string, number]>(sheet ?? {}, { header: 1 }).slice(1);
  expect(
    Object.fromEntries(rows.filter(([, missing]) => missing > 0).map(([name, missing]) => [name, missing])),
  ).toEqual(
    Object.fromEntries(
      Object.entries(missingKindergartens).map(([short, count]) => [fullName(short), count]),
    ),
  );

  // What was found stands in the register too, until the number is mended.
  const remarks = await server.database.kysely
    .selectFrom('organizationInnRemark')
    .where('organizationId', '=', zlatoust)
    .select(['register', 'remark'])
    .execute();
  expect(remarks).toEqual([{ register: 'sferum', remark: 'differs_from_other_register' }]);
});

test('a later reconciliation takes the place of what the former one remarked, and both stay readable', async () => {
  const id = await register('boarding', 'Троицкий МР', 'Школа-интернат', validInn('742400111'));
  const csv = (inn: string) =>
    aCsv([
      ['Организация', 'Муниципалитет', 'ИНН'],
      ['Школа-интернат', 'Троицкий МР', inn],
    ]);
  const remarks = () =>
    server.database.kysely
      .selectFrom('organizationInnRemark')
      .where('organizationId', '=', id)
      .select('register')
      .execute();
  await reconcileFile(csv(validInn('742400112')), 'register=form_85k&kind=boarding');
  expect(await remarks()).toEqual([{ register: 'form_85k' }]);
  await reconcileFile(csv(validInn('742400111')), 'register=form_85k&kind=boarding');
  expect(await remarks()).toEqual([]);
  const { reconciliations } = Value.Parse(
    ReconciliationList,
    (await server.app.inject({ url: '/api/reconciliations', headers: coordinator.headers })).json(),
  );
  expect(reconciliations.slice(0, 2).map(({ counts }) => counts.different)).toEqual([0, 1]);
});

test('a file without a column of organizations is refused with a word about it, and nothing is kept', async () => {
  const refused = await reconcileFile(
    aCsv([
      ['Адрес', 'ИНН'],
      ['ул. Мира', '1'],
    ]),
    'register=my_school',
  );
  expect([refused.statusCode, refused.json().code]).toEqual([422, 'reconciliation.heading_missing']);
  const empty = await reconcileFile(aCsv([['Организация', 'ИНН']]), 'register=my_school');
  expect([empty.statusCode, empty.json().code]).toEqual([422, 'reconciliation.no_rows']);
  const { count } = await server.database.kysely
    .selectFrom('reconciliation')
    .where('register', '=', 'my_school')
    .select((expression) => expression.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  expect(count).toBe(0);
});
