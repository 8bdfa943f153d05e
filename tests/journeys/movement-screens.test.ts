import { afterAll, beforeAll, expect, test } from 'vitest';
import { aClassGroup, anOpenYear, anOrganization, aPerson, aSession, aStudent } from '../school/index.ts';
import { openGallery, type Gallery } from './gallery.ts';
import { longNames } from './school-week.ts';

let gallery: Gallery;
let orderId: number;
let draftId: number;
let nextYearId: number;
let yearId: number;
let ask: (method: string, path: string, body?: object) => Promise<{ id: number; version: number }>;
beforeAll(async () => {
  gallery = await openGallery();
  const { system, school, office } = gallery;
  const db = system.database.kysely;
  const { organizationId } = school;
  const year = await db
    .selectFrom('academicYear')
    .select(['id', 'endsOn'])
    .where('organizationId', '=', organizationId)
    .executeTakeFirstOrThrow();
  yearId = year.id;
  const next = await anOpenYear(db, { organizationId, around: `${year.endsOn.slice(0, 4)}-10-01` });
  await db.updateTable('academicYear').set({ state: 'planned' }).where('id', '=', next.id).execute();
  nextYearId = next.id;
  const group = await aClassGroup(db, { organizationId, academicYearId: yearId, name: '9Я' });
  const student = await aStudent(db, { ...longNames.student, organizationId, classGroupId: group.id });

  // A child whom another school of a long name lets go, and one whom it would like to have.
  const other = await anOrganization(db, { name: `${longNames.school} (филиал)` });
  const asked = await aStudent(db, { ...longNames.student, organizationId, snils: null });
  const { id: requestId } = await db
    .insertInto('movementOrder')
    .values({
      organizationId: other.id,
      kind: 'transfer_in',
      number: '1',
      datedOn: school.today,
      ground: 'Заявление',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('movementOrderLine')
    .values({ orderId: requestId, personId: asked.personId, effectiveOn: school.today })
    .execute();

  const { headers } = await aSession(db, { personId: office.personId, role: 'school_admin', organizationId });
  ask = async (method, path, body) => {
    const response = await fetch(`${system.url}/api/movement${path}`, {
      method,
      headers: { ...headers, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return (await response.json()) as { id: number; version: number };
  };
  const anOrder = (number: string, enrolmentId: number) => ({
    kind: 'expulsion',
    number,
    datedOn: school.today,
    ground: 'Заявление родителей (законных представителей) об отчислении в связи с переездом в другой регион',
    signer: 'Директор Абдурахмангаджиева-Константинопольская А. А.',
    education: 'general',
    correctsOrderId: null,
    destinationOrganizationId: null,
    destinationText: null,
    lines: [
      {
        enrolmentId,
        personId: null,
        newStudent: null,
        effectiveOn: school.today,
        toClassGroupId: null,
        paymentKind: null,
        takesBackLineId: null,
      },
    ],
  });
  const draft = await ask('POST', '/orders', anOrder('17-О', student.enrolmentId));
  draftId = draft.id;
  const leaving = await aStudent(db, { organizationId, classGroupId: group.id });
  const written = await ask('POST', '/orders', anOrder('18-О', leaving.enrolmentId));
  orderId = (await ask('POST', `/orders/${written.id}/sign`, { version: written.version })).id;
});
afterAll(() => gallery.close());

const look = async (
  path: string,
  text: string | RegExp,
  role: 'school_admin' | 'regional_coordinator' = 'school_admin',
) => gallery.expectGoodAddress(await gallery.asOffice(role), path, text);

test.concurrent('the book of movement with a request of another school', () =>
  look('/movement', 'Приказ о выбытии'));
test.concurrent('the numbers of the book', () => look('/movement?view=contingent', 'На конец'));
test.concurrent('the book where nothing is found', () =>
  look('/movement?kind=graduation', 'Таких приказов нет'));
test.concurrent('a draft of an order', () => look(`/movement/orders/${draftId}`, 'Сохранить черновик'));
test.concurrent('a signed order', () => look(`/movement/orders/${orderId}`, 'не учится здесь'));
test.concurrent('a new order of admission', () =>
  look('/movement/orders/new?kind=admission', 'Кого зачислить'));
test.concurrent('a new order of transfer', () =>
  look('/movement/orders/new?kind=transfer_out', 'Кого касается приказ'));
test.concurrent('the academic years', () => look('/academic-years', 'Перевести классы'));
test.concurrent('the calendar of a year', () => look(`/academic-years/${yearId}`, 'Учебные периоды'));
test.concurrent('a rollover being planned', () =>
  look(`/academic-years/${nextYearId}/rollover`, 'Выполнить перевод'));
test.concurrent('who has opened the year', () =>
  look('/year-openings', 'Сроки открытия', 'regional_coordinator'));

test.concurrent('a student is moved to another class with the keyboard alone', async () => {
  const { school, system } = gallery;
  const db = system.database.kysely;
  const child = await aPerson(db, { surname: 'Клавишный', firstName: 'Ян', patronymic: null });
  const inYear = { organizationId: school.organizationId, academicYearId: yearId };
  const from = await aClassGroup(db, { ...inYear, name: '5Э' });
  const to = await aClassGroup(db, { ...inYear, name: '5Ю' });
  const { enrolmentId } = await aStudent(db, {
    organizationId: school.organizationId,
    personId: child.id,
    classGroupId: from.id,
  });
  const visit = await gallery.asOffice('school_admin');
  const { page } = visit;
  await page.goto(`${system.url}/movement/orders/new?kind=transfer_between_classes`);
  await page.getByLabel('Основание').focus();
  await page.keyboard.type('Заявление');
  await page.getByLabel('Ученики класса').selectOption(String(from.id));
  await page.getByLabel('В класс').first().selectOption(String(to.id));
  await page.getByRole('checkbox', { name: 'Клавишный' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Добавить 1 ученика' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Подписать' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('подписан', { exact: true }).waitFor();
  const seat = await db
    .selectFrom('classMembership')
    .select('classGroupId')
    .where('enrolmentId', '=', enrolmentId)
    .where('endsOn', 'is', null)
    .executeTakeFirst();
  expect(seat?.classGroupId).toBe(to.id);
  await visit.device.close();
});
