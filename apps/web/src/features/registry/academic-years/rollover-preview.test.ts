import type { Rollover, RolloverPlan } from '@gorodok/contract';
import { expect, test } from 'vitest';
import { previewOf } from './rollover-preview.ts';
import { readGrades, writeGrades } from './year-draft.ts';

const someone = (enrolmentId: number) => ({ enrolmentId, displayName: 'Пробный Саша' });
const plan: RolloverPlan = {
  datedOn: '2026-08-25',
  ground: 'Решение',
  signer: null,
  graduatesOn: '2026-06-25',
  classes: [
    { classGroupId: 1, outcome: 'promote', toName: '8А' },
    { classGroupId: 2, outcome: 'promote', toName: '8 «а»' },
    { classGroupId: 3, outcome: 'graduate', toName: null },
  ],
  students: [
    { enrolmentId: 11, outcome: 'retain', toName: '7А' },
    { enrolmentId: 12, outcome: 'stay', toName: null },
  ],
};
const rollover: Rollover = {
  fromYear: { id: 1, name: '2025/2026' },
  toYear: { id: 2, name: '2026/2027', startsOn: '2026-09-01' },
  version: 1,
  state: 'draft',
  appliedAt: null,
  plan,
  classes: [
    { id: 1, name: '7А', grade: 7, students: [someone(11), someone(12), someone(13)] },
    { id: 2, name: '7Б', grade: 7, students: [someone(21)] },
    { id: 3, name: '11А', grade: 11, students: [someone(31)] },
  ],
  withoutClass: [someone(41)],
  existing: ['7А'],
};

test('merged classes are counted as one, repeaters and those who stay by themselves', () => {
  expect(previewOf(rollover, plan)).toEqual({
    classes: [
      { name: '7А', count: 1, exists: true },
      { name: '8А', count: 2, exists: false },
    ],
    graduates: 1,
    stay: 2,
  });
});

test('parallels are read and written as people write them', () => {
  expect([readGrades('1-4, 9'), readGrades('10–11'), readGrades('все')]).toEqual([
    [1, 2, 3, 4, 9],
    [10, 11],
    [],
  ]);
  expect(writeGrades([9, 1, 2, 3, 4])).toBe('1-4, 9');
});
