import type { OrganizationRecord } from '@gorodok/contract';
import { expect, test } from 'vitest';
import { byMunicipality, firstOf, matches } from './organization-groups.ts';

let ids = 0;
const anOrganization = (
  name: string,
  municipalityName: string | null,
  faulty = false,
): OrganizationRecord => ({
  id: (ids += 1),
  name,
  kinds: ['general'],
  municipalityId: municipalityName === null ? null : 1,
  municipalityName,
  inn: '7701234567',
  innFindings: faulty ? [{ register: 'checksum', finding: 'fails_checksum' }] : [],
  openYearName: '2026/2027',
  studentCount: 100,
});

test('schools stand under their municipality, № 2 before № 12, the region’s own first', () => {
  const groups = byMunicipality([
    anOrganization('СОШ № 12', 'Район', true),
    anOrganization('СОШ № 2', 'Район'),
    anOrganization('Интернат', null),
  ]);
  expect(
    groups.map(({ municipalityName, organizations, faulty }) => [
      municipalityName,
      organizations.map(({ name }) => name),
      faulty,
    ]),
  ).toEqual([
    [null, ['Интернат'], 0],
    ['Район', ['СОШ № 2', 'СОШ № 12'], 1],
  ]);
});

test('filters narrow by municipality, kind and faults of the ИНН, all at once', () => {
  const school = anOrganization('СОШ № 1', 'Район', true);
  expect(matches(school, {})).toBe(true);
  expect(matches(school, { municipality: 1, kind: 'general', inn: 'faulty' })).toBe(true);
  expect(matches(school, { municipality: 2 })).toBe(false);
  expect(matches(school, { kind: 'preschool' })).toBe(false);
  expect(matches(anOrganization('СОШ № 2', 'Район'), { inn: 'faulty' })).toBe(false);
});

test('a page of the register ends within a municipality, without an empty one behind it', () => {
  const groups = byMunicipality([
    anOrganization('А', 'Первый'),
    anOrganization('Б', 'Первый'),
    anOrganization('В', 'Второй'),
  ]);
  const page = firstOf(groups, 2);
  expect(page.map(({ organizations }) => organizations.map(({ name }) => name))).toEqual([['В'], ['А']]);
  expect(firstOf(groups, 1)).toHaveLength(1);
});
