import type { EsiaDocument } from '@gorodok/esia';
import {
  ageOn,
  parseBirthCertificate,
  parseBirthDate,
  parseDate,
  parseFirstName,
  parsePassport,
  parsePatronymic,
  parseSnils,
  parseSurname,
} from '@gorodok/identifiers';
import type { Account } from './account.ts';

/** What a form says of a person: each reader writes all that is wrong into `problems`, and the caller looks there when all have read. */
type Values = ReadonlyMap<string, string>;
type Problems = Map<string, string>;

export function readName(
  values: Values,
  problems: Problems,
): { lastName: string; firstName: string } | undefined {
  const lastName = parseSurname(values.get('lastName'));
  const firstName = parseFirstName(values.get('firstName'));
  if (!lastName.ok) problems.set('lastName', 'Введите фамилию русскими буквами, как в документе.');
  if (!firstName.ok) problems.set('firstName', 'Введите имя русскими буквами, как в документе.');
  return lastName.ok && firstName.ok ? { lastName: lastName.value, firstName: firstName.value } : undefined;
}

/** The whole of a person's data, without the document. */
export type PersonalData = Pick<
  Account,
  'lastName' | 'firstName' | 'middleName' | 'gender' | 'citizenship'
> & { birthDate: string; birthPlace: string; snils: string };

export function readPersonalData(
  values: Values,
  today: string,
  problems: Problems,
): PersonalData | undefined {
  const name = readName(values, problems);
  const patronymic = parsePatronymic(values.get('middleName'));
  if (!patronymic.ok)
    problems.set('middleName', 'Введите отчество русскими буквами или оставьте поле пустым.');
  const birthDate = parseBirthDate(values.get('birthDate'), today);
  if (!birthDate.ok) problems.set('birthDate', 'Введите дату рождения: ДД.ММ.ГГГГ.');
  const snils = parseSnils(values.get('snils'));
  if (!snils.ok) problems.set('snils', 'СНИЛС введён с ошибкой: проверьте 11 цифр.');
  const gender = values.get('gender');
  if (gender !== 'male' && gender !== 'female') problems.set('gender', 'Выберите пол.');
  const birthPlace = values.get('birthPlace') ?? '';
  if (birthPlace === '') problems.set('birthPlace', 'Введите место рождения, как в документе.');
  const citizenship = (values.get('citizenship') || 'RUS').toUpperCase();
  if (!/^[A-Z]{3}$/.test(citizenship))
    problems.set('citizenship', 'Код страны: три латинские буквы, например RUS.');
  if (!name || !patronymic.ok || !birthDate.ok || !snils.ok || problems.size > 0) return undefined;
  return {
    ...name,
    middleName: patronymic.value.patronymic,
    birthDate: birthDate.value,
    snils: snils.value,
    gender: gender === 'male' ? 'male' : 'female',
    birthPlace,
    citizenship,
  };
}

export function readPassport(
  values: Values,
  birthDate: string | undefined,
  today: string,
  problems: Problems,
): EsiaDocument | undefined {
  const passport = parsePassport({
    series: values.get('series'),
    number: values.get('number'),
    issueDate: values.get('issueDate'),
    departmentCode: values.get('issueId'),
  });
  const issuedBy = readIssuer(values, problems);
  if (!passport.ok) {
    const [name, sentence] = passportFault(passport.code);
    problems.set(name, sentence);
    return undefined;
  }
  const { series, number, issueDate, departmentCode } = passport.value;
  if (departmentCode === null) problems.set('issueId', 'Введите код подразделения: 6 цифр.');
  checkIssueDate(issueDate, birthDate, today, problems);
  if (issueDate !== null && birthDate !== undefined && ageOn(birthDate, issueDate) < 14)
    problems.set('issueDate', 'Паспорт выдают с 14 лет: проверьте дату выдачи и дату рождения.');
  if (issuedBy === undefined) return undefined;
  const issueId = departmentCode?.replace('-', '') ?? null;
  return { type: 'RF_PASSPORT', series, number, issueDate, issuedBy, issueId, verified: false };
}

export function readBirthCertificate(
  values: Values,
  birthDate: string | undefined,
  today: string,
  problems: Problems,
): EsiaDocument | undefined {
  const certificate = parseBirthCertificate({ series: values.get('series'), number: values.get('number') });
  const issueDate = parseDate(values.get('issueDate'));
  const issuedBy = readIssuer(values, problems);
  if (!certificate.ok)
    problems.set('series', 'Свидетельство введено с ошибкой: серия вида IV-ЕР и 6 цифр номера.');
  checkIssueDate(issueDate.ok ? issueDate.value : null, birthDate, today, problems);
  if (!certificate.ok || !issueDate.ok || issuedBy === undefined) return undefined;
  return {
    type: 'RF_BRTH_CERT',
    ...certificate.value,
    issueDate: issueDate.value,
    issuedBy,
    issueId: null,
    verified: false,
  };
}

function readIssuer(values: Values, problems: Problems): string | undefined {
  const issuedBy = values.get('issuedBy') ?? '';
  if (issuedBy !== '') return issuedBy;
  problems.set('issuedBy', 'Введите, кем выдан документ.');
  return undefined;
}

function checkIssueDate(
  issueDate: string | null,
  birthDate: string | undefined,
  today: string,
  problems: Problems,
): void {
  if (issueDate === null) problems.set('issueDate', 'Введите дату выдачи: ДД.ММ.ГГГГ.');
  else if (issueDate > today) problems.set('issueDate', 'Дата выдачи ещё не наступила.');
  else if (birthDate !== undefined && issueDate < birthDate)
    problems.set('issueDate', 'Документ выдан раньше, чем человек родился.');
}

function passportFault(code: string): [name: string, sentence: string] {
  if (code.startsWith('passport_number')) return ['number', 'Номер паспорта: 6 цифр.'];
  if (code === 'passport_department_code_format')
    return ['issueId', 'Код подразделения: 6 цифр, например 740-001.'];
  if (code.startsWith('date')) return ['issueDate', 'Введите дату выдачи: ДД.ММ.ГГГГ.'];
  return ['series', 'Паспорт введён с ошибкой: серия из 4 цифр и номер из 6.'];
}
