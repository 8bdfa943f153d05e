import { Type, type Static } from 'typebox';
import { CardRequirement, MissingField } from './card.ts';
import { findingCodes } from './codes.ts';
import { peopleSearchReasons } from './cards.ts';
import { CardKind, cardKinds } from './people.ts';
import { CalendarDate, Id, Moment, Nullable, OneOf, Strict } from './primitives.ts';
import { regionScope, regionScopeHeading } from './region-scope.ts';

export const FindingCode = OneOf(findingCodes);
export type FindingCode = Static<typeof FindingCode>;

const sums = {
  cards: Type.Integer(),
  /** Every mandatory field is there, and formally correct. */
  filled: Type.Integer(),
  /** With findings. */
  doubtful: Type.Integer(),
};
const organizationSums = {
  organizations: Type.Integer(),
  /** Which have a card that is not filled. */
  unfilledOrganizations: Type.Integer(),
};

export const CompletenessQuery = Strict({ kind: Type.Optional(CardKind), ...regionScope });
export type CompletenessQuery = Static<typeof CompletenessQuery>;

/** «Контроль заполнения данных» of a region, a municipality or an organization, with the parts that it falls into. */
export const Completeness = Strict({
  ...regionScopeHeading,
  ...sums,
  ...organizationSums,
  missing: Type.Array(Strict({ ...MissingField.properties, cards: Type.Integer() })),
  findings: Type.Array(Strict({ code: FindingCode, cards: Type.Integer() })),
  parts: Type.Array(
    Strict({
      level: OneOf(['municipality', 'organization', 'class'] as const),
      id: Id,
      name: Type.String(),
      ...sums,
      ...organizationSums,
    }),
  ),
  /** Day by day, the oldest first; the last one is today. */
  trend: Type.Array(Strict({ day: CalendarDate, ...sums })),
  /** Since when changes wait to be counted; null – all are. */
  waitingSince: Nullable(Moment),
  /** How many organizations new rules have not reached yet. */
  organizationsToCount: Type.Integer(),
});
export type Completeness = Static<typeof Completeness>;

/** The people behind a number. A coordinator sees masked names until a reason is given, which is recorded. */
export const CompletenessPeopleQuery = Strict({
  organizationId: Id,
  /** Cards that are not filled, or cards with findings. */
  list: OneOf(['unfilled', 'doubtful'] as const),
  kind: Type.Optional(CardKind),
  classGroupId: Type.Optional(Id),
  field: Type.Optional(CardRequirement),
  finding: Type.Optional(FindingCode),
  purpose: Type.Optional(OneOf(peopleSearchReasons)),
  /** The `next` of the page before. */
  after: Type.Optional(Type.String({ pattern: `^\\d{1,15}\\.(${cardKinds.join('|')})$` })),
});
export type CompletenessPeopleQuery = Static<typeof CompletenessPeopleQuery>;
export const CompletenessPeople = Strict({
  people: Type.Array(
    Strict({
      personId: Id,
      kind: CardKind,
      displayName: Type.String(),
      context: Nullable(Type.String()),
      missing: Type.Array(MissingField),
      /** `seenAs` tells the value that was looked at, for «так и есть»; null while names are masked. */
      findings: Type.Array(Strict({ code: FindingCode, seenAs: Nullable(Type.String()) })),
    }),
  ),
  masked: Type.Boolean(),
  next: Nullable(Type.String()),
});
export type CompletenessPeople = Static<typeof CompletenessPeople>;

export const CompletenessExportQuery = Strict({
  ...CompletenessQuery.properties,
  format: OneOf(['xlsx', 'pdf'] as const),
});
export type CompletenessExportQuery = Static<typeof CompletenessExportQuery>;

/** Slips that ask for what cards lack, to be handed out in a class, or in all of them. */
export const RequestSlipsOrder = Strict({
  kind: OneOf(['student', 'guardian'] as const),
  classGroupId: Type.Optional(Id),
});
export type RequestSlipsOrder = Static<typeof RequestSlipsOrder>;

/** «Так и есть»: an administrator has looked at it. Remembered until the value changes. */
export const AcceptFinding = Strict({
  personId: Id,
  code: FindingCode,
  seenAs: Type.String({ maxLength: 64 }),
  reason: Type.String({ maxLength: 300 }),
});
export type AcceptFinding = Static<typeof AcceptFinding>;
export const AcceptedFindings = Strict({
  accepted: Type.Array(
    Strict({
      id: Id,
      personId: Id,
      kind: CardKind,
      displayName: Type.String(),
      code: FindingCode,
      reason: Type.String(),
      acceptedBy: Type.String(),
      acceptedAt: Moment,
    }),
  ),
});
export type AcceptedFindings = Static<typeof AcceptedFindings>;
