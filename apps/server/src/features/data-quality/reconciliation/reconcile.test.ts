import fc from 'fast-check';
import { innCheckDigit } from '@gorodok/identifiers';
import { expect, test } from 'vitest';
import type { ComparableOrganization } from '#features/registry/organizations/index.ts';
import { reconcile, type RegisterRow } from './reconcile.ts';

const municipalities = ['Агаповский муниципальный район', 'Озерский городской округ'];
let ids = 0;
const ours = (
  name: string,
  inn: string | null,
  municipalityName: string | null = municipalities[0] ?? null,
) => ({ id: (ids += 1), name, shortName: name, municipalityName, inn }) satisfies ComparableOrganization;
const row = (
  number: number,
  name: string,
  inn: string | null,
  municipality: string | null = 'Агаповский МР',
) => ({ row: number, name, inn, municipality }) satisfies RegisterRow;
const validInn = (nine: string) => nine + innCheckDigit(nine);
const [one, other] = [validInn('742500663'), validInn('742202316')];
const kindsIn = ({ findings }: ReturnType<typeof reconcile>) =>
  findings.map(({ kind, name, wrongInn }) => [kind, name, wrongInn]);

test('branches that share an ИНН are told apart by their names', () => {
  const organizations = [ours('Школа «Север»', one), ours('Школа «Юг»', one)];
  const rows = [row(2, 'Школа «Юг»', one), row(3, 'Школа «Север»', one)];
  expect(reconcile(organizations, rows, municipalities)).toMatchObject({
    counts: { matched: 2 },
    findings: [],
  });
});

test('a name alone matches where the file names no municipality and the region has but one of it', () => {
  const organizations = [
    ours('МУ ДО «ДПШ»', one),
    ours('ДЮСШ', other),
    ours('ДЮСШ', null, municipalities[1]),
  ];
  const rows = [row(2, 'Дворец пионеров и школьников', null, null), row(3, 'ДЮСШ', null, null)];
  const { counts, findings } = reconcile(organizations, rows, municipalities);
  expect(counts).toMatchObject({ matched: 1, missing: 2, unknown: 1 });
  expect(findings.map(({ kind }) => kind).sort()).toEqual(['missing', 'missing', 'unknown']);
});

test('a row of a known municipality is not taken for an organization of another', () => {
  const found = reconcile([ours('ДЮСШ', one)], [row(2, 'ДЮСШ', null, 'Озерский ГО')], municipalities);
  expect(found.counts).toMatchObject({ matched: 0, missing: 1, unknown: 1 });
});

test('whose ИНН is wrong is told: ours, theirs, or the same wrong one in both', () => {
  const wrong = '7455007076';
  const found = reconcile(
    [ours('А', wrong), ours('Б', one), ours('В', '7440006906')],
    [row(2, 'А', other), row(3, 'Б', '7425006637'), row(4, 'В', '7440006906')],
    municipalities,
  );
  expect(kindsIn(found)).toEqual([
    ['inn_differs', 'А', 'ours'],
    ['inn_differs', 'Б', 'theirs'],
    ['inn_wrong', 'В', 'both'],
  ]);
});

test('a second row about one organization is a repetition, not a stranger', () => {
  const found = reconcile([ours('А', one)], [row(2, 'А', one), row(3, 'А', null)], municipalities);
  expect(kindsIn(found)).toEqual([['repeated', 'А', 'none']]);
});

const anOrganization = fc.record({
  name: fc.constantFrom('СОШ № 1', 'СОШ № 2', 'ДЮСШ', 'Детский сад «Сказка»'),
  inn: fc.option(fc.constantFrom(one, other, '7455007076'), { nil: null }),
  place: fc.constantFrom(0, 1),
});

test('every organization and every row is accounted for exactly once, whatever the two registers hold', () => {
  fc.assert(
    fc.property(
      fc.array(anOrganization, { maxLength: 8 }),
      fc.array(anOrganization, { maxLength: 8 }),
      (mine, theirs) => {
        const organizations = mine.map(({ name, inn, place }) => ours(name, inn, municipalities[place]));
        const rows = theirs.map(({ name, inn, place }, index) =>
          row(index + 2, name, inn, municipalities[place]),
        );
        const { counts, findings } = reconcile(organizations, rows, municipalities);
        const repeated = findings.filter(({ kind }) => kind === 'repeated').length;
        expect(counts.matched + counts.missing).toBe(organizations.length);
        expect(counts.matched + counts.unknown + repeated).toBe(rows.length);
      },
    ),
  );
});

test('a register held against itself differs in nothing but in numbers that are wrong in themselves', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anOrganization, { maxLength: 8, selector: ({ name, place }) => `${name} ${place}` }),
      (list) => {
        const organizations = list.map(({ name, inn, place }) => ours(name, inn, municipalities[place]));
        const rows = organizations.map(({ name, inn, municipalityName }, index) =>
          row(index + 2, name, inn, municipalityName),
        );
        const { counts, findings } = reconcile(organizations, rows, municipalities);
        expect([counts.missing, counts.unknown]).toEqual([0, 0]);
        expect(findings.filter(({ kind }) => kind !== 'inn_wrong')).toEqual([]);
      },
    ),
  );
});
