import type { OrganizationRecord } from '@gorodok/contract';
import { expect, test } from 'vitest';
import { byMunicipality } from './organization-groups.ts';

let ids = 0;
const anOrganization = (
  name: string,
  municipalityName: string | null,
  faulty = false,
): OrganizationRecord => ({
  id: (ids += 1),
  name,
  kinds: ['general'],
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
