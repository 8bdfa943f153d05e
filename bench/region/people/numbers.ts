import { innCheckDigit, ogrnCheckDigit, snilsCheckDigits } from '@gorodok/identifiers';

/**
 * Numbers that are valid by their rules, unique in the region and, as far as can be, nobody's: СНИЛС from 900-000-000 on are
 * not given out yet. A step that is prime to the range walks it without meeting a number twice, and out of order.
 */
export type Numbers = {
  nextSnils(): string;
  nextPhone(): string;
  /** Six digits of a passport or birth certificate, unique in their series until a million of them are given. */
  nextDocumentNumber(series: string): string;
  nextInn(): string;
  nextOgrn(): string;
  nextOid(): number;
};

const walk = (range: number, step: number, start = 0): (() => number) => {
  let position = start;
  return () => {
    position = (position + step) % range;
    return position;
  };
};

export function createNumbers(): Numbers {
  const snils = walk(99_000_000, 61_803_397);
  const phone = walk(10_000_000, 6_180_339);
  const documents = new Map<string, () => number>();
  const inn = walk(90_000, 55_621);
  const ogrn = walk(90_000, 55_621);
  let phoneArea = 0;
  let phones = 0;
  let oid = 1_000_000_000;
  const padded = (value: number, length: number) => String(value).padStart(length, '0');
  return {
    nextSnils: () => {
      const number = String(900_000_000 + snils());
      return number + snilsCheckDigits(number);
    },
    nextPhone: () => {
      if (phones++ === 10_000_000) [phoneArea, phones] = [phoneArea + 1, 1];
      return `+7${935 + phoneArea}${padded(phone(), 7)}`;
    },
    nextDocumentNumber: (series) => {
      // Each series begins elsewhere, so that the same number does not stand under all of them.
      const next = documents.get(series) ?? walk(1_000_000, 618_033, (documents.size * 271_829) % 1_000_000);
      documents.set(series, next);
      return padded(next(), 6);
    },
    nextInn: () => {
      const number = `749${padded(inn(), 6)}`;
      return number + innCheckDigit(number);
    },
    nextOgrn: () => {
      const number = `102740${padded(ogrn(), 6)}`;
      return number + ogrnCheckDigit(number);
    },
    nextOid: () => oid++,
  };
}
