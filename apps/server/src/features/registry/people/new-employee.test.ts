import type { PersonFields } from '@gorodok/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  anEmployee,
  anOrganization,
  aServer,
  aSnils,
  type TestServer,
} from '../../../../../../tests/school/index.ts';
import { aCardOffice, type CardOffice, type Clerk } from '../../../../../../tests/school/card-office.ts';

let server: TestServer;
let office: CardOffice;
let admin: Clerk;
let deputy: Clerk;
beforeAll(async () => {
  server = await aServer();
  office = await aCardOffice(server);
  ({ admin, deputy } = office);
});
afterAll(() => server.close());

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
  const hire = (by: Clerk, fields: Partial<PersonFields>, rest: object = {}) =>
    office.ask(by, 'POST', '/cards/employees', {
      fields: { ...person, ...fields },
      contacts: [],
      positions: ['Учитель'],
      roles: [],
      startsOn: '2026-09-01',
      ...rest,
    });

  test('a СНИЛС that another person bears is not taken, and the other is not told of', async () => {
    const snils = aSnils();
    await office.aCard({ snils });
    const id = await office.aCard({ snils: null });
    const response = await office.save(admin, 'employee', id, {
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
    expect((await office.readCard(admin, 'employee', personId)).employment).toMatchObject({
      positions: ['Учитель'],
      roles: ['teacher'],
    });
    const { entries } = await office.history(admin, 'employee', personId);
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
    expect((await office.readCard(admin, 'employee', personId)).fields.patronymic.value).toBeNull();
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
