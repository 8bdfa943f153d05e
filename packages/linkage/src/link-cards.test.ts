import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import type { Card } from './card.ts';
import { Judge } from './matching/judge.ts';
import { populationOf } from './matching/population.ts';
import { Normaliser } from './normalisation/normaliser.ts';
import { weightsOf } from './profile.ts';
import { aParent, aStudent, linkageOf, peopleOf, roleList } from './testing-cards.ts';

test('the cards of one student are one person, and the twin is another', () => {
  const cards = [
    aStudent({ cardId: 'a' }),
    aStudent({ cardId: 'b', lastName: 'Кошарав', organizationId: '4', phone: '' }),
    aStudent({ cardId: 'twin', firstName: 'Марк', snils: '203-518-774 44', documentNumber: '604219' }),
  ];
  expect(peopleOf(cards)).toEqual([['a', 'b']]);
});

test('parents without a birth date are recognised by their child, whichever card of it they point to', () => {
  const cards = [
    aStudent({ cardId: 'child-1' }),
    aStudent({ cardId: 'child-2', organizationId: '4' }),
    aParent({ cardId: 'mother-1', childCardId: 'child-1', birthDate: '', phone: '', address: '' }),
    aParent({ cardId: 'mother-2', childCardId: 'child-2', phone: '89000000001', address: '' }),
    aParent({ cardId: 'father', childCardId: 'child-2', firstName: 'Игорь', middleName: 'Ильич' }),
  ];
  expect(peopleOf(cards)).toEqual([
    ['child-1', 'child-2'],
    ['mother-1', 'mother-2'],
  ]);
});

test('a card that might be either of two namesakes does not make one person of them', () => {
  const name = { lastName: 'Шеметова', firstName: 'Агния', middleName: 'Климовна', phone: '', address: '' };
  const cards = [
    aParent({ ...name, cardId: 'born-1986' }),
    aParent({ ...name, cardId: 'undated', birthDate: '' }),
    aParent({ ...name, cardId: 'born-1971', birthDate: '20.02.1971' }),
  ];
  expect(peopleOf(cards).flat()).toHaveLength(2);
});

// Few values for each field, so that cards of all kinds of families meet.
const someCards = fc
  .array(
    fc.record({
      role: fc.constantFrom(...roleList, ''),
      lastName: fc.constantFrom('Кошаров', 'Кошарова', 'Кашаров', 'Зырянова', ''),
      firstName: fc.constantFrom('Матвей', 'Марк', 'Вера', 'В.', 'Верочка', ''),
      middleName: fc.constantFrom('Игоревич', 'Олеговна', 'Матвеевич', ''),
      birthDate: fc.constantFrom('14.05.2012', '05.14.2012', '03.11.1986', ''),
      snils: fc.constantFrom('157-402-639 62', '203-518-774 44', '157-402-693 62', ''),
      documentSeries: fc.constantFrom('III-ИВ', '7515'),
      documentNumber: fc.constantFrom('604218', '604219', ''),
      phone: fc.constantFrom('89825221773', ''),
    }),
    { minLength: 2, maxLength: 12 },
  )
  .map((cards): Card[] => cards.map((card, index) => ({ ...card, cardId: `c${index}` })));

test('no set of cards ever holds two that must not be merged', () => {
  fc.assert(
    fc.property(someCards, (cards) => {
      const normaliser = new Normaliser('russian-school');
      const all = cards.map((card) => normaliser.normalise(card));
      for (const card of all) normaliser.count(card);
      const judge = new Judge(populationOf(all, normaliser.names), weightsOf['russian-school']);
      const rowOf = new Map(cards.map(({ cardId }, row) => [cardId, row]));
      for (const ids of peopleOf(cards))
        for (const one of ids)
          for (const other of ids) {
            const [a, b] = [all[rowOf.get(one) ?? -1], all[rowOf.get(other) ?? -1]];
            if (a && b && a !== b) expect(judge.vetoesBetween(a, b)).toEqual([]);
          }
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('the score does not depend on which card comes first', () => {
  fc.assert(
    fc.property(someCards, (cards) => {
      const normaliser = new Normaliser('russian-school');
      const [one, other] = cards.map((card) => normaliser.normalise(card));
      if (!one || !other) return;
      const judge = new Judge(populationOf([one, other], normaliser.names), weightsOf['russian-school']);
      expect(judge.judge(one, other)).toEqual(judge.judge(other, one));
    }),
    { numRuns: 200 },
  );
}, 60_000);

test('who asks for pairs worth a look alone is told the same of them', () => {
  fc.assert(
    fc.property(someCards, (cards) => {
      const normaliser = new Normaliser('russian-school');
      const all = cards.map((card) => normaliser.normalise(card));
      for (const card of all) normaliser.count(card);
      const judge = new Judge(populationOf(all, normaliser.names), weightsOf['russian-school']);
      for (const one of all)
        for (const other of all) {
          const [whole, quick] = [judge.judge(one, other), judge.judgeIfPossible(one, other)];
          if (whole.zone) expect(quick).toEqual(whole);
          else expect(quick?.zone).toBeUndefined();
        }
    }),
    { numRuns: 100 },
  );
}, 60_000);

test('the order of the file decides nothing', () => {
  const shuffled = (cards: readonly Card[], seed: number): Card[] =>
    cards.toSorted((one, other) => (rank(one, seed) < rank(other, seed) ? -1 : 1));
  const rank = ({ cardId }: Card, seed: number): string =>
    createHash('sha256').update(`${cardId}/${seed}`).digest('hex');
  const resultOf = (cards: readonly Card[]) => ({
    people: peopleOf(cards),
    pairs: linkageOf(cards).pairs.map(({ one, other, zone, score }) => [
      cards[one]?.cardId,
      cards[other]?.cardId,
      zone,
      score.toFixed(6),
    ]),
  });
  fc.assert(
    fc.property(someCards, fc.nat(), (cards, seed) => {
      expect(resultOf(shuffled(cards, seed))).toEqual(resultOf(cards));
    }),
    { numRuns: 40 },
  );
}, 60_000);
