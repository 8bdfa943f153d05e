import { cardRequirements, findingCodes } from '@gorodok/contract/codes';
import type { CardKind, CardRequirement, FindingCode } from '@gorodok/contract';

/** The tabs: three reports that schools know by name, and what looks wrong. */
export const reports = ['employees', 'students', 'guardians', 'findings'] as const;
export type Report = (typeof reports)[number];

export const kindOf: Record<Report, CardKind | undefined> = {
  employees: 'employee',
  students: 'student',
  guardians: 'guardian',
  findings: undefined,
};
export const kinds = ['employee', 'student', 'guardian'] as const satisfies readonly CardKind[];

/** Where one stands: the part of the region, and which cards of an organization are listed. */
export interface CompletenessAddress {
  municipality?: number;
  organization?: number;
  class?: number;
  /** Of the findings only: a report has its own. */
  kind?: CardKind;
  field?: CardRequirement;
  finding?: FindingCode;
}

const positive = (value: unknown): number =>
  Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : 0;

export function readCompletenessAddress(search: Record<string, unknown>): CompletenessAddress {
  const kind = kinds.find((known) => known === search['kind']);
  const field = cardRequirements.find((known) => known === search['field']);
  const finding = findingCodes.find((known) => known === search['finding']);
  const numbers = (['municipality', 'organization', 'class'] as const).flatMap((name) => {
    const id = positive(search[name]);
    return id ? [[name, id] as const] : [];
  });
  return {
    ...(kind && { kind }),
    ...(field && { field }),
    ...(finding && { finding }),
    ...Object.fromEntries(numbers),
  };
}

/** The same place in the region, without what narrowed the list of people. */
export const placeOf = ({ municipality, organization }: CompletenessAddress): CompletenessAddress => ({
  ...(municipality && { municipality }),
  ...(organization && { organization }),
});
