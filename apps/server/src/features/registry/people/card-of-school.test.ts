import type { Card, CardHistory } from '@gorodok/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anEmployee, aServer, type TestServer } from '../../../../../../tests/school/index.ts';
import { aCardOffice, type CardOffice, type Clerk } from '../../../../../../tests/school/card-office.ts';

let server: TestServer;
let office: CardOffice;
let admin: Clerk;
let deputy: Clerk;
let elsewhere: Clerk;
beforeAll(async () => {
  server = await aServer();
  office = await aCardOffice(server);
  ({ admin, deputy, elsewhere } = office);
});
afterAll(() => server.close());

describe('what belongs to the school', () => {
  test('roles are given by the administrator alone, who cannot lock himself out; roles of the region stay', async () => {
    const id = await office.aCard({ roles: ['teacher', 'regional_coordinator'] });
    const roles = { roles: { was: ['teacher' as const], now: ['director' as const, 'teacher' as const] } };
    expect((await office.save(deputy, 'employee', id, { employment: roles })).json().code).toBe(
      'card.roles_by_administrator',
    );
    const saved = (await office.save(admin, 'employee', id, { employment: roles })).json<Card>();
    expect(saved.employment).toMatchObject({
      roles: ['director', 'teacher'],
      otherRoles: ['regional_coordinator'],
    });
    const own = await office.save(admin, 'employee', admin.personId, {
      employment: { roles: { was: ['school_admin'], now: [] } },
    });
    expect(own.json().code).toBe('card.own_administrator_role');
    const region = await office.save(admin, 'employee', id, {
      employment: { roles: { was: [], now: ['operator' as never] } },
    });
    expect(region.statusCode).toBe(422);
  });

  test('a position here is not told of elsewhere, nor who changed the card; the person’s own field is', async () => {
    const id = await office.aCard({ positions: ['Учитель'], address: null });
    const there = elsewhere.headers;
    const other = await server.database.kysely
      .selectFrom('employment')
      .select('organizationId')
      .where('personId', '=', elsewhere.personId)
      .executeTakeFirstOrThrow();
    await anEmployee(server.database.kysely, { organizationId: other.organizationId, personId: id });
    await office.save(admin, 'employee', id, {
      fields: { address: { was: null, now: 'ул. Мира' } },
      employment: { positions: { was: ['Учитель'], now: ['Завуч'] } },
    });
    const seen = await office.history({ ...elsewhere, headers: there }, 'employee', id);
    expect(seen.entries.map(({ by, changes }) => [by, changes.map(({ field }) => field)])).toEqual([
      [null, ['address']],
    ]);
    expect(seen.entries[0]?.organizationName).toContain('СОШ');
    const card = await office.readCard(elsewhere, 'employee', id);
    expect([card.sharedWithOthers, card.employment?.positions]).toEqual([true, ['Учитель']]);
  });

  test("another school's card looks as if it did not exist, to every way of reaching it", async () => {
    const id = await office.aCard();
    for (const response of [
      await office.ask(elsewhere, 'GET', `/cards/employee/${id}`),
      await office.save(elsewhere, 'employee', id, {}),
      await office.ask(elsewhere, 'GET', `/cards/employee/${id}/history?part=views`),
      await office.save(admin, 'student', id, {}),
    ])
      expect([response.statusCode, response.json().code]).toEqual([404, 'person.not_found']);
  });

  test('who looked at a card is told, with time and role', async () => {
    const id = await office.aCard();
    await office.readCard(deputy, 'employee', id);
    await office.readCard(admin, 'employee', id);
    const { entries } = await office.history(admin, 'employee', id, 'views');
    expect(entries.map(({ role }) => role)).toEqual(['school_admin', 'deputy_head']);
    expect((await office.ask(deputy, 'GET', `/cards/employee/${id}/history?part=views`)).statusCode).toBe(
      403,
    );
  });

  test('a long history comes in pages that neither repeat nor leave out', async () => {
    const id = await office.aCard({ address: null });
    let was: string | null = null;
    for (let number = 0; number < 35; number += 1) {
      const now = `ул. Мира, ${number}`;
      await office.save(admin, 'employee', id, { fields: { address: { was, now } } });
      was = now;
    }
    const first = await office.history(admin, 'employee', id);
    const rest = await office.ask(
      admin,
      'GET',
      `/cards/employee/${id}/history?part=changes&before=${first.next}`,
    );
    const all = [...first.entries, ...rest.json<CardHistory>().entries];
    expect(all.map(({ changes }) => changes[0]?.now)).toEqual(
      Array.from({ length: 35 }, (_, number) => `ул. Мира, ${34 - number}`),
    );
    expect(rest.json<CardHistory>().next).toBeNull();
  });
});
