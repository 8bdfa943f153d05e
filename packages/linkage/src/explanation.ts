// Why a pair has its score, field by field, in words.
import type { Comparison } from './matching/comparison.ts';
import { fields, levels, type Field, type Level } from './matching/levels.ts';
import type { Verdict } from './matching/judge.ts';
import type { ProfileName } from './profile.ts';
import type { Veto } from './matching/vetoes.ts';

const fieldNames: Readonly<Record<Field, string>> = {
  personNumber: 'СНИЛС',
  document: 'документ',
  surname: 'фамилия',
  firstName: 'имя',
  patronymic: 'отчество',
  birthDate: 'дата рождения',
  sex: 'пол',
  phone: 'телефон',
  email: 'e-mail',
  address: 'адрес',
  child: 'ребёнок',
  organization: 'организация',
};

const levelNames: Readonly<Record<Exclude<Level, 'unknown'>, string>> = {
  same: 'совпадает',
  variant: 'другое написание',
  close: 'похоже, опечатка',
  part: 'совпадает частично',
  initial: 'совпадает первая буква',
  swapped: 'переставлено',
  other: 'отличается',
  contrary: 'другое',
};

const vetoNames: Readonly<Record<Veto, string>> = {
  different_first_names: 'разные имена',
  different_person_numbers: 'разные верные СНИЛС',
  different_birth_certificates: 'разные свидетельства о рождении',
  different_birth_dates: 'разные даты рождения',
  different_sexes: 'разный пол',
  generation_apart: 'разные поколения',
  child_and_adult: 'ребёнок и взрослый',
  parent_and_own_child: 'родитель и его ребёнок',
  number_of_somebody_else: 'чужой СНИЛС',
};

/** One field of a pair: how much it agrees, and the bits that it adds to the score. */
export interface Reason {
  readonly field: Field;
  readonly level: Exclude<Level, 'unknown'>;
  /** Against what else the pair may be: relatives or strangers. */
  readonly bits: number;
}

/** The reasons of the comparison made last, field by field. */
export function reasonsOf(comparison: Comparison): Reason[] {
  const against = comparison.mayBeRelatives ? comparison.againstRelatives : comparison.againstStrangers;
  return fields.flatMap((field, index) => {
    const level = levels[comparison.levels[index] ?? 0] ?? 'unknown';
    return level === 'unknown' ? [] : [{ field, level, bits: against[index] ?? 0 }];
  });
}

/** «СНИЛС совпадает +6.3; имя другое −8.8; разные имена»: for a file or a screen. Never quotes a value of the card. */
export function explain(
  comparison: Comparison,
  verdict: Pick<Verdict, 'vetoes'>,
  profile: ProfileName = 'russian-school',
): string {
  const nameOf = (field: Field): string =>
    field === 'personNumber' && profile === 'generic' ? 'личный номер' : fieldNames[field];
  const reasons = reasonsOf(comparison).map(
    ({ field, level, bits }) =>
      `${nameOf(field)} ${levelNames[level]} ${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1)}`,
  );
  const vetoes = verdict.vetoes.map((veto) => `не объединять: ${vetoNames[veto]}`);
  return [...reasons, ...vetoes].join('; ');
}
