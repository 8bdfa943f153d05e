import { foreignSurnames, russianSurnames, turkicSurnames } from '../data/surnames.ts';
import { russianEndings, russianRoots, turkicEndings, turkicRoots } from '../data/surname-roots.ts';
import type { Random } from '../random.ts';
import type { NameStock } from './names.ts';

/** The frequent surnames of a stock, and the long tail of rare ones behind them; all of them as a man bears them. */
type Stock = { frequent: readonly string[]; rare: readonly string[] };

// After these letters Russian writes и, а, у where others have ы, я, ю.
const narrowed = /[жшчщгкх]$/;

/** A root and an ending as they are spelt together: кузов + ышев → Кузовышев, чиж + ышев → Чижишев, гусарь + ов → Гусарев. */
function joined(root: string, ending: string): string {
  const stem = root.replace(/ь$/, '').replace(ending.startsWith('ов') ? /й$/ : /$^/, '');
  const suffix = stem === root || ending !== 'ов' ? ending : 'ев';
  const spelt = narrowed.test(stem)
    ? suffix.replace(/^ы/, 'и').replace(/^я/, 'а').replace(/^ю/, 'у')
    : suffix;
  return stem.charAt(0).toUpperCase() + stem.slice(1) + spelt;
}

/** Every root with every ending, the frequent endings first, without those that the frequent surnames have already. */
function tail(
  roots: readonly string[],
  endings: readonly string[],
  frequent: readonly string[],
): readonly string[] {
  const made = new Set(endings.flatMap((ending) => roots.map((root) => joined(root, ending))));
  for (const surname of frequent) made.delete(surname);
  return [...made];
}

const stocks: Readonly<Record<NameStock, Stock>> = {
  russian: {
    frequent: russianSurnames,
    rare: tail(russianRoots, russianEndings, russianSurnames),
  },
  turkic: { frequent: turkicSurnames, rare: tail(turkicRoots, turkicEndings, turkicSurnames) },
  foreign: { frequent: foreignSurnames, rare: foreignSurnames },
};

// A third of the people bear one of the two hundred frequent surnames; the rest share tens of thousands, unevenly.
const shareOfFrequent = 0.34;
const steepness = 1.8;

/** The surname of a family as a man bears it. */
export function drawSurname(random: Random, stock: NameStock): string {
  const { frequent, rare } = stocks[stock];
  if (random.chance(shareOfFrequent)) return random.pickCommon(frequent);
  return rare[Math.floor(random.next() ** steepness * rare.length)] ?? random.pick(frequent);
}
