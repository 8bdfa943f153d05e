import { cardRequirements, findingCodes, type CardKind, type FindingCode } from '@gorodok/contract';
import {
  checkDocument,
  findBirthDateFault,
  parseContact,
  parseFirstName,
  parseSurname,
} from '@gorodok/identifiers';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../../../tests/database/test-database.ts';
import {
  aClassGroup,
  aGuardian,
  anEmployee,
  anOpenYear,
  anOrganization,
  aPerson,
  aSnils,
  aStudent,
} from '../../../../../../tests/school/index.ts';
import { openDatabase, type Database } from '#platform/database/database.ts';
import { countChangedCards } from './index.ts';

let database: Database;
let testing: TestDatabase;
beforeAll(async () => {
  testing = await testDatabase();
  database = openDatabase({ url: testing.url, poolSize: 4 });
});
afterAll(async () => {
  await database.close();
  await testing.drop();
});
const db = () => database.kysely;
const scalar = async <Value>(expression: ReturnType<typeof sql<Value>>): Promise<Value | undefined> =>
  (await sql<{ value: Value }>`select ${expression} as value`.execute(db())).rows[0]?.value;

const today = '2026-11-24';
const oneOf = (...values: string[]) => fc.constantFrom(...values);

describe('the forms that the database knows are those of packages/identifiers, in the writing that is kept', () => {
  const isKept = (parsed: { ok: boolean; value?: unknown }, kept: unknown) =>
    parsed.ok && JSON.stringify(parsed.value) === JSON.stringify(kept);

  test('documents', async () => {
    const document = fc.record({
      kind: fc.constantFrom('passport', 'birth_certificate', 'foreign_passport', 'other'),
      series: oneOf('7504', '75 04', '750', 'IV-ЕР', 'IIII-ЕР', 'IV-EP', 'XL-АБ', '0000', ''),
      number: oneOf('123456', '000000', '12345', '311895', '0'),
      issuedOn: fc.constantFrom(null, '2010-05-05', '2027-01-01', '1984-01-01'),
      issuedBy: fc.constant(null),
      departmentCode: fc.constantFrom(null, '740-001', '740001', 'УФМС'),
    });
    const birthDate = '1985-05-17';
    await fc.assert(
      fc.asyncProperty(document, async (written) => {
        const kept = { ...written, series: written.series || null };
        const isCorrect = await scalar(sql<boolean>`document_is_correct(
          (0, 0, ${kept.kind}, ${kept.series}, ${kept.number}, ${kept.issuedOn}, null, ${kept.departmentCode}, now())::identity_document,
          ${birthDate}, ${today})`);
        expect(isCorrect).toBe(isKept(checkDocument(kept, { birthDate, today }), kept));
      }),
      { numRuns: 200 },
    );
  });

  test('names, days of birth, phones and addresses', async () => {
    const names = oneOf(
      'Анна',
      'Анна-Мария',
      "О'Коннор",
      'Дин оглы',
      'Anna',
      'Аннa',
      'Анна1',
      'И',
      'И. П.',
      'И П',
      'Ааа',
      'нет',
      '-',
      'Әсәл',
      'Щ',
    );
    await fc.assert(
      fc.asyncProperty(names, async (name) => {
        expect([name, await scalar(sql<boolean>`name_is_correct(${name})`)]).toEqual([
          name,
          isKept(parseSurname(name), name),
        ]);
        const asFirstName = await scalar(sql<boolean>`name_is_correct(${name}) and length(${name}) > 1`);
        expect([name, asFirstName]).toEqual([name, isKept(parseFirstName(name), name)]);
      }),
    );
    for (const day of [
      '1900-01-01',
      '1899-12-31',
      '1915-11-24',
      '1915-11-25',
      '2026-11-24',
      '2026-11-25',
      '2000-02-29',
    ])
      expect([
        day,
        await scalar(sql<boolean>`birth_date_is_plausible(${day}::date, ${today}::date)`),
      ]).toEqual([day, findBirthDateFault(day, today) === undefined]);
    const contacts = [
      ['phone', '+79131234567'],
      ['phone', '+79999999999'],
      ['phone', '89131234567'],
      ['phone', '+76131234567'],
      ['email', 'anna.petrova@mail.ru'],
      ['email', 'anna..petrova@mail.ru'],
      ['email', 'anna.@mail.ru'],
      ['email', 'Anna@mail.ru'],
      ['email', 'anna@mail'],
    ] as const;
    for (const [kind, value] of contacts)
      expect([value, await scalar(sql<boolean>`contact_is_correct(${kind}, ${value})`)]).toEqual([
        value,
        isKept(parseContact(kind, value), value),
      ]);
  });
});

describe('what a card lacks', () => {
  async function lacks(kind: CardKind, fields: object = {}, document?: object): Promise<string[]> {
    const { id: organizationId } = await anOrganization(db());
    const { id: personId } = await aPerson(db(), { address: 'ул. Мира, 5' });
    await db()
      .updateTable('person')
      .set({ citizenship: 'RUS', ...fields })
      .where('id', '=', personId)
      .execute();
    if (kind === 'employee') await anEmployee(db(), { organizationId, personId });
    if (kind === 'student') {
      await aStudent(db(), { organizationId, personId });
      await aGuardian(db(), { childId: personId });
    }
    if (document)
      await db()
        .insertInto('identityDocument')
        .values({ personId, kind: 'passport', number: '123456', ...document })
        .execute();
    const { rows } = await sql<{ missing: string[]; advised: string[] }>`
      select missing, advised from card_gaps_as_defined where person_id = ${personId}`.execute(db());
    const order = (fields: string[] = []) => cardRequirements.filter((field) => fields.includes(field));
    return [...order(rows[0]?.missing), ...order(rows[0]?.advised).map((field) => `(${field})`)].filter(
      (field) => !['contact', '(contact)', 'personalDataConsent'].includes(field),
    );
  }

  test('«нет отчества» and «СНИЛС отсутствует» count as filled in, and what is formally wrong does not', async () => {
    const passport = { series: '7504' };
    expect(await lacks('employee', {}, passport)).toEqual([]);
    expect(
      await lacks(
        'employee',
        { patronymic: null, hasNoPatronymic: true, snils: null, hasNoSnils: true },
        passport,
      ),
    ).toEqual([]);
    expect(
      await lacks(
        'employee',
        { patronymic: null, snils: '12808280457', birthDate: '1900-01-01', sex: null, address: null },
        { series: '7504', number: '1' },
      ),
    ).toEqual(['patronymic', 'birthDate', 'sex', 'snils', 'passport', '(address)']);
  });

  const daysAgo = (years: number, days: number) =>
    sql<string>`(current_date - make_interval(years => ${years}, days => ${days}))::date`;
  test.each([
    ['a child with a certificate', 11, 0, 'birth_certificate', []],
    ['a child without a document', 11, 0, undefined, ['birthCertificate']],
    ['fourteen, the passport is being made', 14, 80, 'birth_certificate', []],
    ['fourteen and ninety days and more', 14, 100, 'birth_certificate', ['passport']],
    ['sixteen with a passport', 16, 0, 'passport', []],
  ] as const)('the document goes with the age: %s', async (_, years, days, kind, missing) => {
    const numbers =
      kind === 'passport' ? { series: '7504', number: '123456' } : { series: 'IV-ЕР', number: '311895' };
    const document = kind && { kind, ...numbers };
    expect(await lacks('student', { birthDate: daysAgo(years, days) }, document)).toEqual(missing);
  });

  test('a foreign citizen may have any other document, which is checked by no Russian format', async () => {
    const other = { kind: 'other', series: null, number: 'ВНЖ 12' };
    expect(await lacks('employee', { citizenship: 'KAZ' }, other)).toEqual([]);
    expect(await lacks('employee', {}, other)).toEqual(['passport']);
  });
});

/** The codes of everybody in the organization who has any. */
async function findingsOf(personId: number): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from open_finding where person_id = ${personId} order by code`.execute(db());
  return rows.map(({ code }) => code);
}

test('every finding is found, and a family that is in order has none', async () => {
  const { id: organizationId } = await anOrganization(db());
  const year = await anOpenYear(db(), { organizationId });
  const group = await aClassGroup(db(), { organizationId, academicYearId: year.id, name: '7А' });
  const born = (age: number) => `${Number(year.startsOn.slice(0, 4)) - age}-03-14`;
  const person = (fields: object) => aPerson(db(), fields).then(({ id }) => id);
  const withDocument = async (document: object, fields: object = {}) => {
    const personId = await person(fields);
    await db()
      .insertInto('identityDocument')
      .values({ personId, kind: 'passport', series: '7504', number: '123456', ...document })
      .execute();
    return personId;
  };
  const withContact = async (kind: string, value: string) => {
    const personId = await person({});
    await db().insertInto('contact').values({ personId, kind, value }).execute();
    return personId;
  };
  const child = await aStudent(db(), { organizationId, classGroupId: group.id, birthDate: born(13) });
  const mother = await aGuardian(db(), { childId: child.personId });
  const brother = await aStudent(db(), { organizationId, classGroupId: group.id, birthDate: born(13) });
  await aGuardian(db(), { childId: brother.personId, personId: mother.personId });
  for (const personId of [child.personId, mother.personId, brother.personId])
    await db().insertInto('contact').values({ personId, kind: 'phone', value: '+79131234567' }).execute();
  for (const personId of [child.personId, mother.personId, brother.personId])
    expect(await findingsOf(personId)).toEqual([]);

  const [shared, ofFamily, twice] = [aSnils(), aSnils(), aSnils()];
  const adopted = await aStudent(db(), { organizationId, snils: ofFamily, birthDate: born(12) });
  const father = await aGuardian(db(), { childId: adopted.personId, snils: ofFamily, relation: 'father' });
  const girl = await aStudent(db(), { organizationId, birthDate: born(12) });
  const tooYoung = await aGuardian(db(), { childId: girl.personId, birthDate: born(24) });
  const late = await aStudent(db(), { organizationId, classGroupId: group.id, birthDate: born(17) });
  const office = [1, 2, 3, 4].map(() => withContact('phone', '+73512000000'));
  const confirmed = await person({});
  await db()
    .insertInto('confirmedDifference')
    .values({ personId: confirmed, field: 'surname', confirmedValue: 'Новая' })
    .execute();
  await person({ snils: shared, surname: 'Другая', birthDate: '1970-01-02' });
  await person({ snils: twice, surname: 'Девичья' });
  const expected: Record<FindingCode, number> = {
    name_not_cyrillic: await person({ firstName: 'Anna' }),
    name_has_digits: await person({ surname: 'Ким2' }),
    name_malformed: await person({ firstName: 'А' }),
    birth_date_in_future: await person({ birthDate: '2099-01-01' }),
    birth_date_implausible: await person({ birthDate: '1900-01-01' }),
    snils_placeholder: await person({ snils: '00000000101' }),
    snils_checksum: await person({ snils: '15000000199' }),
    snils_of_relative: father.personId,
    snils_on_another_card: await person({ snils: shared, surname: 'Одна' }),
    cards_differ: await person({ snils: twice, surname: 'Замужняя' }),
    passport_malformed: await withDocument({ series: null }),
    birth_certificate_malformed: await withDocument({ kind: 'birth_certificate', series: '4-ЕР' }),
    issue_date_implausible: await withDocument({ kind: 'other', issuedOn: '1980-01-01' }),
    passport_year_disagrees: await withDocument({ issuedOn: '2015-01-01' }),
    passport_before_fourteen: await withDocument({ issuedOn: '2004-06-01' }, { birthDate: '1995-01-01' }),
    phone_malformed: await withContact('phone', '2-11-34'),
    email_malformed: await withContact('email', 'anna@mail'),
    phone_on_many_cards: (await Promise.all(office))[0] ?? 0,
    grade_disagrees_with_age: late.personId,
    parent_too_young: tooYoung.personId,
    confirmed_differs: confirmed,
  };
  for (const code of findingCodes) expect([code, await findingsOf(expected[code])]).toEqual([code, [code]]);
});

/** What the kept rows and sums say and the definition does not, and the other way round. */
async function differences(): Promise<unknown[]> {
  const { rows } = await sql`
    (select 'stale' as fault, kept.* from (select * from completeness except select * from completeness_as_defined) as kept)
    union all
    (select 'missing', due.* from (select * from completeness_as_defined except select * from completeness) as due)`.execute(
    db(),
  );
  const sums = await sql`
    with counted as (
      select organization_id, kind, unnest(completeness_measures(missing, advised, findings)) as measure,
        count(*)::integer as cards
      from completeness group by 1, 2, 3)
    (select * from completeness_total where cards > 0 except select * from counted)
    union all (select * from counted except select * from completeness_total)`.execute(db());
  return [...rows, ...sums.rows];
}

const who = fc.nat(4);
const step = <const What extends string, Value>(what: What, value: fc.Arbitrary<Value>) =>
  fc.record({ what: fc.constant(what), who, value });
const phone = '+73512000000';
/** What several people have in common, and who of them are one family: it is seen on the cards of all of them. */
const shared = [
  step('snils', fc.constantFrom(null, 'a', 'a', 'b', 'faulty')),
  step('phone', fc.constantFrom(null, phone, phone, phone, '2-11-34')),
  step('linked', fc.boolean()),
  step('merged', fc.constantFrom(false, false, true)),
] as const;
const change = fc.oneof(
  ...shared,
  step('born', fc.constantFrom(null, '1985-05-17', '2013-03-14', '2012-08-01')),
  step('name', fc.constantFrom('Одна', 'Odna', 'Другая')),
  step('employed', fc.boolean()),
  step('document', fc.constantFrom(null, '7504', '75')),
  step('consent', fc.boolean()),
  step('confirmed', fc.boolean()),
  step('accepted', fc.boolean()),
  step('grade', fc.constantFrom(3, 7)),
  step('year', fc.constantFrom('2024-09-02', '2026-09-01')),
  step('rules', fc.constantFrom('mandatory', 'advised')),
);
type Step = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

test('whatever is changed, the rows and the sums follow their definition', async () => {
  const { id: organizationId } = await anOrganization(db());
  const year = await anOpenYear(db(), { organizationId });
  const group = await aClassGroup(db(), { organizationId, academicYearId: year.id, name: '7А' });
  const child = await aStudent(db(), { organizationId, classGroupId: group.id });
  const ids = [child.personId];
  while (ids.length < 5) ids.push((await aPerson(db(), { firstName: 'Одна' })).id);
  const survivor = (await aPerson(db())).id;
  for (const personId of ids) {
    await db().insertInto('contact').values({ personId, kind: 'phone', value: phone }).execute();
    if (personId !== child.personId) await anEmployee(db(), { organizationId, personId });
  }
  const numbers = { a: aSnils(), b: aSnils(), faulty: '15000000199' };

  async function apply({ what, who, value }: Step): Promise<void> {
    const personId = ids[who] ?? 0;
    const person = db().updateTable('person').where('id', '=', personId);
    const removeFrom = (table: 'identityDocument' | 'contact' | 'consent' | 'acceptedFinding') =>
      db().deleteFrom(table).where('personId', '=', personId).execute();
    if (what === 'snils') await person.set({ snils: value && numbers[value] }).execute();
    else if (what === 'born') await person.set({ birthDate: value }).execute();
    else if (what === 'name') await person.set({ firstName: value, surname: 'Общая' }).execute();
    else if (what === 'employed') {
      await db()
        .updateTable('employment')
        .set({ endsOn: '2026-01-01' })
        .where('personId', '=', personId)
        .where('endsOn', 'is', null)
        .execute();
      if (value) await anEmployee(db(), { organizationId, personId });
    } else if (what === 'linked') {
      await db().deleteFrom('guardianship').where('guardianId', '=', personId).execute();
      if (value && who > 0) await aGuardian(db(), { childId: child.personId, personId });
    } else if (what === 'document') {
      await removeFrom('identityDocument');
      const document = {
        personId,
        kind: 'passport',
        series: value,
        number: '123456',
        issuedOn: '2004-06-01',
      };
      if (value) await db().insertInto('identityDocument').values(document).execute();
    } else if (what === 'phone') {
      await removeFrom('contact');
      if (value) await db().insertInto('contact').values({ personId, kind: 'phone', value }).execute();
    } else if (what === 'consent') {
      await removeFrom('consent');
      const consent = { personId, organizationId, purpose: 'personal_data', textVersion: '2026-11' };
      if (value) await db().insertInto('consent').values(consent).execute();
    } else if (what === 'confirmed') {
      await db()
        .updateTable('confirmedDifference')
        .set({ settledAt: new Date(), settlement: 'kept' })
        .where('personId', '=', personId)
        .where('settledAt', 'is', null)
        .execute();
      const difference = { personId, field: 'surname', confirmedValue: 'Новая' };
      if (value) await db().insertInto('confirmedDifference').values(difference).execute();
    } else if (what === 'accepted') {
      await removeFrom('acceptedFinding');
      if (value)
        await sql`
          insert into accepted_finding (person_id, code, value_hash, reason, accepted_by_person_id, accepted_in_organization_id)
          select person_id, code, value_hash, 'Сверено', ${survivor}, ${organizationId} from finding_as_defined
          where person_id = ${personId}`.execute(db());
    } else if (what === 'merged')
      await person.set({ mergedIntoId: value && who > 0 ? survivor : null }).execute();
    else if (what === 'grade')
      await db().updateTable('classGroup').set({ grade: value }).where('id', '=', group.id).execute();
    else if (what === 'year')
      await db().updateTable('academicYear').set({ startsOn: value }).where('id', '=', year.id).execute();
    else
      await sql`
        with version as (insert into card_rule_version (note) values ('Проба') returning id)
        insert into card_rule (version_id, kind, field, citizens, weight, from_age, until_age, grace_days)
        select version.id, kind, field, citizens, case field when 'address' then ${value} else weight end, from_age,
          until_age, grace_days from version, card_rule_in_force`.execute(db());
  }

  async function holds(steps: fc.Arbitrary<Step>, numRuns: number): Promise<void> {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 6 }), async (taken) => {
        for (const step of taken) await apply(step);
        await countChangedCards(database);
        expect(await differences()).toEqual([]);
      }),
      { numRuns },
    );
  }
  await holds(fc.oneof(...shared), 60);
  await holds(change, 30);

  await sql`select rebuild_completeness()`.execute(db());
  expect(await differences()).toEqual([]);
});
