/**
 * Why a value was refused. The codes are stable: screens and import reports turn them into sentences. Each list
 * is also there at run time, so that a test can demand a sentence for every code.
 */
export const identifierFaults = [
  'value_missing', // an empty cell or field; whether that matters is the caller's rule
  'value_and_absence', // a value, and the statement that there is none

  'snils_format', // something other than digits and the usual separators
  'snils_length', // not 11 digits, nor 9 or 10 that lost their leading zeros
  'snils_checksum',
  'snils_placeholder', // 000-000-000 00, 111-111-111 45 and the like

  'inn_format',
  'inn_length', // 10 digits for an organisation, 12 for a person
  'inn_checksum',
  'inn_placeholder',

  'ogrn_format',
  'ogrn_length', // 13 digits for an organisation, 15 for a sole trader
  'ogrn_checksum',
  'ogrn_placeholder',

  'passport_series_missing',
  'passport_series_format', // not 4 digits
  'passport_number_missing',
  'passport_number_format', // not 6 digits
  'passport_placeholder',
  'passport_department_code_format', // not 000-000

  'birth_certificate_series_missing',
  'birth_certificate_series_format', // not Roman numerals, hyphen, two Cyrillic capitals
  'birth_certificate_number_missing',
  'birth_certificate_number_format', // not 6 digits
  'birth_certificate_placeholder',

  'phone_format', // text, or signs that no number has
  'phone_length', // too few or too many digits; a number without its area code too
  'phone_several', // two numbers in one cell
  'phone_not_russian',
  'phone_placeholder', // 8 999 999-99-99 and the like

  'email_format',
  'email_not_latin', // Cyrillic letters, often a look-alike

  'name_placeholder', // «-», «.», «нет», «ХХХ» where a name must stand
  'name_has_digits',
  'name_has_remark', // «(дубль)», «*»
  'name_has_signs', // any other sign that no name has
  'name_not_cyrillic', // no Cyrillic letter at all
  'name_mixes_alphabets', // Latin letters that no Cyrillic letter looks like
  'initials_instead_of_name',

  'date_format',
  'date_two_digit_year',
  'date_year_only',
  'date_impossible', // 31.02

  'birth_date_placeholder', // 01.01.1900
  'birth_date_in_future',
  'birth_date_too_early',

  'issue_date_in_future', // of an identity document
  'issue_date_before_birth',
] as const;

export type IdentifierFault = (typeof identifierFaults)[number];

/** What was mended, or is doubtful, in a value that was accepted. */
export const identifierWarnings = [
  'leading_zeros_restored', // a spreadsheet had taken the value for a number
  'lookalike_letters_corrected', // Latin for Cyrillic or the reverse
  'case_unified', // «МАКСИНА», «выходцев»
  'country_code_added', // 10 digits of a phone
  'snils_checksum_not_applicable', // up to 001-001-998 the check digits say nothing
  'snils_looks_like_sample', // a number that forms and manuals show as an example
  'passport_year_disagrees', // issue year against the series
  'passport_before_fourteen', // issued to somebody too young for one
  'patronymic_filler', // «.»: neither a patronymic nor a statement that there is none
  'surname_of_one_letter', // «О», «Ю» exist; a forgotten dot is as likely
] as const;

export type IdentifierWarning = (typeof identifierWarnings)[number];
