import type { Random } from '../random.ts';
import { foreignFirstNames, russianFirstNames, turkicFirstNames } from '../data/first-names.ts';

export type Sex = 'male' | 'female';
/** The stock of names a family draws from. */
export type NameStock = 'russian' | 'turkic' | 'foreign';
export type Generation = 'adult' | 'child';

const firstNames = { russian: russianFirstNames, turkic: turkicFirstNames, foreign: foreignFirstNames };

export function drawFirstName(random: Random, stock: NameStock, sex: Sex, generation: Generation): string {
  const names = firstNames[stock];
  if (generation === 'adult') return random.pickCommon(sex === 'male' ? names.men : names.women);
  return random.pickCommon(sex === 'male' ? names.boys : names.girls);
}

/** The surname as a man or a woman bears it: Иванов – Иванова, Каменский – Каменская, Бойко – Бойко. */
export function surnameFor(masculine: string, sex: Sex): string {
  if (sex === 'male') return masculine;
  if (/(ов|ев|ёв|ин|ын)$/.test(masculine)) return `${masculine}а`;
  if (/ий$|ый$|ой$/.test(masculine)) return `${masculine.slice(0, -2)}ая`;
  return masculine;
}

/** Patronymics that no rule gives, for a man and for a woman. */
const irregularPatronymics: Readonly<Record<string, readonly [string, string]>> = {
  Илья: ['Ильич', 'Ильинична'],
  Никита: ['Никитич', 'Никитична'],
  Лука: ['Лукич', 'Лукинична'],
  Фома: ['Фомич', 'Фоминична'],
  Павел: ['Павлович', 'Павловна'],
  Пётр: ['Петрович', 'Петровна'],
  Лев: ['Львович', 'Львовна'],
  Яков: ['Яковлевич', 'Яковлевна'],
  Дмитрий: ['Дмитриевич', 'Дмитриевна'],
  Михаил: ['Михайлович', 'Михайловна'],
  Гали: ['Галиевич', 'Галиевна'],
  Али: ['Алиевич', 'Алиевна'],
};

/** The patronymic from the father's first name: Сергей – Сергеевич, Сергеевна; Юрий – Юрьевич; Игорь – Игоревна. */
export function patronymicFrom(father: string, sex: Sex): string {
  const irregular = irregularPatronymics[father];
  if (irregular) return sex === 'male' ? irregular[0] : irregular[1];
  return patronymicStem(father) + (sex === 'male' ? 'ич' : 'на');
}

function patronymicStem(father: string): string {
  if (father.endsWith('ий')) return `${father.slice(0, -2)}ьев`;
  if (/[йь]$/.test(father)) return `${father.slice(0, -1)}ев`;
  if (father.endsWith('а')) return `${father.slice(0, -1)}ов`;
  return `${father}ов`;
}
