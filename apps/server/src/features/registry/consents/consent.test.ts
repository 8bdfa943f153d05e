import type { Consent, ConsentList, NewConsent } from '@gorodok/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aGuardian,
  anEmployee,
  anOrganization,
  aServer,
  aSignedInEmployee,
  aStudent,
  pdfText,
  type TestServer,
} from '../../../../../../tests/school/index.ts';
import { consentRepository } from './consent.repository.ts';
import { consentState, maySign } from './consent.policy.ts';

let server: TestServer;
let organizationId: number;
let admin: Awaited<ReturnType<typeof aSignedInEmployee>>;
beforeAll(async () => {
  server = await aServer();
  const db = server.database.kysely;
  ({ id: organizationId } = await anOrganization(db, { name: 'МАОУ «СОШ № 15 г. Челябинска»' }));
  await db.updateTable('organization').set({ inn: '7451234567' }).where('id', '=', organizationId).execute();
  admin = await aSignedInEmployee(db, { organizationId });
});
afterAll(() => server.close());

const send = (method: 'GET' | 'POST', path: string, payload?: object, by = admin) =>
  server.app.inject({
    method,
    url: `/api/cards/${path}`,
    headers: by.headers,
    ...(payload ? { payload } : {}),
  });
const give = (id: number, consent: Partial<NewConsent> = {}, kind = 'employee') =>
  send('POST', `${kind}/${id}/consents`, {
    purpose: 'photographs',
    form: 'paper',
    representativeId: null,
    givenOn: '2026-09-01',
    expiresOn: null,
    ...consent,
  });
const withdraw = (id: number, consentId: number) =>
  send('POST', `employee/${id}/consents/${consentId}/withdrawal`);
const listOf = async (id: number) => (await send('GET', `employee/${id}/consents`)).json<ConsentList>();
const statesOf = async (id: number, purpose: Consent['purpose'] = 'photographs') =>
  (await listOf(id)).consents.filter((consent) => consent.purpose === purpose).map(({ state }) => state);
const anAdult = async () => (await anEmployee(server.database.kysely, { organizationId })).personId;

test('a newer consent takes the place of the standing one; a withdrawal ends it, and a new one may follow', async () => {
  const id = await anAdult();
  await give(id, { givenOn: '2025-09-01', expiresOn: '2026-08-31' });
  expect(await statesOf(id)).toEqual(['expired']);
  const renewed = (await give(id)).json<ConsentList>().consents[0];
  expect(await statesOf(id)).toEqual(['valid', 'replaced']);
  expect((await withdraw(id, renewed?.id ?? 0)).statusCode).toBe(200);
  expect(await statesOf(id)).toEqual(['withdrawn', 'replaced']);
  expect((await withdraw(id, renewed?.id ?? 0)).json().code).toBe('consent.ended');
  await give(id, { givenOn: '2026-10-01' });
  expect(await statesOf(id)).toEqual(['valid', 'withdrawn', 'replaced']);
});

test('a withdrawal ends its own purpose only', async () => {
  const id = await anAdult();
  await give(id, { purpose: 'mailings' });
  await give(id, { purpose: 'personal_data' });
  const [photographs] = (await give(id)).json<ConsentList>().consents;
  await withdraw(id, photographs?.id ?? 0);
  expect(
    await Promise.all(
      (['photographs', 'mailings', 'personal_data'] as const).map((purpose) => statesOf(id, purpose)),
    ),
  ).toEqual([['withdrawn'], ['valid'], ['valid']]);
});

test('two clicks at once record one consent', async () => {
  const id = await anAdult();
  expect((await Promise.all([give(id), give(id)])).map(({ statusCode }) => statusCode)).toEqual([201, 201]);
  expect(await statesOf(id)).toEqual(['valid']);
});

test('the consent to the exchange with ЕСИА is the region’s: the door knows of it, and of its withdrawal', async () => {
  const id = await anAdult();
  const door = consentRepository(server.database.kysely);
  const given = (await give(id, { purpose: 'esia_exchange' })).json<ConsentList>().consents[0];
  expect(await door.isGiven(id, 'esia_exchange')).toBe(true);
  await withdraw(id, given?.id ?? 0);
  expect(await door.isGiven(id, 'esia_exchange')).toBe(false);
  await door.give(id, 'esia_exchange', '2026-11');
  await door.give(id, 'esia_exchange', '2026-11');
  expect(await statesOf(id, 'esia_exchange')).toEqual(['valid', 'withdrawn']);
});

test.each([
  [{ givenOn: '2999-01-01' }, '/givenOn', 'consent.given_in_future'],
  [{ expiresOn: '2020-01-01' }, '/expiresOn', 'consent.ends_before_it_is_given'],
  [{ representativeId: 1 }, '/representativeId', 'consent.signer_not_entitled'],
  [{ purpose: 'anything' as never }, '/purpose', 'field_not_listed'],
])('%j is refused', async (wrong, field, code) => {
  expect((await give(await anAdult(), wrong)).json()).toMatchObject({
    status: 422,
    errors: [{ field, code }],
  });
});

test('another school neither sees nor ends what was given here', async () => {
  const db = server.database.kysely;
  const other = await aSignedInEmployee(db, { organizationId: (await anOrganization(db)).id });
  const id = await anAdult();
  const [given] = (await give(id)).json<ConsentList>().consents;
  expect((await send('GET', `employee/${id}/consents`, undefined, other)).statusCode).toBe(404);
  const colleague = await db
    .selectFrom('employment')
    .select('organizationId')
    .where('personId', '=', other.personId)
    .executeTakeFirstOrThrow();
  await anEmployee(db, { organizationId: colleague.organizationId, personId: id });
  expect(
    (await send('GET', `employee/${id}/consents`, undefined, other)).json<ConsentList>().consents,
  ).toEqual([]);
  const path = `employee/${id}/consents/${given?.id}/withdrawal`;
  expect((await send('POST', path, undefined, other)).json().code).toBe('consent.not_found');
});

describe('who may sign', () => {
  const mother = { personId: 2, relation: 'mother' as const, maySign: true };
  const child = { birthDate: '2010-05-05', representatives: [mother] };
  test.each([
    ['a child does not', child, null, '2026-09-01', false],
    ['its mother does', child, 2, '2026-09-01', true],
    [
      'a mother without the right to sign does not',
      { ...child, representatives: [{ ...mother, maySign: false }] },
      2,
      '2026-09-01',
      false,
    ],
    ['a stranger does not', child, 3, '2026-09-01', false],
    ['from the 18th birthday the person does', child, null, '2028-05-05', true],
    ['and the mother no longer', child, 2, '2028-05-05', false],
    [
      'but a trustee does',
      { ...child, representatives: [{ ...mother, relation: 'trustee' as const }] },
      2,
      '2028-05-05',
      true,
    ],
    ['without a birth date both do', { ...child, birthDate: null }, null, '2026-09-01', true],
  ])('%s', (_sentence, facts, signer, today, may) => {
    expect(maySign(facts, signer, today)).toBe(may);
  });

  test('the last day of a consent is a day of validity, and thirty days before it warns', () => {
    const until = { withdrawnAt: null, replacedAt: null, expiresOn: '2026-12-31' };
    expect(
      ['2026-11-30', '2026-12-01', '2026-12-31', '2027-01-01'].map((today) => consentState(until, today)),
    ).toEqual(['valid', 'expiring', 'expiring', 'expired']);
  });
});

test('the form for a child is filled in from the cards of both, and named without anybody’s name', async () => {
  const db = server.database.kysely;
  const { personId } = await aStudent(db, {
    organizationId,
    surname: 'Абдурахмангаджиева',
    firstName: 'Сафият',
    patronymic: 'Магомедгаджиевна',
    address: 'г. Челябинск, ул. Мира, д. 5, кв. 12',
  });
  const guardian = await aGuardian(db, { childId: personId, surname: 'Гаджиева', firstName: 'Патимат' });
  await db
    .insertInto('identityDocument')
    .values({
      personId: guardian.personId,
      kind: 'passport',
      series: '7504',
      number: '123456',
      issuedOn: '2004-03-12',
    })
    .execute();
  const path = `student/${personId}/consents/form?purpose=personal_data&representativeId=${guardian.personId}`;
  const response = await send('GET', path);
  expect([
    response.statusCode,
    response.headers['content-type'],
    response.headers['content-disposition'],
  ]).toEqual([200, 'application/pdf', 'inline; filename="soglasie-personal-data.pdf"']);
  const text = pdfText(response.rawPayload).replaceAll(/\s+/gu, ' ');
  for (const words of [
    'представителя субъекта персональных данных',
    'Гаджиева Патимат Игоревна',
    'паспорт 75 04 123456, выдан 12.03.2004',
    '(мать)',
    'Абдурахмангаджиева Сафият Магомедгаджиевна',
    'ул. Мира, д. 5, кв. 12',
    'МАОУ «СОШ № 15 г. Челябинска» (ИНН 7451234567)',
    'Гаджиева П. И.',
  ])
    expect(text).toContain(words);
  const own = await send('GET', `student/${personId}/consents/form?purpose=personal_data`);
  expect(own.json().errors).toMatchObject([{ code: 'consent.signer_not_entitled' }]);
});

test.each(['personal_data', 'photographs', 'mailings', 'esia_exchange'])(
  'the form of a person of age for %s is one page',
  async (purpose) => {
    const response = await send('GET', `employee/${await anAdult()}/consents/form?purpose=${purpose}`);
    expect(pdfText(response.rawPayload)).toContain('субъекта персональных данных');
    expect(response.rawPayload.toString('latin1').match(/\/Type \/Page\n/gu)).toHaveLength(1);
  },
);
