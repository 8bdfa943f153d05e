import type { Role, RoleChoice } from '@gorodok/contract';
import { expect, test } from 'vitest';
import { obviousChoice } from './session.policy.ts';

const choice = (role: Role, organizationId: number): RoleChoice => ({
  role,
  organizationId,
  organizationName: `Школа № ${organizationId}`,
  municipalityName: null,
});

test('the only role is taken without a question', () => {
  expect(obviousChoice([choice('teacher', 1)], null)).toMatchObject({ role: 'teacher' });
});

test('a parent of children in three organizations is asked nothing', () => {
  const choices = [choice('guardian', 1), choice('guardian', 2), choice('guardian', 3)];
  expect(obviousChoice(choices, null)).toMatchObject({ organizationId: 1 });
  expect(obviousChoice(choices, 3)).toMatchObject({ organizationId: 3 });
});

test('a teacher who is also a parent is asked, unless the school that was picked decides', () => {
  const choices = [choice('teacher', 1), choice('guardian', 2)];
  expect(obviousChoice(choices, null)).toBeUndefined();
  expect(obviousChoice(choices, 2)).toMatchObject({ role: 'guardian' });
});

test('two roles in the school that was picked have to be chosen between', () => {
  expect(obviousChoice([choice('teacher', 1), choice('class_teacher', 1)], 1)).toBeUndefined();
});

test('who holds no role has none taken', () => {
  expect(obviousChoice([], null)).toBeUndefined();
});
