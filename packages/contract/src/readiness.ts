import { Type, type Static } from 'typebox';
import { peopleSearchReasons } from './cards.ts';
import { CardKind, cardKinds } from './people.ts';
import { CalendarDate, Id, Moment, Nullable, OneOf, Strict } from './primitives.ts';
import { regionScope, regionScopeHeading } from './region-scope.ts';

/** Why somebody could not sign in through ЕСИА today: a closed list. A person may have several of them. */
export const readinessReasons = [
  'snils_missing',
  'snils_invalid',
  'birth_date_missing',
  'several_cards_match',
  'guardian_not_linked',
  'parental_consent_missing',
  'no_active_role',
  'blocked',
  'organization_not_open',
] as const;
export const ReadinessReason = OneOf(readinessReasons);
export type ReadinessReason = Static<typeof ReadinessReason>;

const sums = {
  people: Type.Integer(),
  /** Who could sign in today. */
  ready: Type.Integer(),
  /** Who has done so already: «тестовый вход». */
  signedIn: Type.Integer(),
};

export const ReadinessQuery = Strict({
  kind: Type.Optional(CardKind),
  ...regionScope,
});
export type ReadinessQuery = Static<typeof ReadinessQuery>;

/** The sums of a region, a municipality or an organization, with the parts that it falls into. */
export const Readiness = Strict({
  ...regionScopeHeading,
  ...sums,
  reasons: Type.Array(Strict({ reason: ReadinessReason, people: Type.Integer() })),
  parts: Type.Array(
    Strict({
      level: OneOf(['municipality', 'organization', 'class'] as const),
      id: Id,
      name: Type.String(),
      ...sums,
    }),
  ),
  /** Day by day, the oldest first; the last one is today. */
  trend: Type.Array(Strict({ day: CalendarDate, ...sums })),
  /** Since when changes wait to be counted; null – all are. */
  waitingSince: Nullable(Moment),
});
export type Readiness = Static<typeof Readiness>;

/** The people behind a number. A coordinator sees masked names until a reason is given, which is recorded. */
export const ReadinessPeopleQuery = Strict({
  organizationId: Id,
  kind: Type.Optional(CardKind),
  classGroupId: Type.Optional(Id),
  reason: Type.Optional(ReadinessReason),
  purpose: Type.Optional(OneOf(peopleSearchReasons)),
  /** The `next` of the page before. */
  after: Type.Optional(Type.String({ pattern: `^\\d{1,15}\\.(${cardKinds.join('|')})$` })),
});
export type ReadinessPeopleQuery = Static<typeof ReadinessPeopleQuery>;
export const ReadinessPeople = Strict({
  people: Type.Array(
    Strict({
      personId: Id,
      kind: CardKind,
      displayName: Type.String(),
      context: Nullable(Type.String()),
      reasons: Type.Array(ReadinessReason),
      signedIn: Type.Boolean(),
    }),
  ),
  masked: Type.Boolean(),
  next: Nullable(Type.String()),
});
export type ReadinessPeople = Static<typeof ReadinessPeople>;
