import type { Card } from '@gorodok/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aClassGroup,
  aGuardian,
  anOpenYear,
  aServer,
  aStudent,
  type TestServer,
} from '../../../../../../tests/school/index.ts';
import { aCardOffice, type CardOffice, type Clerk } from '../../../../../../tests/school/card-office.ts';

let server: TestServer;
let office: CardOffice;
let organizationId: number;
let admin: Clerk;
let deputy: Clerk;
beforeAll(async () => {
  server = await aServer();
  office = await aCardOffice(server);
  ({ organizationId, admin, deputy } = office);
});
afterAll(() => server.close());

test('a save is on the card, in its history with old and new, and in the audit log without values', async () => {
  const id = await office.aCard({ surname: 'Гурина', birthDate: '1985-05-17' });
  const before = await office.readCard(admin, 'employee', id);
  const saved = await office.save(admin, 'employee', id, {
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

  const { entries } = await office.history(admin, 'employee', id);
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
  const id = await office.aCard({ surname: 'Гурина' });
  await office.save(admin, 'employee', id, { fields: { surname: { was: 'Гурина', now: ' гурина' } } });
  expect((await office.history(admin, 'employee', id)).entries).toEqual([]);
});

describe('two people at one card', () => {
  test('changes of different fields both stay, whoever saves first', async () => {
    const id = await office.aCard({ surname: 'Гурина', address: null });
    const first = await office.save(admin, 'employee', id, {
      fields: { surname: { was: 'Гурина', now: 'Ким' } },
    });
    const second = await office.save(deputy, 'employee', id, {
      fields: { address: { was: null, now: 'ул. Мира' } },
    });
    expect([first.statusCode, second.statusCode]).toEqual([200, 200]);
    expect((await office.readCard(admin, 'employee', id)).fields).toMatchObject({
      surname: 'Ким',
      address: 'ул. Мира',
    });
  });

  test('of two changes of one field the second is refused whole, with the field and no values', async () => {
    const id = await office.aCard({ surname: 'Гурина', firstName: 'Анна' });
    await office.save(admin, 'employee', id, { fields: { surname: { was: 'Гурина', now: 'Ким' } } });
    const response = await office.save(deputy, 'employee', id, {
      fields: { surname: { was: 'Гурина', now: 'Цой' }, firstName: { was: 'Анна', now: 'Алла' } },
    });
    expect(response.statusCode).toBe(409);
    expect(response.json()).toMatchObject({
      code: 'card.changed_meanwhile',
      errors: [{ field: '/fields/surname' }],
    });
    expect(response.body).not.toMatch(/Ким|Цой/u);
    const card = await office.readCard(deputy, 'employee', id);
    expect(card.fields).toMatchObject({ surname: 'Ким', firstName: 'Анна' });
    expect(card.lastChange?.by).toContain('Саша');
  });

  test('two who mend the same do not collide; nor do two at the same moment lose anything', async () => {
    const id = await office.aCard({ surname: 'Гурина' });
    const statuses = await Promise.all(
      [admin, deputy].map(
        async (by) =>
          (await office.save(by, 'employee', id, { fields: { surname: { was: 'Гурина', now: 'Ким' } } }))
            .statusCode,
      ),
    );
    expect(statuses).toEqual([200, 200]);
    expect((await office.history(admin, 'employee', id)).entries).toHaveLength(1);
  });

  test('an entry that the other has changed or removed is a conflict; one removed by both is gone', async () => {
    const id = await office.aCard();
    const phone = (value: string) => ({ kind: 'phone' as const, value, visibleToStaff: true });
    const added = await office.save(admin, 'employee', id, {
      contacts: [{ id: null, was: null, now: phone('+79825221773') }],
    });
    const contactId = added.json<Card>().contacts[0]?.id ?? 0;
    const changeTo = (value: string | null) => ({
      contacts: [{ id: contactId, was: phone('+79825221773'), now: value === null ? null : phone(value) }],
    });
    expect((await office.save(admin, 'employee', id, changeTo('+79825221774'))).statusCode).toBe(200);
    expect((await office.save(deputy, 'employee', id, changeTo('+79825221775'))).statusCode).toBe(409);
    expect((await office.save(deputy, 'employee', id, changeTo(null))).statusCode).toBe(409);
    const remove = { contacts: [{ id: contactId, was: phone('+79825221774'), now: null }] };
    expect((await office.save(deputy, 'employee', id, remove)).statusCode).toBe(200);
    expect((await office.save(admin, 'employee', id, remove)).statusCode).toBe(200);
  });
});

test('a student’s card tells class, guardians and what is missing', async () => {
  const db = server.database.kysely;
  const year = await anOpenYear(db, { organizationId });
  const classGroup = await aClassGroup(db, { organizationId, academicYearId: year.id, name: '7А' });
  const { personId } = await aStudent(db, { organizationId, classGroupId: classGroup.id, snils: null });
  await aGuardian(db, { childId: personId });
  const card = await office.readCard(admin, 'student', personId);
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
