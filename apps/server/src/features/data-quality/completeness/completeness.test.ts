import {
  CardRules,
  CardRulesPreview,
  Completeness,
  CompletenessPeople,
  type CardRule,
} from '@gorodok/contract';
import { read as readWorkbook, utils } from '@e965/xlsx';
import { sql } from 'kysely';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClassGroup,
  aGuardian,
  anEmployee,
  anOpenYear,
  anOrganization,
  aServerByTheClock,
  aSignedInEmployee,
  aSnils,
  aStudent,
  pdfText,
  type SignedIn,
  type TestServer,
} from '../../../../../../tests/school/index.ts';
import { countChangedCards } from './index.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServerByTheClock();
});
afterAll(() => server.close());

const db = () => server.database.kysely;
const count = () => countChangedCards(server.database);

async function ask(who: SignedIn, method: 'GET' | 'POST' | 'DELETE', path: string, payload?: object) {
  const answer = await server.app.inject({
    method,
    url: `/api${path}`,
    headers: who.headers,
    ...(payload && { payload }),
  });
  return answer;
}
const report = async (who: SignedIn, query = '') => {
  const answer = await ask(who, 'GET', `/completeness${query}`);
  return answer.statusCode === 200 ? Value.Parse(Completeness, answer.json()) : answer.statusCode;
};
const people = async (who: SignedIn, payload: object) =>
  Value.Parse(CompletenessPeople, (await ask(who, 'POST', '/completeness/people', payload)).json());

/** Gives a person all that the rules ask of an employee beside what the maker gives. */
async function fillCard(personId: number, organizationId: number): Promise<void> {
  await db()
    .insertInto('identityDocument')
    .values({ personId, kind: 'passport', series: '7504', number: '123456' })
    .execute();
  await db()
    .insertInto('contact')
    .values({ personId, kind: 'email', value: `person${personId}@school.example` })
    .execute();
  await db()
    .insertInto('consent')
    .values({ personId, organizationId, purpose: 'personal_data', textVersion: '2026-11' })
    .execute();
  await db().updateTable('person').set({ address: 'ул. Мира, 5' }).where('id', '=', personId).execute();
}

async function aMunicipality(): Promise<number> {
  const { id } = await db()
    .insertInto('municipality')
    .values({ name: `Район ${aSnils()}`, kind: 'municipal_district' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function aRegionalCoordinator(): Promise<SignedIn> {
  const { id: organizationId } = await anOrganization(db(), { kinds: ['education_authority'] });
  return aSignedInEmployee(db(), { organizationId, role: 'regional_coordinator' });
}

test('from the region to the card: shares of cards and of organizations, what is missing, and the trend', async () => {
  const [municipalityId, elsewhere] = [await aMunicipality(), await aMunicipality()];
  const half = await anOrganization(db(), { municipalityId });
  const full = await anOrganization(db(), { municipalityId });
  const foreign = await anOrganization(db(), { municipalityId: elsewhere });
  const lacking = await anEmployee(db(), { organizationId: half.id, snils: null });
  await fillCard(lacking.personId, half.id);
  for (const { id } of [half, full])
    await fillCard((await anEmployee(db(), { organizationId: id })).personId, id);
  await anEmployee(db(), { organizationId: foreign.id });
  const authority = await anOrganization(db(), { municipalityId, kinds: ['education_authority'] });
  const coordinator = await aSignedInEmployee(db(), {
    organizationId: authority.id,
    role: 'municipal_coordinator',
  });
  await fillCard(coordinator.personId, authority.id);
  await count();
  await sql`select note_completeness_day()`.execute(db());
  await sql`update completeness_day set day = day - 1`.execute(db());

  expect(await report(coordinator, '?kind=employee')).toMatchObject({
    level: 'municipality',
    path: [],
    cards: 4,
    filled: 3,
    organizations: 3,
    unfilledOrganizations: 1,
    missing: [{ field: 'snils', weight: 'mandatory', cards: 1 }],
    trend: [
      { cards: 4, filled: 3 },
      { cards: 4, filled: 3 },
    ],
    waitingSince: null,
    organizationsToCount: 0,
  });
  expect(await report(coordinator, `?organizationId=${half.id}`)).toMatchObject({ cards: 2, filled: 1 });
  expect(await report(coordinator, `?organizationId=${foreign.id}`)).toBe(404);
  expect(await report(coordinator, `?municipalityId=${elsewhere}`)).toBe(404);
  const region = await report(await aRegionalCoordinator(), '?kind=employee');
  if (typeof region === 'number') throw new Error('The region must be seen.');
  expect(region.parts).toContainEqual(
    expect.objectContaining({
      id: municipalityId,
      level: 'municipality',
      organizations: 3,
      unfilledOrganizations: 1,
    }),
  );
  expect(region.parts.reduce((sum, part) => sum + part.cards, 0)).toBe(region.cards);

  const masked = await people(coordinator, { organizationId: half.id, list: 'unfilled' });
  expect(masked).toMatchObject({ masked: true, people: [{ missing: [{ field: 'snils' }] }] });
  expect(masked.people[0]?.displayName).toBe('П… С. И.');
  const named = await people(coordinator, {
    organizationId: half.id,
    list: 'unfilled',
    purpose: 'request_of_authority',
  });
  expect(named.people.map(({ personId }) => personId)).toEqual([lacking.personId]);
  const entries = await db()
    .selectFrom('auditEntry')
    .select('subjectId')
    .where('action', '=', 'person.unmasked')
    .where('accountId', '=', coordinator.accountId)
    .execute();
  expect(entries).toEqual([{ subjectId: lacking.personId }]);

  await db().updateTable('person').set({ snils: aSnils() }).where('id', '=', lacking.personId).execute();
  await count();
  expect(await report(coordinator, '?kind=employee')).toMatchObject({ filled: 4, unfilledOrganizations: 0 });
});

test('the classes of a school, slips for the families of one, and the report as a workbook and on paper', async () => {
  const { id: organizationId, name } = await anOrganization(db());
  const administrator = await aSignedInEmployee(db(), { organizationId });
  const year = await anOpenYear(db(), { organizationId });
  const inClass = async (className: string, surname: string) => {
    const group = await aClassGroup(db(), { organizationId, academicYearId: year.id, name: className });
    const child = await aStudent(db(), {
      organizationId,
      classGroupId: group.id,
      surname,
      snils: '12808280456',
      birthDate: '2013-03-14',
    });
    await aGuardian(db(), { childId: child.personId });
    return group.id;
  };
  const seventh = await inClass('7А', 'Кузнецова');
  await inClass('10Б', 'Щукина');
  await count();
  const page = await report(administrator, '?kind=student');
  expect(page).toMatchObject({ parts: [{ name: '7А', cards: 1, filled: 0 }, { name: '10Б' }] });

  const slips = await ask(
    administrator,
    'GET',
    `/completeness/request-slips?kind=student&classGroupId=${seventh}`,
  );
  const text = pdfText(slips.rawPayload);
  expect(text).toContain(name);
  expect(text).toContain('Кузнецова');
  expect(text).toContain('свидетельство о рождении: серию и номер');
  expect(text).not.toMatch(/Щукина|128-082|12808280456|14\.03\.2013/);

  const file = await ask(administrator, 'GET', '/completeness/export?kind=student&format=xlsx');
  const book = readWorkbook(file.rawPayload);
  expect(book.SheetNames).toEqual(['По классам', 'Чего не хватает', 'Замечания', 'Карточки']);
  const cards = utils.sheet_to_json<string[]>(book.Sheets['Карточки'] ?? {}, { header: 1 });
  expect(cards.slice(1).map(([fullName]) => fullName)).toEqual([
    expect.stringContaining('Кузнецова'),
    expect.stringContaining('Щукина'),
  ]);
  const paper = await ask(administrator, 'GET', '/completeness/export?kind=student&format=pdf');
  expect(pdfText(paper.rawPayload)).toContain('Не заполнено 2 из 2 карточек');
  const ofRegion = await ask(await aRegionalCoordinator(), 'GET', '/completeness/export?format=xlsx');
  expect(readWorkbook(ofRegion.rawPayload).SheetNames).not.toContain('Карточки');

  const nobody = await ask(
    administrator,
    'GET',
    '/completeness/request-slips?kind=guardian&classGroupId=999999999',
  );
  expect([nobody.statusCode, nobody.json<{ code: string }>().code]).toEqual([
    409,
    'completeness.nobody_to_ask',
  ]);
});

test('rules are tried out, applied, reach every card, and are taken back as a version of their own', async () => {
  const municipalityId = await aMunicipality();
  const { id: organizationId } = await anOrganization(db(), { municipalityId });
  const administrator = await aSignedInEmployee(db(), { organizationId });
  await fillCard(administrator.personId, organizationId);
  await db().updateTable('person').set({ address: null }).where('id', '=', administrator.personId).execute();
  const stranger = await anEmployee(db(), { organizationId });
  await fillCard(stranger.personId, organizationId);
  await db()
    .updateTable('person')
    .set({ citizenship: 'KAZ', address: null })
    .where('id', '=', stranger.personId)
    .execute();
  await count();
  const coordinator = await aRegionalCoordinator();
  const rulesOf = async (who: SignedIn) =>
    Value.Parse(CardRules, (await ask(who, 'GET', '/card-rules')).json());
  const { inForce } = await rulesOf(administrator);
  const others = inForce.rules.filter(({ kind, field }) => !(kind === 'employee' && field === 'address'));
  const address: CardRule = {
    kind: 'employee',
    field: 'address',
    citizens: 'russian',
    weight: 'mandatory',
    fromAge: 18,
    untilAge: null,
    graceDays: 0,
  };
  const rules = [...others, address];
  const before = await report(administrator);

  const preview = Value.Parse(
    CardRulesPreview,
    (await ask(coordinator, 'POST', '/completeness/rules-preview', { rules })).json(),
  );
  expect(preview.parts.filter((part) => part.municipalityId === municipalityId)).toEqual([
    expect.objectContaining({ kind: 'employee', cards: 2, unfilledNow: 0, unfilledThen: 1 }),
  ]);
  expect(await rulesOf(coordinator)).toMatchObject({ inForce: { id: inForce.id } });
  expect(await report(administrator)).toEqual(before);

  const apply = (payload: object) => ask(coordinator, 'POST', '/card-rules', payload);
  const wanted = { basedOnId: inForce.id, restoresVersionId: null, note: 'Приказ о сверке адресов', rules };
  const applied = Value.Parse(CardRules, (await apply(wanted)).json());
  expect(applied.inForce).toMatchObject({
    note: 'Приказ о сверке адресов',
    rules: expect.arrayContaining([address]),
  });
  await count();
  expect(await report(administrator)).toMatchObject({ cards: 2, filled: 1, organizationsToCount: 0 });
  const card = await ask(administrator, 'GET', `/cards/employee/${administrator.personId}`);
  expect(card.json()).toMatchObject({ missing: [{ field: 'address', weight: 'mandatory' }] });

  const again = await apply(wanted);
  expect([again.statusCode, again.json<{ code: string }>().code]).toEqual([
    409,
    'card_rules.changed_meanwhile',
  ]);
  const crossed = await apply({
    ...wanted,
    basedOnId: applied.inForce.id,
    note: ' ',
    rules: [
      ...rules,
      { ...address, citizens: 'any', fromAge: 20, untilAge: 20 },
      { ...address, field: 'child' },
    ],
  });
  expect(crossed.json<{ errors: { field: string }[] }>().errors.map(({ field }) => field)).toEqual([
    '/note',
    `/rules/${rules.length}/field`,
    `/rules/${rules.length}/untilAge`,
    `/rules/${rules.length + 1}/field`,
  ]);

  const first = (await ask(coordinator, 'GET', `/card-rules/${inForce.id}`)).json<{ rules: CardRule[] }>();
  const back = await apply({
    basedOnId: applied.inForce.id,
    restoresVersionId: inForce.id,
    note: 'Возвращаем',
    rules: first.rules,
  });
  expect(back.statusCode).toBe(201);
  await count();
  expect(await report(administrator)).toMatchObject({ cards: 2, filled: 2 });
  await expect(sql`update card_rule set weight = 'advised'`.execute(db())).rejects.toThrow('never changed');
});

test('«так и есть» holds until the value changes, and is given for what was looked at', async () => {
  const { id: organizationId } = await anOrganization(db());
  const administrator = await aSignedInEmployee(db(), { organizationId });
  const { personId } = await anEmployee(db(), { organizationId, surname: 'Smirnova' });
  await count();
  const doubtful = () =>
    people(administrator, { organizationId, list: 'doubtful', finding: 'name_not_cyrillic' });
  const [found] = (await doubtful()).people;
  const seenAs = found?.findings[0]?.seenAs;
  const finding = { personId, code: 'name_not_cyrillic', seenAs, reason: 'Так в паспорте' };
  const accept = (payload: object) => ask(administrator, 'POST', '/accepted-findings', payload);
  expect((await accept({ ...finding, reason: ' ' })).statusCode).toBe(422);
  expect((await accept({ ...finding, seenAs: 'another' })).statusCode).toBe(409);
  expect((await accept(finding)).statusCode).toBe(204);
  expect((await accept(finding)).statusCode).toBe(204);
  await count();
  expect((await doubtful()).people).toEqual([]);
  const list = (await ask(administrator, 'GET', '/accepted-findings')).json<{ accepted: { id: number }[] }>();
  expect(list).toMatchObject({ accepted: [{ personId, reason: 'Так в паспорте' }] });

  await db().updateTable('person').set({ surname: 'Smirnoff' }).where('id', '=', personId).execute();
  await count();
  expect((await doubtful()).people).toHaveLength(1);
  await db().updateTable('person').set({ surname: 'Smirnova' }).where('id', '=', personId).execute();
  await count();
  expect((await doubtful()).people).toEqual([]);

  const foreign = await aSignedInEmployee(db(), { organizationId: (await anOrganization(db())).id });
  expect((await ask(foreign, 'POST', '/accepted-findings', finding)).statusCode).toBe(404);
  const [accepted] = list.accepted;
  expect((await ask(foreign, 'DELETE', `/accepted-findings/${accepted?.id}`)).statusCode).toBe(404);
  expect((await ask(administrator, 'DELETE', `/accepted-findings/${accepted?.id}`)).statusCode).toBe(204);
  await count();
  expect((await doubtful()).people).toHaveLength(1);
});

test('what changes is in the figures some seconds later, without anybody asking for it', async () => {
  const { id: organizationId } = await anOrganization(db());
  const administrator = await aSignedInEmployee(db(), { organizationId });
  await expect
    .poll(async () => ((await report(administrator)) as Completeness).cards, {
      timeout: 5_000,
      interval: 100,
    })
    .toBe(1);
});
