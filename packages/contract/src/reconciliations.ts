import { Type, type Static } from 'typebox';
import { OrganizationKind } from './organizations.ts';
import { Id, Moment, Nullable, OneOf, Strict } from './primitives.ts';

/** The registers that the region's own is held against, by their files. */
export const otherRegisters = ['sferum', 'form_85k', 'my_school'] as const;
export const OtherRegister = OneOf(otherRegisters);
export type OtherRegister = Static<typeof OtherRegister>;

/** Of which kind the organizations of the file are; without one, all that teach are compared. */
export const ReconciliationQuery = Strict({ register: OtherRegister, kind: Type.Optional(OrganizationKind) });
export type ReconciliationQuery = Static<typeof ReconciliationQuery>;

export const reconciliationFindingKinds = [
  'missing', // ours, not in the file
  'unknown', // in the file, not ours
  'inn_differs', // one organization, two numbers
  'inn_wrong', // both registers have the same number, and its checksum does not hold
  'municipality_differs', // the same number under another municipality
  'name_differs', // the same number under another name
  'repeated', // a second row about one organization
] as const;

/** One discrepancy. What is ours is null for `unknown`, what is theirs is null for `missing`. */
export const ReconciliationFinding = Strict({
  kind: OneOf(reconciliationFindingKinds),
  organizationId: Nullable(Id),
  municipalityName: Nullable(Type.String()),
  name: Type.String(),
  inn: Nullable(Type.String()),
  /** In the file, as the spreadsheet numbers it. */
  row: Nullable(Type.Integer()),
  theirName: Nullable(Type.String()),
  theirMunicipality: Nullable(Type.String()),
  theirInn: Nullable(Type.String()),
  /** Whose ИНН is wrong in itself: its checksum does not hold. */
  wrongInn: OneOf(['none', 'ours', 'theirs', 'both'] as const),
});
export type ReconciliationFinding = Static<typeof ReconciliationFinding>;

export const ReconciliationCounts = Strict({
  ours: Type.Integer(),
  rows: Type.Integer(),
  matched: Type.Integer(),
  missing: Type.Integer(),
  unknown: Type.Integer(),
  different: Type.Integer(),
});
export type ReconciliationCounts = Static<typeof ReconciliationCounts>;

const summary = {
  id: Id,
  register: OtherRegister,
  kind: Nullable(OrganizationKind),
  fileName: Type.String(),
  madeAt: Moment,
  counts: ReconciliationCounts,
};
export const ReconciliationSummary = Strict(summary);
export type ReconciliationSummary = Static<typeof ReconciliationSummary>;
export const ReconciliationList = Strict({ reconciliations: Type.Array(ReconciliationSummary) });
export type ReconciliationList = Static<typeof ReconciliationList>;

/** The findings by municipality and name, as the lists that coordinators hand on. */
export const Reconciliation = Strict({ ...summary, findings: Type.Array(ReconciliationFinding) });
export type Reconciliation = Static<typeof Reconciliation>;
