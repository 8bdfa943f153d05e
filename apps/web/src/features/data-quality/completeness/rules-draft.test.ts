import type { CardRule } from '@gorodok/contract';
import { expect, test } from 'vitest';
import { countChanges, linesOf, newRule, readRulesDraft, withRule } from './rules-draft.ts';

const snils: CardRule = newRule('employee', 'snils', 'mandatory');
const address: CardRule = newRule('employee', 'address', 'advised');

test('a rule that is taken away, added or put otherwise counts as one change', () => {
  expect(countChanges([snils, address], [snils, address])).toBe(0);
  expect(countChanges([snils, address], withRule([snils, address], address, null))).toBe(1);
  expect(countChanges([snils, address], [snils, { ...address, weight: 'mandatory' }])).toBe(1);
  expect(countChanges([snils], withRule([snils], null, address))).toBe(1);
});

test('every field of the kind has a line, with a rule or without, and two where citizens are told apart', () => {
  const ofRussians: CardRule = { ...snils, citizens: 'russian' };
  const lines = linesOf(
    'employee',
    [snils],
    [ofRussians, { ...snils, citizens: 'foreign', weight: 'advised' }],
  );
  expect(lines.filter(({ field }) => field === 'snils').map(({ isChanged }) => isChanged)).toEqual([
    true,
    true,
  ]);
  expect(lines.find(({ field }) => field === 'address')).toEqual({
    field: 'address',
    rule: null,
    isChanged: false,
  });
  expect(lines.some(({ field }) => field === 'birthCertificate')).toBe(false);
});

test('what is no draft is not taken for one', () => {
  expect([readRulesDraft(null), readRulesDraft('x'), readRulesDraft({ basedOnId: 1 })]).toEqual([
    null,
    null,
    null,
  ]);
  const draft = { basedOnId: 1, restoresVersionId: null, rules: [snils] };
  expect(readRulesDraft(draft)).toEqual(draft);
});
