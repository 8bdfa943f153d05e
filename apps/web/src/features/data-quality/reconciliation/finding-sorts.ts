import type { ReconciliationFinding } from '@gorodok/contract';

/** The three lists that a reconciliation ends in. */
export const sorts = ['missing', 'unknown', 'different'] as const;
export type Sort = (typeof sorts)[number];

export const sortOf = ({ kind }: ReconciliationFinding): Sort =>
  kind === 'missing' || kind === 'unknown' ? kind : 'different';

export type FindingGroup = { municipalityName: string | null; findings: ReconciliationFinding[] };

/** The first so many findings under their municipalities, in the order in which the server gives them. */
export function groupFindings(findings: readonly ReconciliationFinding[], limit: number): FindingGroup[] {
  const groups = Map.groupBy(findings.slice(0, limit), ({ municipalityName }) => municipalityName);
  return [...groups].map(([municipalityName, members]) => ({ municipalityName, findings: members }));
}
