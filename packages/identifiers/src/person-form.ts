import type { IdentifierFault } from './codes.ts';
import { parseBirthDate } from './dates.ts';
import { parseEmail } from './email.ts';
import { accepted, refused, type Parsed } from './parsed.ts';
import { parseFirstName, parsePatronymic, parseSurname } from './person-name.ts';
import { parsePhone } from './phone.ts';
import { parseSnils } from './snils.ts';
import { plainText } from './text.ts';

/** Something that a person may declare not to have: `absent` is that statement, and then no value is there. */
export interface DeclaredValue {
  value: string | null;
  absent: boolean;
}

/** The fields of a person that a form checks; an empty one is null. */
export interface PersonForm {
  surname: string;
  firstName: string;
  patronymic: DeclaredValue;
  birthDate: string | null;
  snils: DeclaredValue;
}

/**
 * A field in its canonical writing, or what is wrong with it, as seen today (`YYYY-MM-DD`). Surname and first name must be there;
 * any other field may be empty: that it is missing is no fault of the writing.
 */
export const checkPersonField: {
  readonly [Field in keyof PersonForm]: (
    value: PersonForm[Field],
    today: string,
  ) => Parsed<PersonForm[Field]>;
} = {
  surname: parseSurname,
  firstName: parseFirstName,
  patronymic: (given) =>
    checkDeclared(given, (text) => {
      const parsed = parsePatronymic(text);
      if (!parsed.ok) return parsed;
      const { patronymic, declaredAbsent } = parsed.value;
      return accepted({ value: patronymic, absent: declaredAbsent }, parsed.warnings);
    }),
  birthDate: (day, today) => (day === null ? accepted(null) : parseBirthDate(day, today)),
  snils: (given) =>
    checkDeclared(given, (text) => {
      const parsed = parseSnils(text);
      return parsed.ok ? accepted({ value: parsed.value, absent: false }, parsed.warnings) : parsed;
    }),
};

function checkDeclared(
  given: DeclaredValue,
  parse: (text: string) => Parsed<DeclaredValue>,
): Parsed<DeclaredValue> {
  const text = plainText(given.value);
  if (text === '') return accepted({ value: null, absent: given.absent });
  return given.absent ? refused('value_and_absence') : parse(text);
}

/** The sentence's code for a fault in a form: what is missing in a form is a field, not a cell. */
export const formFaultCode = (fault: IdentifierFault): string =>
  fault === 'value_missing' ? 'field_required' : `cell.${fault}`;

/** A phone or an e-mail in its canonical writing, or what is wrong with it. */
export const parseContact = (kind: 'phone' | 'email', raw: string): Parsed<string> =>
  kind === 'phone' ? parsePhone(raw) : parseEmail(raw);
