import { expect, test } from 'vitest';
import { createRandom } from '../random.ts';
import { drawSurname } from '../people/surnames.ts';
import { surnameFor } from '../people/names.ts';
import { demonstrationPlan } from './demonstration-plan.ts';
import { countStudents, planRegion } from './plan-region.ts';

const large = planRegion(400_000);
const organizations = large.neighbourhoods.flatMap((neighbourhood) => neighbourhood.organizations);

test('a region of 400,000 students has some 3,000 organisations in 43 municipalities, the real ones first', () => {
  expect(countStudents(large.neighbourhoods)).toBeGreaterThan(399_900);
  expect(countStudents(large.neighbourhoods)).toBeLessThan(400_100);
  expect(organizations.length + large.municipalities.length + 1).toBeGreaterThan(2_900);
  expect(organizations.length + large.municipalities.length + 1).toBeLessThan(3_100);
  expect(large.municipalities).toHaveLength(43);
  const first = demonstrationPlan.neighbourhoods;
  expect(large.neighbourhoods.slice(0, first.length)).toEqual(first);
});

test('no municipality has two organisations of one name', () => {
  const names = large.neighbourhoods.flatMap(({ municipality, organizations }) =>
    organizations.map(({ name }) => `${municipality.name}: ${name}`),
  );
  expect(new Set(names).size).toBe(names.length);
});

test('the largest neighbourhood, which is what the memory has to hold, does not grow with the region', () => {
  const sizes = large.neighbourhoods.map((neighbourhood) => countStudents([neighbourhood]));
  expect(Math.max(...sizes)).toBeLessThan(6_000);
});

test('a region no larger than the demonstration is the demonstration', () => {
  expect(planRegion(0)).toBe(demonstrationPlan);
});

test('surnames come in tens of thousands, unevenly, and a woman bears the form of a woman', () => {
  const random = createRandom('surnames');
  const drawn = Array.from({ length: 100_000 }, () => drawSurname(random, 'russian'));
  const counts = Map.groupBy(drawn, (surname) => surname);
  expect(counts.size).toBeGreaterThan(20_000);
  expect(counts.get('Иванов')?.length).toBeGreaterThan(1_000);
  expect(drawn.filter((surname) => !/^[А-ЯЁ][а-яё]+$/.test(surname))).toEqual([]);
  const masculineAlone = drawn.filter(
    (surname) => /(ов|ев|ин|ий)$/.test(surname) && surnameFor(surname, 'female') === surname,
  );
  expect(masculineAlone).toEqual([]);
});
