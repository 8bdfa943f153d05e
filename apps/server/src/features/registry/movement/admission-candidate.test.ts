import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPerson, aServer, type TestServer } from '../../../../../../tests/school/index.ts';
import {
  aDraft,
  aMovementSchool,
  send,
  type MovementSchool,
} from '../../../../../../tests/school/movement.ts';

let server: TestServer;
let school: MovementSchool;
beforeAll(async () => {
  server = await aServer();
  school = await aMovementSchool(server);
});
afterAll(() => server.close());

test('nobody of another school is named in a draft who was not found by his documents', async () => {
  const stranger = await aPerson(server.database.kysely);
  const response = await send(
    school,
    'POST',
    '/orders',
    aDraft('admission', [{ personId: stranger.id, paymentKind: 'budget' }]),
  );
  expect(response.json()).toMatchObject({
    status: 422,
    errors: [{ field: '/lines/0/personId', code: 'order.student_unknown' }],
  });
});

test('name, birth date and document together name a person; two of them do not', async () => {
  const person = await aPerson(server.database.kysely, {
    surname: 'Ёлкина',
    firstName: 'Анна',
    birthDate: '2014-02-03',
  });
  await server.database.kysely
    .insertInto('identityDocument')
    .values({ personId: person.id, kind: 'birth_certificate', series: 'II-ИВ', number: '654321' })
    .execute();
  const ask = async (fields: object) =>
    (
      await send(school, 'POST', '/candidates?education=general', {
        snils: null,
        surname: 'елкина',
        firstName: 'АННА',
        birthDate: '2014-02-03',
        documentNumber: 'II-ИВ 654321',
        ...fields,
      })
    ).json().candidate;
  expect(await ask({})).toMatchObject({ personId: person.id, standing: 'free' });
  expect(await ask({ documentNumber: null })).toBe(null);
  expect(await ask({ birthDate: '2014-02-04' })).toBe(null);
  expect(await ask({ documentNumber: '654322' })).toBe(null);
});
