import { expect, test } from 'vitest';
import { onPhone, sections, startPage } from './navigation.ts';

test('every role starts where its question is answered', () => {
  expect(startPage('guardian')).toBe('/diary');
  expect(startPage('student')).toBe('/diary');
  expect(startPage('teacher')).toBe('/journal');
  expect(startPage('school_admin')).toBe('/sign-in-failures');
  expect(startPage('municipal_coordinator')).toBe('/organizations');
  expect(startPage('operator')).toBe('/outbox');
});

test('a role starts with the section that was chosen for it, as long as it has that section', () => {
  expect(startPage('school_admin', 'cards')).toBe('/cards');
  expect(startPage('teacher', 'cards')).toBe('/journal');
});

test('a family sees no section of the staff', () => {
  for (const role of ['guardian', 'student'] as const)
    expect(sections(role).map((section) => section.word)).toEqual(['diary']);
});

test('a phone has four sections in its bar and the rest behind «Ещё», none of them lost', () => {
  const { inBar, beyond } = onPhone(sections('school_admin'));
  expect(inBar.map(({ word }) => word)).toEqual(['failures', 'cards', 'readiness', 'movement']);
  expect([...inBar, ...beyond]).toEqual(sections('school_admin'));
  expect(onPhone(sections('teacher')).beyond).toEqual([]);
});
