import {
  findBirthDateFault,
  parseBirthCertificate,
  parseEmail,
  parseFirstName,
  parsePassport,
  parsePatronymic,
  parsePhone,
  parseSnils,
  parseSurname,
  formatSnils,
  type IdentifierFault,
  type Parsed,
  type Patronymic,
  type RawValue,
} from '@gorodok/identifiers';
import { parseSexCell, sexLabels, showDay, type RowReader } from '../spreadsheets/index.ts';
import {
  isDoubtfulBirthday,
  looksLikePatronymic,
  looksMistyped,
  patronymicLooksMistyped,
  sexOfPatronymic,
  sexOfSurname,
  type Sex,
} from './name-judgement.ts';
import type { DocumentDraft, DraftField, PersonDraft } from './person-draft.ts';

/** Which column holds which field of a person: a row of students has three people in it. */
export type PersonColumns<Key extends string> = Partial<
  Record<Exclude<DraftField, 'hasNoPatronymic' | 'document'>, Key>
> & {
  surname: Key;
  firstName: Key;
  patronymic: Key;
  birthDate: Key;
  snils: Key;
};

/** What a person is in the row: its owner, or a parent who is only named in it. */
export type Standing = 'student' | 'employee' | 'parent';

/**
 * The person in a row, null where the name can't be taken. A faulty name always keeps the row out. So do birth date and
 * СНИЛС of its owner, unless somebody typed them to fill the cell; those of a parent are left empty, to be asked for later.
 * A student must have a birth date.
 */
export function readPerson<Key extends string>(
  reader: RowReader<Key>,
  columns: PersonColumns<Key>,
  standing: Standing,
  today: string,
): PersonDraft | null {
  const surname = reader.readMandatory(columns.surname, parseSurname);
  const firstName = reader.readMandatory(columns.firstName, parseFirstName);
  const patronymic = reader.read(columns.patronymic, parsePatronymic, patronymicSeverity, showPatronymic);
  const parseBirthDate = birthDateParser(reader.parseDay, today);
  const birthDate =
    standing === 'student'
      ? reader.readMandatory(columns.birthDate, parseBirthDate, showDay)
      : reader.read(columns.birthDate, parseBirthDate, unlessPlaceholder(standing), showDay);
  const snils = reader.read(columns.snils, parseSnils, unlessPlaceholder(standing), formatSnils);
  const address = columns.address ? reader.readText(columns.address, 500) : null;
  const phone = columns.phone ? reader.read(columns.phone, parsePhone, 'warning') : null;
  const email = columns.email ? reader.read(columns.email, parseEmail, 'warning') : null;
  if (surname === null || firstName === null) return null;
  const given = patronymic?.patronymic ?? null;
  judgeNames(reader, columns, { surname, firstName, patronymic: given });
  if (birthDate !== null && isDoubtfulBirthday(birthDate))
    reader.report('warning', columns.birthDate, 'cell.birth_date_doubtful', { takenAs: showDay(birthDate) });
  return {
    surname,
    firstName,
    patronymic: given,
    hasNoPatronymic: patronymic?.declaredAbsent ?? false,
    birthDate,
    sex: readSex(reader, columns, surname, given),
    snils,
    address,
    document: null,
    phone,
    email,
  };
}

const unlessPlaceholder = (standing: Standing) => (fault: IdentifierFault) =>
  standing === 'parent' || fault.endsWith('_placeholder') ? 'warning' : 'error';

/** An initial is not a patronymic, yet the rest of the name is enough to know a person by. */
const patronymicSeverity = (fault: IdentifierFault) =>
  fault === 'initials_instead_of_name' ? 'warning' : 'error';

const showPatronymic = ({ patronymic, declaredAbsent }: Patronymic): string =>
  patronymic ?? (declaredAbsent ? '–' : '');

const birthDateParser =
  (parseDay: (raw: RawValue) => Parsed<string>, today: string) =>
  (raw: RawValue): Parsed<string> => {
    const day = parseDay(raw);
    const code = day.ok ? findBirthDateFault(day.value, today) : undefined;
    return code ? { ok: false, code } : day;
  };

function judgeNames<Key extends string>(
  reader: RowReader<Key>,
  columns: PersonColumns<Key>,
  names: Pick<PersonDraft, 'surname' | 'firstName' | 'patronymic'>,
): void {
  const doubt = (key: Key, code: 'cell.name_looks_mistyped' | 'cell.first_name_looks_like_patronymic') =>
    reader.report('warning', key, code);
  if (looksMistyped(names.surname)) doubt(columns.surname, 'cell.name_looks_mistyped');
  if (looksMistyped(names.firstName)) doubt(columns.firstName, 'cell.name_looks_mistyped');
  if (looksLikePatronymic(names.firstName)) doubt(columns.firstName, 'cell.first_name_looks_like_patronymic');
  if (names.patronymic !== null && patronymicLooksMistyped(names.patronymic))
    doubt(columns.patronymic, 'cell.name_looks_mistyped');
}

/** As the column says; where it says nothing, as the patronymic does. */
function readSex<Key extends string>(
  reader: RowReader<Key>,
  columns: PersonColumns<Key>,
  surname: string,
  patronymic: string | null,
): Sex | null {
  const told = sexOfPatronymic(patronymic);
  const written = columns.sex ? parseSexCell(reader.text(columns.sex)) : null;
  if (columns.sex && reader.has(columns.sex) && written === null)
    reader.report('warning', columns.sex, 'cell.sex_unknown', { takenAs: told ? sexLabels[told] : '' });
  if (columns.sex && written && told && written !== told)
    reader.report('warning', columns.sex, 'cell.sex_disagrees_with_patronymic');
  const sex = written ?? told;
  const bySurname = sexOfSurname(surname);
  if (sex && bySurname && bySurname !== sex)
    reader.report('warning', columns.surname, 'cell.surname_of_other_sex');
  return sex;
}

/** A document of the row; what can't be taken is left empty, since a card goes without for a while. */
export function readDocument<Key extends string>(
  reader: RowReader<Key>,
  columns: { kind?: Key; series: Key; number: Key },
  usual: DocumentDraft['kind'],
): DocumentDraft | null {
  if (!reader.has(columns.series) && !reader.has(columns.number)) return null;
  const raw = { series: reader.raw(columns.series), number: reader.raw(columns.number) };
  const kind = columns.kind && reader.has(columns.kind) ? parseKind(reader.text(columns.kind)) : usual;
  if (kind === null) {
    if (columns.kind) reader.report('warning', columns.kind, 'cell.document_kind_unknown', { takenAs: '' });
    return null;
  }
  const parsed = kind === 'passport' ? parsePassport(raw) : parseBirthCertificate(raw);
  if (!parsed.ok) {
    const key = parsed.code.includes('number') ? columns.number : columns.series;
    reader.report('warning', key, `cell.${parsed.code}`, { takenAs: '' });
    return null;
  }
  const { series, number } = parsed.value;
  for (const warning of parsed.warnings)
    reader.report('warning', columns.series, `cell.${warning}`, { takenAs: `${series} ${number}` });
  return { kind, series, number };
}

function parseKind(text: string): DocumentDraft['kind'] | null {
  const folded = text.toLowerCase();
  if (/иностр|загран|вид на жительство/u.test(folded)) return null;
  if (/свидетельств|сор\b|св-во/u.test(folded)) return 'birth_certificate';
  return folded.includes('паспорт') ? 'passport' : null;
}
