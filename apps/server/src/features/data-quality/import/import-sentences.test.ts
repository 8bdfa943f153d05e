import { knownCodes, sentenceOf } from '@gorodok/contract';
import { expect, test } from 'vitest';
import { findingCodes } from '../spreadsheets/index.ts';
import { refusalCodes } from './import.codes.ts';

test('everything an import may say has a sentence in both languages', () => {
  const codes = [...findingCodes, ...refusalCodes];
  expect(codes.filter((code) => !knownCodes.includes(code))).toEqual([]);
  for (const code of codes) {
    expect(sentenceOf(code, 'ru')).toMatch(/[а-я].*[.:]$/u);
    expect(sentenceOf(code, 'en')).not.toBe('');
  }
});

test('no sentence is left over for a code that no longer exists', () => {
  const codes: readonly string[] = [...findingCodes, ...refusalCodes];
  const told = knownCodes.filter((code) => /^(?:import|file|row|cell)\./u.test(code));
  expect(told.filter((code) => !codes.includes(code))).toEqual([]);
});
