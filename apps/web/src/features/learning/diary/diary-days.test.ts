import { expect, test } from 'vitest';
import { dayToOpen, isGoingOn, mondayOf, nextSchoolDay } from './diary-days.ts';

test('on a Sunday the diary opens at the coming Monday', () => {
  expect(dayToOpen({ today: '2026-11-22' }, undefined)).toBe('2026-11-23');
  expect(dayToOpen({ today: '2026-11-20' }, undefined)).toBe('2026-11-20');
  expect(dayToOpen({ today: '2026-11-20' }, '2026-11-18')).toBe('2026-11-18');
});

test('leafing by days skips Sundays in both directions', () => {
  expect(nextSchoolDay('2026-11-21', 1)).toBe('2026-11-23');
  expect(nextSchoolDay('2026-11-23', -1)).toBe('2026-11-21');
  expect(nextSchoolDay('2026-11-18', 1)).toBe('2026-11-19');
});

test('all days of a week belong to its Monday', () => {
  expect(['2026-11-16', '2026-11-19', '2026-11-22'].map(mondayOf)).toEqual(Array(3).fill('2026-11-16'));
});

test('a lesson goes on from its first minute to the one before its bell', () => {
  const lesson = { startsAt: '08:30', endsAt: '09:15' };
  expect(['08:29', '08:30', '09:14', '09:15'].map((time) => isGoingOn(lesson, time))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
