import type { IdentifierWarning } from './codes.ts';
import { latinToCyrillic } from './look-alikes.ts';
import type { Parsed, RawValue } from './parsed.ts';
import { accepted, refused } from './parsed.ts';
import { isMissing, isOneCharacterRepeated, plainText } from './text.ts';

export interface Patronymic {
  readonly patronymic: string | null;
  /** True where somebody stated that there is none («нет», «-»); an empty field states nothing. */
  readonly declaredAbsent: boolean;
}

/**
 * A surname as typed. Spaces, hyphens and the case of ALL CAPS or all lower are unified; Latin letters that merely
 * look Cyrillic are corrected with a warning. Faults: value_missing, name_…, initials_instead_of_name.
 */
export function parseSurname(raw: RawValue): Parsed<string> {
  const name = parseName(raw);
  if (!name.ok || name.value.length > 1) return name;
  return accepted(name.value, [...name.warnings, 'surname_of_one_letter']);
}

/** A first name as typed; one letter alone is an initial here. Otherwise as `parseSurname`. */
export function parseFirstName(raw: RawValue): Parsed<string> {
  const name = parseName(raw);
  return name.ok && name.value.length === 1 ? refused('initials_instead_of_name') : name;
}

/**
 * A patronymic as typed, or its absence: «нет» and «-» declare it, an empty field does not, and neither does «.»,
 * which people type to get past a mandatory field (warning patronymic_filler). Faults as `parseFirstName`,
 * except value_missing.
 */
export function parsePatronymic(raw: RawValue): Parsed<Patronymic> {
  if (isMissing(raw)) return accepted({ patronymic: null, declaredAbsent: false });
  const text = plainText(raw).toLowerCase();
  if (absence.test(text)) return accepted({ patronymic: null, declaredAbsent: true });
  if (/^\.+$/u.test(text))
    return accepted({ patronymic: null, declaredAbsent: false }, ['patronymic_filler']);
  const name = parseFirstName(raw);
  return name.ok ? accepted({ patronymic: name.value, declaredAbsent: false }, name.warnings) : name;
}

/**
 * The key by which names are compared, at sign-in too: folds case, ё/е, spaces and hyphens, and nothing else, so
 * that a slip of one letter stays a difference. (Letters are first brought to one encoding.)
 */
export function foldName(name: string): string {
  return name
    .replace(/[\s\p{Pd}]/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е');
}

const absence = /^(?:-+|нет|нету|отсутствует|нет отчества|без отчества)$/u;
const letters = String.raw`\p{Script=Cyrillic}\p{M}`;
const nameShape = new RegExp(`^[${letters}]+(?:(?:-|'| |' )[${letters}]+)*$`, 'u');
const initials = /^\p{L}\.(?:[\s-]?\p{L}\.?)*$|^\p{L}(?:[\s-]\p{L})+\.?$/u;

function parseName(raw: RawValue): Parsed<string> {
  if (isMissing(raw)) return refused('value_missing');
  const text = plainText(raw)
    .replace(/ ?- ?/gu, '-')
    .replace(/[’‘ʼ`´]/gu, "'");
  if (/^[-.\s]+$|^нет$/iu.test(text)) return refused('name_placeholder');
  if (/\d/u.test(text)) return refused('name_has_digits');
  if (/[()[\]*]/u.test(text)) return refused('name_has_remark');
  if (initials.test(text)) return refused('initials_instead_of_name');
  if (/\p{L}/u.test(text) && !/\p{Script=Cyrillic}/u.test(text)) return refused('name_not_cyrillic');
  const cyrillic = latinToCyrillic(text);
  if (/\p{Script=Latin}/u.test(cyrillic)) return refused('name_mixes_alphabets');
  if (!nameShape.test(cyrillic)) return refused('name_has_signs');
  if (cyrillic.length > 2 && isOneCharacterRepeated(cyrillic.toLowerCase()))
    return refused('name_placeholder');
  const unified = unifyCase(cyrillic);
  const warnings: IdentifierWarning[] = [];
  if (cyrillic !== text) warnings.push('lookalike_letters_corrected');
  if (unified !== cyrillic) warnings.push('case_unified');
  return accepted(unified, warnings);
}

// Part of a patronymic («son of», «daughter of»), written small behind the father's name.
const kinship = new Set(['оглы', 'оглу', 'кызы', 'гызы', 'кизи', 'кзы', 'улы', 'уулу', 'угли']);

/** Only a name wholly in one case is touched: in a mixed one («аль-Хашими») the capitals were chosen. */
function unifyCase(name: string): string {
  const lower = name.toLowerCase();
  if (name !== lower && name !== name.toUpperCase()) return name;
  return lower.replace(/[^\s'-]+/gu, (word, at: number) =>
    at > 0 && kinship.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1),
  );
}
