import type { Card, PersonFields } from '@gorodok/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aServer, type TestServer } from '../../../../../../tests/school/index.ts';
import { aCardOffice, type CardOffice, type Clerk } from '../../../../../../tests/school/card-office.ts';

let server: TestServer;
let office: CardOffice;
let admin: Clerk;
beforeAll(async () => {
  server = await aServer();
  office = await aCardOffice(server);
  ({ admin } = office);
});
afterAll(() => server.close());

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
    const id = await office.aCard();
    const { fields } = await office.readCard(admin, 'employee', id);
    const response = await office.save(admin, 'employee', id, {
      fields: { address: { was: null, now: 'ул. Мира' }, [field]: { was: fields[field], now } },
    });
    expect([response.statusCode, response.json().errors]).toMatchObject([
      422,
      [{ field: `/fields/${field}/now`, code }],
    ]);
    expect((await office.readCard(admin, 'employee', id)).fields).toEqual(fields);
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
    const id = await office.aCard();
    const response = await office.save(admin, 'employee', id, {
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
    const id = await office.aCard();
    const response = await office.save(admin, 'employee', id, {
      contacts: [{ id: null, was: null, now: { kind, value, visibleToStaff: true } }],
    });
    expect(response.json().errors).toMatchObject([{ field: '/contacts/0/now/value', code }]);
  });

  test('a foreign document is taken as it is written', async () => {
    const id = await office.aCard();
    const document = { ...passport, kind: 'foreign_passport' as const, series: null, number: 'N 0912-К' };
    const response = await office.save(admin, 'employee', id, {
      documents: [{ id: null, was: null, now: document }],
    });
    expect(response.json<Card>().documents).toMatchObject([{ number: 'N 0912-К', series: null }]);
  });
});
