import type { Card, CardHistory, CardSave, PersonFields } from '@gorodok/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aClassGroup,
  aGuardian,
  anEmployee,
  anOpenYear,
  anOrganization,
  aServer,
  aSignedInEmployee,
  aSnils,
  aStudent,
  type TestServer,
} from '../../../../../../tests/school/index.ts';

type Office = Awaited<ReturnType<typeof aSignedInEmployee>>;

let server: TestServer;
let organizationId: number;
let admin: Office;
let deputy: Office;
let elsewhere: Office;
beforeAll(async () => {
  server = await aServer();
  const db = server.database.kysely;
  ({ id: organizationId } = await anOrganization(db));
  admin = await aSignedInEmployee(db, { organizationId });
  deputy = await aSignedInEmployee(db, { organizationId, role: 'deputy_head' });
  elsewhere = await aSignedInEmployee(db, { organizationId: (await anOrganization(db)).id });
});
afterAll(() => server.close());

const ask = async (by: Office, method: 'GET' | 'PUT' | 'POST', path: string, payload?: object) =>
  server.app.inject({ method, url: `/api${path}`, headers: by.headers, ...(payload ? { payload } : {}) });
const readCard = async (by: Office, kind: string, id: number) =>
  (await ask(by, 'GET', `/cards/${kind}/${id}`)).json<Card>();
const save = (by: Office, kind: string, id: number, wishes: Partial<CardSave>) =>
  ask(by, 'PUT', `/cards/${kind}/${id}`, {
    fields: {},
    documents: [],
    contacts: [],
    employment: {},
    ...wishes,
  });
const history = async (by: Office, kind: string, id: number, part = 'changes') =>
  (await ask(by, 'GET', `/cards/${kind}/${id}/history?part=${part}`)).json<CardHistory>();
const aCard = async (fields: Parameters<typeof anEmployee>[1] | object = {}) =>
  (await anEmployee(server.database.kysely, { organizationId, ...fields })).personId;

test('a save is on the card, in its history with old and new, and in the audit log without values', async () => {
  const id = await aCard({ surname: 'Гурина', birthDate: '1985-05-17' });
  const before = await readCard(admin, 'employee', id);
  const saved = await save(admin, 'employee', id, {
    fields: {
      surname: { was: 'Гурина', now: 'ЁЛКИНА' },
      citizenship: { was: 'RUS', now: 'KAZ' },
      residenceAddress: { was: null, now: ' ул. Мира, 5 ' },
    },
    contacts: [
      { id: null, was: null, now: { kind: 'phone', value: '8 (982) 522-17-73', visibleToStaff: false } },
    ],
  });
  expect(saved.statusCode).toBe(200);
  const after = saved.json<Card>();
  expect(after.fields).toEqual({
    ...before.fields,
    surname: 'Ёлкина',
    citizenship: 'KAZ',
    residenceAddress: 'ул. Мира, 5',
  });
  expect(after.contacts).toMatchObject([{ kind: 'phone', value: '+79825221773', visibleToStaff: false }]);

  const { entries } = await history(admin, 'employee', id);
  expect(entries).toHaveLength(1);
  expect(entries[0]).toMatchObject({ role: 'school_admin', organizationName: null });
  expect(entries[0]?.changes).toEqual([
    { field: 'surname', entryId: null, was: 'Гурина', now: 'Ёлкина' },
    { field: 'citizenship', entryId: null, was: 'RUS', now: 'KAZ' },
    { field: 'residenceAddress', entryId: null, was: null, now: 'ул. Мира, 5' },
    {
      field: 'contact',
      entryId: after.contacts[0]?.id,
      was: null,
      now: { kind: 'phone', value: '+79825221773', visibleToStaff: false },
    },
  ]);
  const audit = await server.database.kysely
    .selectFrom('auditEntry')
    .select(['action', 'details'])
    .where('subjectId', '=', id)
    .where('action', 'like', 'card.%changed')
    .orderBy('id')
    .execute();
  expect(audit).toEqual([
    {
      action: 'card.changed',
      details: { fields: ['surname', 'citizenship', 'residenceAddress', 'contact'] },
    },
    { action: 'card.identity_changed', details: { fields: ['surname'] } },
  ]);
});

test('a save that changes nothing leaves no trace', async () => {
  const id = await aCard({ surname: 'Гурина' });
  await save(admin, 'employee', id, { fields: { surname: { was: 'Гурина', now: ' гурина' } } });
  expect((await history(admin, 'employee', id)).entries).toEqual([]);
});

const faults: [keyof PersonFields, unknown, string][] = [
  ['surname', '', 'field_required'],
  ['surname', 'Ivanova', 'cell.name_not_cyrillic'],
  ['surname', 'Иванова (дубль)', 'cell.name_has_remark'],
  ['firstName', 'А.', 'cell.initials_instead_of_name'],
  ['firstName', 'Анна1', 'cell.name_has_digits'],
  ['patronymic', { value: 'Igorevna', absent: false }, 'cell.name_not_cyrillic'],
  ['patronymic', { value: 'Игоревна', absent: true }, 'cell.value_and_absence'],
  ['birthDate', '2999-01-01', 'cell.birth_date_in_future'],
  ['birthDate', '1900-01-01', 'cell.birth_date_placeholder'],
  ['birthDate', '1890-05-05', 'cell.birth_date_too_early'],
  ['snils', { value: '123', absent: false }, 'cell.snils_length'],
  ['snils', { value: '12808280457', absent: false }, 'cell.snils_checksum'],
  ['snils', { value: '00000000000', absent: false }, 'cell.snils_placeholder'],
  ['snils', { value: 'нет', absent: false }, 'cell.snils_format'],
  ['snils', { value: '12808280456', absent: true }, 'cell.value_and_absence'],
];

describe('what is wrong with a value is told by its field, and nothing is written', () => {
  test.each(faults)('%s: %j', async (field, now, code) => {
    const id = await aCard();
    const { fields } = await readCard(admin, 'employee', id);
    const response = await save(admin, 'employee', id, {
      fields: { address: { was: null, now: 'ул. Мира' }, [field]: { was: fields[field], now } },
    });
    expect([response.statusCode, response.json().errors]).toMatchObject([
      422,
      [{ field: `/fields/${field}/now`, code }],
    ]);
    expect((await readCard(admin, 'employee', id)).fields).toEqual(fields);
  });

  const passport = {
    kind: 'passport',
    series: '7504',
    number: '123456',
    issuedOn: '2004-03-12',
    issuedBy: null,
    departmentCode: null,
  } as const;
  test.each([
    [{ ...passport, series: '75' }, 'series', 'cell.passport_series_format'],
    [{ ...passport, number: '12' }, 'number', 'cell.passport_number_format'],
    [{ ...passport, number: '' }, 'number', 'cell.passport_number_missing'],
    [{ ...passport, issuedOn: '2999-01-01' }, 'issuedOn', 'cell.issue_date_in_future'],
    [{ ...passport, issuedOn: '1970-01-01' }, 'issuedOn', 'cell.issue_date_before_birth'],
    [{ ...passport, departmentCode: '12' }, 'departmentCode', 'cell.passport_department_code_format'],
    [{ ...passport, kind: 'birth_certificate' }, 'series', 'cell.birth_certificate_series_format'],
    [{ ...passport, kind: 'foreign_passport', number: ' ' }, 'number', 'field_required'],
  ] as const)('document %j', async (document, field, code) => {
    const id = await aCard();
    const response = await save(admin, 'employee', id, {
      documents: [{ id: null, was: null, now: document }],
    });
    expect([response.statusCode, response.json().errors]).toMatchObject([
      422,
      [{ field: `/documents/0/now/${field}`, code }],
    ]);
  });

  test.each([
    ['phone', '12', 'cell.phone_length'],
    ['phone', 'мамин', 'cell.phone_format'],
    ['phone', '+1 202 555 0143', 'cell.phone_not_russian'],
    ['email', 'a@b', 'cell.email_format'],
    ['email', 'почта@школа.рф', 'cell.email_not_latin'],
  ] as const)('%s «%s»', async (kind, value, code) => {
    const id = await aCard();
    const response = await save(admin, 'employee', id, {
      contacts: [{ id: null, was: null, now: { kind, value, visibleToStaff: true } }],
    });
    expect(response.json().errors).toMatchObject([{ field: '/contacts/0/now/value', code }]);
  });

  test('a foreign document is taken as it is written', async () => {
    const id = await aCard();
    const document = { ...passport, kind: 'foreign_passport' as const, series: null, number: 'N 0912-К' };
    const response = await save(admin, 'employee', id, {
      documents: [{ id: null, was: null, now: document }],
    });
    expect(response.json<Card>().documents).toMatchObject([{ number: 'N 0912-К', series: null }]);
  });
});

describe('two people at one card', () => {
  test('changes of different fields both stay, whoever saves first', async () => {
    const id = await aCard({ surname: 'Гурина', address: null });
    const first = await save(admin, 'employee', id, { fields: { surname: { was: 'Гурина', now: 'Ким' } } });
    const second = await save(deputy, 'employee', id, {
      fields: { address: { was: null, now: 'ул. Мира' } },
    });
    expect([first.statusCode, second.statusCode]).toEqual([200, 200]);
    expect((await readCard(admin, 'employee', id)).fields).toMatchObject({
      surname: 'Ким',
      address: 'ул. Мира',
    });
  });

  test('of two changes of one field the second is refused whole, with the field and no values', async () => {
    const id = await aCard({ surname: 'Гурина', firstName: 'Анна' });
    await save(admin, 'employee', id, { fields: { surname: { was: 'Гурина', now: 'Ким' } } });
    const response = await save(deputy, 'employee', id, {
      fields: { surname: { was: 'Гурина', now: 'Цой' }, firstName: { was: 'Анна', now: 'Алла' } },
    });
    expect(response.statusCode).toBe(409);
    expect(response.json()).toMatchObject({
      code: 'card.changed_meanwhile',
      errors: [{ field: '/fields/surname' }],
    });
    expect(response.body).not.toMatch(/Ким|Цой/u);
    const card = await readCard(deputy, 'employee', id);
    expect(card.fields).toMatchObject({ surname: 'Ким', firstName: 'Анна' });
    expect(card.lastChange?.by).toContain('Саша');
  });

  test('two who mend the same do not collide; nor do two at the same moment lose anything', async () => {
    const id = await aCard({ surname: 'Гурина' });
    const statuses = await Promise.all(
      [admin, deputy].map(
        async (by) =>
          (await save(by, 'employee', id, { fields: { surname: { was: 'Гурина', now: 'Ким' } } })).statusCode,
      ),
    );
    expect(statuses).toEqual([200, 200]);
    expect((await history(admin, 'employee', id)).entries).toHaveLength(1);
  });

  test('an entry that the other has changed or removed is a conflict; one removed by both is gone', async () => {
    const id = await aCard();
    const phone = (value: string) => ({ kind: 'phone' as const, value, visibleToStaff: true });
    const added = await save(admin, 'employee', id, {
      contacts: [{ id: null, was: null, now: phone('+79825221773') }],
    });
    const contactId = added.json<Card>().contacts[0]?.id ?? 0;
    const changeTo = (value: string | null) => ({
      contacts: [{ id: contactId, was: phone('+79825221773'), now: value === null ? null : phone(value) }],
    });
    expect((await save(admin, 'employee', id, changeTo('+79825221774'))).statusCode).toBe(200);
    expect((await save(deputy, 'employee', id, changeTo('+79825221775'))).statusCode).toBe(409);
    expect((await save(deputy, 'employee', id, changeTo(null))).statusCode).toBe(409);
    const remove = { contacts: [{ id: contactId, was: phone('+79825221774'), now: null }] };
    expect((await save(deputy, 'employee', id, remove)).statusCode).toBe(200);
    expect((await save(admin, 'employee', id, remove)).statusCode).toBe(200);
  });
});

describe('what belongs to the school', () => {
  test('roles are given by the administrator alone, who cannot lock himself out; roles of the region stay', async () => {
    const id = await aCard({ roles: ['teacher', 'regional_coordinator'] });
    const roles = { roles: { was: ['teacher' as const], now: ['director' as const, 'teacher' as const] } };
    expect((await save(deputy, 'employee', id, { employment: roles })).json().code).toBe(
      'card.roles_by_administrator',
    );
    const saved = (await save(admin, 'employee', id, { employment: roles })).json<Card>();
    expect(saved.employment).toMatchObject({
      roles: ['director', 'teacher'],
      otherRoles: ['regional_coordinator'],
    });
    const own = await save(admin, 'employee', admin.personId, {
      employment: { roles: { was: ['school_admin'], now: [] } },
    });
    expect(own.json().code).toBe('card.own_administrator_role');
    const region = await save(admin, 'employee', id, {
      employment: { roles: { was: [], now: ['operator' as never] } },
    });
    expect(region.statusCode).toBe(422);
  });

  test('a position here is not told of elsewhere, nor who changed the card; the person’s own field is', async () => {
    const id = await aCard({ positions: ['Учитель'], address: null });
    const there = elsewhere.headers;
    const other = await server.database.kysely
      .selectFrom('employment')
      .select('organizationId')
      .where('personId', '=', elsewhere.personId)
      .executeTakeFirstOrThrow();
    await anEmployee(server.database.kysely, { organizationId: other.organizationId, personId: id });
    await save(admin, 'employee', id, {
      fields: { address: { was: null, now: 'ул. Мира' } },
      employment: { positions: { was: ['Учитель'], now: ['Завуч'] } },
    });
    const seen = await history({ ...elsewhere, headers: there }, 'employee', id);
    expect(seen.entries.map(({ by, changes }) => [by, changes.map(({ field }) => field)])).toEqual([
      [null, ['address']],
    ]);
    expect(seen.entries[0]?.organizationName).toContain('СОШ');
    const card = await readCard(elsewhere, 'employee', id);
    expect([card.sharedWithOthers, card.employment?.positions]).toEqual([true, ['Учитель']]);
  });

  test("another school's card looks as if it did not exist, to every way of reaching it", async () => {
    const id = await aCard();
    for (const response of [
      await ask(elsewhere, 'GET', `/cards/employee/${id}`),
      await save(elsewhere, 'employee', id, {}),
      await ask(elsewhere, 'GET', `/cards/employee/${id}/history?part=views`),
      await save(admin, 'student', id, {}),
    ])
      expect([response.statusCode, response.json().code]).toEqual([404, 'person.not_found']);
  });

  test('who looked at a card is told, with time and role', async () => {
    const id = await aCard();
    await readCard(deputy, 'employee', id);
    await readCard(admin, 'employee', id);
    const { entries } = await history(admin, 'employee', id, 'views');
    expect(entries.map(({ role }) => role)).toEqual(['school_admin', 'deputy_head']);
    expect((await ask(deputy, 'GET', `/cards/employee/${id}/history?part=views`)).statusCode).toBe(403);
  });

  test('a long history comes in pages that neither repeat nor leave out', async () => {
    const id = await aCard({ address: null });
    let was: string | null = null;
    for (let number = 0; number < 35; number += 1) {
      const now = `ул. Мира, ${number}`;
      await save(admin, 'employee', id, { fields: { address: { was, now } } });
      was = now;
    }
    const first = await history(admin, 'employee', id);
    const rest = await ask(admin, 'GET', `/cards/employee/${id}/history?part=changes&before=${first.next}`);
    const all = [...first.entries, ...rest.json<CardHistory>().entries];
    expect(all.map(({ changes }) => changes[0]?.now)).toEqual(
      Array.from({ length: 35 }, (_, number) => `ул. Мира, ${34 - number}`),
    );
    expect(rest.json<CardHistory>().next).toBeNull();
  });
});

describe('СНИЛС and new employees', () => {
  const person: PersonFields = {
    surname: 'Новикова',
    firstName: 'Ольга',
    patronymic: { value: 'Павловна', absent: false },
    birthDate: '1990-03-04',
    sex: 'female',
    citizenship: 'RUS',
    snils: { value: null, absent: false },
    address: null,
    residenceAddress: null,
  };
  const hire = (by: Office, fields: Partial<PersonFields>, rest: object = {}) =>
    ask(by, 'POST', '/cards/employees', {
      fields: { ...person, ...fields },
      contacts: [],
      positions: ['Учитель'],
      roles: [],
      startsOn: '2026-09-01',
      ...rest,
    });

  test('a СНИЛС that another person bears is not taken, and the other is not told of', async () => {
    const snils = aSnils();
    await aCard({ snils });
    const id = await aCard({ snils: null });
    const response = await save(admin, 'employee', id, {
      fields: { snils: { was: { value: null, absent: false }, now: { value: snils, absent: false } } },
    });
    expect(response.json()).toMatchObject({
      status: 409,
      errors: [{ field: '/fields/snils/now', code: 'card.snils_belongs_to_another' }],
    });
  });

  test('a new employee has a card, roles and a history; a second click makes no second one', async () => {
    const snils = { value: aSnils(), absent: false };
    const [first, second] = await Promise.all(
      [1, 2].map(() => hire(admin, { snils }, { roles: ['teacher'] })),
    );
    expect([first?.statusCode, second?.statusCode]).toEqual(expect.arrayContaining([201, 409]));
    const personId: number = (first?.statusCode === 201 ? first : second)?.json().personId;
    expect((await readCard(admin, 'employee', personId)).employment).toMatchObject({
      positions: ['Учитель'],
      roles: ['teacher'],
    });
    const { entries } = await history(admin, 'employee', personId);
    expect(entries.flatMap(({ changes }) => changes.map(({ field }) => field))).toContain('roles');
    const unnamed = { surname: 'Безномерная', snils: { value: null, absent: true } };
    expect((await hire(admin, unnamed)).statusCode).toBe(201);
    expect((await hire(admin, unnamed)).json().code).toBe('employee.works_here');
  });

  test('who works elsewhere in the region is taken with his own card, unchanged', async () => {
    const snils = aSnils();
    const there = await anOrganization(server.database.kysely);
    const { personId } = await anEmployee(server.database.kysely, {
      organizationId: there.id,
      surname: 'Новикова',
      firstName: 'Ольга',
      patronymic: null,
      birthDate: '1990-03-04',
      snils,
    });
    const hired = await hire(admin, { snils: { value: snils, absent: false } });
    expect(hired.json()).toEqual({ personId });
    expect((await readCard(admin, 'employee', personId)).fields.patronymic.value).toBeNull();
    const otherName = await hire(admin, { surname: 'Ким', snils: { value: snils, absent: false } });
    expect(otherName.json().errors).toMatchObject([
      { field: '/fields/snils', code: 'card.snils_belongs_to_another' },
    ]);
  });

  test('a deputy head hires, and gives no roles', async () => {
    expect((await hire(deputy, { surname: 'Завучева' })).statusCode).toBe(201);
    expect((await hire(deputy, { surname: 'Ролева' }, { roles: ['director'] })).statusCode).toBe(403);
  });
});

test('a student’s card tells class, guardians and what is missing', async () => {
  const db = server.database.kysely;
  const year = await anOpenYear(db, { organizationId });
  const classGroup = await aClassGroup(db, { organizationId, academicYearId: year.id, name: '7А' });
  const { personId } = await aStudent(db, { organizationId, classGroupId: classGroup.id, snils: null });
  await aGuardian(db, { childId: personId });
  const card = await readCard(admin, 'student', personId);
  expect(card.classGroupName).toBe('7А');
  expect(card.relatives).toMatchObject([{ is: 'guardian', relation: 'mother', maySee: true }]);
  expect(card.missing.map(({ field, weight }) => [field, weight])).toEqual([
    ['snils', 'mandatory'],
    ['birthCertificate', 'mandatory'],
    ['address', 'mandatory'],
    ['personalDataConsent', 'mandatory'],
    ['contact', 'advised'],
  ]);
});
