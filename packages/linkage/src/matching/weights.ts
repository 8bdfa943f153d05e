// How often a field agrees at each level between two cards of one person, of two relatives, and of two strangers: Fellegi and Sunter
// (1969) with relatives as a case of their own. Members of a household share surname, patronymic, address, phone and school, so with
// strangers alone these would be counted as if each were proof by itself, and every brother would be a double.
//
// The numbers are estimates made before any truth was looked at. What is to be re-estimated from the decisions of people is here and
// nowhere else.
import type { Field, Level } from './levels.ts';

/**
 * Shares, among all pairs of their kind, that have a value on both sides and agree at this level: of [one person, relatives, strangers]. `rare`: strangers agree as often as the value is frequent, which is known for each value;
 * a number behind it multiplies that.
 */
export type Share = readonly [person: number, relative: number, stranger: number | 'rare'];

export interface Weights {
  /** Pairs of one person for each card. */
  readonly pairsPerCard: number;
  /** Pairs of relatives for each card. */
  readonly relativesPerCard: number;
  /** Whether the vetoes for households hold. */
  readonly households: boolean;
  /**
   * Names are not independent: generations and peoples have their own. The rarity of the parts of a name counts by so much.
   */
  readonly independenceOfNames: number;
  readonly shares: Readonly<Record<Field, Partial<Record<Exclude<Level, 'unknown'>, Share>>>>;
  /** Log2 odds from which a pair is in a zone. */
  readonly zones: { readonly certain: number; readonly probable: number; readonly possible: number };
}

export const russianSchoolWeights: Weights = {
  pairsPerCard: 0.4,
  relativesPerCard: 3,
  households: true,
  independenceOfNames: 0.92,
  shares: {
    surname: {
      same: [0.86, 0.6, 'rare'],
      variant: [0.03, 0.01, 'rare'],
      close: [0.05, 0.012, 0.0008],
      part: [0.02, 0.03, 0.002],
      initial: [0.005, 0.003, 0.0004],
      swapped: [0.005, 0.0001, 0.00001],
      // Women marry; see `marriage` in the comparison, which takes this down for men and children.
      other: [0.04, 0.35, 1],
    },
    firstName: {
      same: [0.88, 0.035, 'rare'],
      variant: [0.05, 0.004, 'rare'],
      close: [0.045, 0.012, 0.006],
      part: [0.005, 0.002, 0.004],
      initial: [0.02, 0.002, 0.0015],
      swapped: [0.005, 0.0001, 0.0001],
      other: [0.006, 0.9, 1],
      contrary: [0.002, 0.9, 1],
    },
    patronymic: {
      same: [0.86, 0.3, 'rare'],
      variant: [0.04, 0.01, 'rare'],
      close: [0.045, 0.008, 0.006],
      part: [0.005, 0.002, 0.003],
      initial: [0.02, 0.007, 0.0015],
      other: [0.015, 0.65, 1],
    },
    birthDate: {
      same: [0.92, 0.02, 'rare'],
      swapped: [0.02, 0.0003, 0.00006],
      close: [0.025, 0.004, 0.0012],
      part: [0.02, 0.012, 0.004],
      other: [0.012, 0.96, 1],
    },
    sex: {
      same: [0.99, 0.5, 0.5],
      other: [0.01, 0.5, 0.5],
    },
    personNumber: {
      same: [0.93, 0.012, 'rare'],
      close: [0.04, 0.0004, 0.000001],
      // One of them is no valid number: nothing that proves two people.
      other: [0.03, 0.3, 0.3],
      contrary: [0.015, 0.98, 1],
    },
    document: {
      same: [0.72, 0.004, 'rare'],
      close: [0.04, 0.012, 0.00001],
      // A passport is replaced at 20, at 45, and when it is lost.
      other: [0.24, 0.98, 1],
      // Of birth certificates there is one.
      contrary: [0.025, 0.98, 1],
    },
    phone: {
      same: [0.6, 0.35, 'rare'],
      close: [0.03, 0.002, 0.00001],
      other: [0.37, 0.65, 1],
    },
    email: {
      same: [0.6, 0.15, 'rare'],
      close: [0.04, 0.005, 0.00005],
      other: [0.36, 0.85, 1],
    },
    address: {
      same: [0.6, 0.55, 'rare'],
      close: [0.2, 0.15, 'rare'],
      other: [0.2, 0.3, 1],
    },
    child: {
      same: [0.7, 0.5, 'rare'],
      other: [0.3, 0.5, 1],
    },
    organization: {
      same: [0.3, 0.4, 0.04],
      other: [0.7, 0.6, 0.96],
    },
  },
  // Odds of a thousand to one, even, and one to a hundred: fixed before the first measurement.
  zones: { certain: 10, probable: 0, possible: -7 },
};

export const genericWeights: Weights = {
  pairsPerCard: 0.8,
  relativesPerCard: 0.05,
  households: false,
  independenceOfNames: 0.95,
  shares: {
    surname: {
      same: [0.72, 0.6, 'rare'],
      variant: [0.08, 0.02, 'rare'],
      close: [0.1, 0.02, 0.002],
      part: [0.01, 0.01, 0.003],
      initial: [0.005, 0.003, 0.0004],
      swapped: [0.03, 0.0001, 0.0001],
      other: [0.05, 0.4, 1],
    },
    firstName: {
      same: [0.72, 0.04, 'rare'],
      variant: [0.08, 0.02, 'rare'],
      close: [0.1, 0.02, 0.004],
      part: [0.01, 0.01, 0.005],
      initial: [0.01, 0.002, 0.001],
      swapped: [0.03, 0.0001, 0.0005],
      other: [0.05, 0.9, 1],
    },
    patronymic: {
      same: [0.8, 0.1, 'rare'],
      variant: [0.05, 0.02, 'rare'],
      close: [0.05, 0.02, 0.004],
      part: [0.01, 0.01, 0.005],
      initial: [0.05, 0.01, 0.004],
      other: [0.05, 0.9, 1],
    },
    birthDate: {
      same: [0.84, 0.02, 'rare'],
      swapped: [0.03, 0.0003, 0.0001],
      close: [0.06, 0.004, 0.0012],
      part: [0.03, 0.012, 0.004],
      other: [0.04, 0.96, 1],
    },
    sex: { same: [0.97, 0.5, 0.5], other: [0.03, 0.5, 0.5] },
    personNumber: {
      same: [0.9, 0.002, 'rare'],
      close: [0.06, 0.001, 0.00001],
      other: [0.04, 0.98, 1],
      contrary: [0.04, 0.98, 1],
    },
    document: {
      same: [0.8, 0.004, 'rare'],
      close: [0.05, 0.01, 0.00001],
      other: [0.15, 0.98, 1],
      contrary: [0.15, 0.98, 1],
    },
    phone: { same: [0.7, 0.4, 'rare'], close: [0.08, 0.002, 0.00001], other: [0.22, 0.6, 1] },
    email: { same: [0.7, 0.1, 'rare'], close: [0.08, 0.005, 0.00005], other: [0.22, 0.85, 1] },
    address: {
      same: [0.55, 0.6, 'rare'],
      close: [0.35, 0.15, 'rare'],
      other: [0.1, 0.3, 1],
    },
    child: { same: [0.7, 0.5, 'rare'], other: [0.3, 0.5, 1] },
    organization: { same: [0.3, 0.4, 0.04], other: [0.7, 0.6, 0.96] },
  },
  zones: { certain: 10, probable: 0, possible: -9 },
};
