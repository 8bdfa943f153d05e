import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as identifiers from './index.ts';
import type { RawValue } from './index.ts';

const untidy = fc.constantFrom(...'0123456789 -–.,()+*«»№@IVХАЕПШAEPнетбвгё\u00A0\u200B\u0308'.split(''));
const raw: fc.Arbitrary<RawValue> = fc.oneof(
  fc.string({ unit: untidy, maxLength: 24 }),
  fc.string({ unit: 'grapheme' }),
  fc.double(),
  fc.integer(),
  fc.maxSafeNat(),
  fc.date(),
  fc.boolean(),
  fc.constantFrom(null, undefined),
);

const readers = {
  snils: [identifiers.parseSnils, identifiers.formatSnils],
  phone: [identifiers.parsePhone, identifiers.formatPhone],
  organizationInn: [identifiers.parseOrganizationInn, String],
  personInn: [identifiers.parsePersonInn, String],
  ogrn: [identifiers.parseOgrn, String],
  ogrnip: [identifiers.parseOgrnip, String],
  departmentCode: [identifiers.parseDepartmentCode, String],
  email: [identifiers.parseEmail, String],
  surname: [identifiers.parseSurname, String],
  firstName: [identifiers.parseFirstName, String],
  date: [identifiers.parseDate, String],
} as const;

test.for(Object.entries(readers))(
  'whatever stands in a cell, the %s is read or refused, and reads back the same',
  ([, [parse, format]]) => {
    fc.assert(
      fc.property(raw, (cell) => {
        const parsed = parse(cell);
        if (parsed.ok) expect(parse(format(parsed.value))).toMatchObject({ ok: true, value: parsed.value });
        else expect(identifiers.identifierFaults).toContain(parsed.code);
      }),
      { numRuns: 500 },
    );
  },
);

test('whatever stands in the cells, documents and patronymics are read or refused', () => {
  fc.assert(
    fc.property(raw, raw, raw, (series, number, issueDate) => {
      const passport = identifiers.parsePassport({ series, number, issueDate });
      if (passport.ok)
        expect(identifiers.parsePassport(passport.value)).toMatchObject({ value: passport.value });
      const certificate = identifiers.parseBirthCertificate({ series, number });
      if (certificate.ok)
        expect(identifiers.parseBirthCertificate(certificate.value)).toMatchObject({
          value: certificate.value,
        });
      const patronymic = identifiers.parsePatronymic(series);
      if (patronymic.ok && patronymic.value.patronymic !== null)
        expect(identifiers.parsePatronymic(patronymic.value.patronymic)).toMatchObject({
          value: patronymic.value,
        });
    }),
    { numRuns: 1000 },
  );
});
