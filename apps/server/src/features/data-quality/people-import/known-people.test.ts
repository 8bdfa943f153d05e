import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  anEmployee,
  applyImport,
  aServer,
  aSpreadsheet,
  type TestServer,
} from '../../../../../../tests/school/index.ts';
import { aSchool, checked, findingAt } from '../../../../../../tests/school/checked-import.ts';
import { CardReader } from '../duplicates/card-reader.ts';
import { findDueDuplicates } from '../duplicates/index.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
  await server.app.ready();
});
afterAll(() => server.close());

test('who certainly has a card already is taken, unless the choice is to make new ones, which is counted', async () => {
  const elsewhere = await aSchool(server);
  const { personId } = await anEmployee(server.database.kysely, {
    organizationId: elsewhere.id,
    surname: 'Ольховиков',
    firstName: 'Тарас',
    patronymic: 'Назарович',
    birthDate: '1979-08-09',
    sex: 'male',
  });
  await server.database.kysely
    .insertInto('contact')
    .values({ personId, kind: 'phone', value: '+79120001999' })
    .execute();
  await findDueDuplicates(server.database, new CardReader());
  const file = aSpreadsheet([
    ['Фамилия', 'Имя', 'Отчество', 'Дата рождения', 'Телефон', 'Должность'],
    ['Альховиков', 'Тарас', 'Назарович', '09.08.1979', '8 912 000-19-99', 'Учитель'],
  ]);
  const cards = () =>
    server.database.kysely
      .selectFrom('person')
      .select('id')
      .where('surname', 'in', ['Ольховиков', 'Альховиков'])
      .execute();

  const here = await aSchool(server);
  const report = await checked(here, 'staff', file);
  expect(findingAt(report.findings, 2, 'Фамилия')).toEqual([['warning', 'row.certainly_known', null]]);
  expect(report.counts.created).not.toHaveProperty('person');
  await applyImport(server.app, here.admin, report.id, 'all');
  expect(await cards()).toEqual([{ id: personId }]);

  const third = await aSchool(server);
  const again = await checked(third, 'staff', file);
  await server.app.inject({
    method: 'POST',
    url: `/api/imports/${again.id}/apply`,
    headers: third.admin.headers,
    payload: { rows: 'all', knownPeople: 'made_anew' },
  });
  await expect.poll(cards, { timeout: 20_000 }).toHaveLength(2);
  const warnings = await server.database.kysely
    .selectFrom('duplicateWarning')
    .select(['organizationId', 'likelyPersonIds'])
    .execute();
  expect(warnings).toEqual([{ organizationId: third.id, likelyPersonIds: [personId] }]);
});
