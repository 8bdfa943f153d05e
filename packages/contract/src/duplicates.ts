import { Type, type Static } from 'typebox';
import { CardContact, CardDocument, PersonFields, personFieldNames } from './card.ts';
import { Education } from './movement.ts';
import { CardKind } from './people.ts';
import { CalendarDate, Id, Moment, Nullable, OneOf, Strict } from './primitives.ts';
import { regionScopeHeading } from './region-scope.ts';
import { Role } from './roles.ts';

/** `certain`: one person, as far as a machine can tell; `probable`: a human being decides; `possible`: only shown while somebody types. */
export const duplicateZones = ['certain', 'probable', 'possible'] as const;
const DuplicateZone = OneOf(duplicateZones);
export type DuplicateZone = Static<typeof DuplicateZone>;

/** Field by field how much two cards agree, without any value. */
const MatchReason = Strict({
  field: OneOf([
    'personNumber',
    'document',
    'surname',
    'firstName',
    'patronymic',
    'birthDate',
    'sex',
    'phone',
    'email',
    'address',
    'child',
    'organization',
  ] as const),
  level: OneOf(['same', 'variant', 'close', 'part', 'initial', 'swapped', 'other', 'contrary'] as const),
  /** By how many bits it makes one person likelier, or less likely. */
  bits: Type.Number(),
});
export type MatchReason = Static<typeof MatchReason>;

/** What forbids that two cards are merged by themselves. */
export const matchVetoes = [
  'different_first_names',
  'different_person_numbers',
  'different_birth_certificates',
  'different_birth_dates',
  'different_sexes',
  'generation_apart',
  'child_and_adult',
  'parent_and_own_child',
  'number_of_somebody_else',
] as const;
const MatchVeto = OneOf(matchVetoes);
export type MatchVeto = Static<typeof MatchVeto>;

/** `duplicate` – may be one person; `snils_conflict` – one СНИЛС on the cards of two: a task, and no merger. */
const PairSort = OneOf(['duplicate', 'snils_conflict'] as const);
export type PairSort = Static<typeof PairSort>;

const PersonInPair = Strict({
  personId: Id,
  /** «К… А. П.» where masked. */
  displayName: Type.String(),
  /** `YYYY-MM-DD`, or only the year where masked. */
  born: Nullable(Type.String()),
  masked: Type.Boolean(),
  /** Where the person has cards. An organization that is not the reader's is named by its kind alone while masked. */
  places: Type.Array(
    Strict({
      kind: CardKind,
      organizationName: Nullable(Type.String()),
      organizationKind: Type.String(),
      context: Nullable(Type.String()),
    }),
  ),
});
export type PersonInPair = Static<typeof PersonInPair>;

/** What the reader may do with a pair: merge it himself, or ask the coordinator to. */
const PairRight = OneOf(['merge', 'request', 'nothing'] as const);
export type PairRight = Static<typeof PairRight>;

export const DuplicatePair = Strict({
  one: PersonInPair,
  other: PersonInPair,
  sort: PairSort,
  zone: DuplicateZone,
  score: Type.Number(),
  reasons: Type.Array(MatchReason),
  vetoes: Type.Array(MatchVeto),
  may: PairRight,
  /** Somebody has asked the coordinator to look at the pair. */
  requested: Nullable(Strict({ at: Moment, organizationName: Type.String(), reason: Type.String() })),
});
export type DuplicatePair = Static<typeof DuplicatePair>;

const scopeFields = { municipalityId: Type.Optional(Id), organizationId: Type.Optional(Id) };

/** Which part is looked at: without any the whole of what the reader may see. */
export const DuplicatesQuery = Strict({ ...scopeFields, kind: Type.Optional(CardKind) });
export type DuplicatesQuery = Static<typeof DuplicatesQuery>;

const pairSums = { certain: Type.Integer(), probable: Type.Integer(), snilsConflicts: Type.Integer() };
export const Duplicates = Strict({
  ...regionScopeHeading,
  ...pairSums,
  requests: Type.Integer(),
  /** Cards made although somebody was warned, in the last twelve months. */
  createdInSpite: Type.Integer(),
  parts: Type.Array(
    Strict({
      level: OneOf(['municipality', 'organization', 'class'] as const),
      id: Id,
      name: Type.String(),
      ...pairSums,
      createdInSpite: Type.Integer(),
    }),
  ),
  /** Since when changes wait to be looked at; null: all are. */
  waitingSince: Nullable(Moment),
  /** When the whole region was last gone through; null: never. */
  wholePassAt: Nullable(Moment),
});
export type Duplicates = Static<typeof Duplicates>;

/** The pairs behind a number, the likeliest first. `after` is the `next` of the page before. */
export const DuplicatePairsQuery = Strict({
  ...scopeFields,
  kind: Type.Optional(CardKind),
  classGroupId: Type.Optional(Id),
  show: OneOf(['certain', 'probable', 'snils_conflict', 'requested'] as const),
  after: Type.Optional(Type.String({ maxLength: 60 })),
});
export type DuplicatePairsQuery = Static<typeof DuplicatePairsQuery>;
export const DuplicatePairs = Strict({ pairs: Type.Array(DuplicatePair), next: Nullable(Type.String()) });
export type DuplicatePairs = Static<typeof DuplicatePairs>;

export const PairQuery = Strict({ a: Id, b: Id });
export type PairQuery = Static<typeof PairQuery>;

export const movedThings = [
  'document',
  'contact',
  'employment',
  'enrolment',
  'guardianship',
  'consent',
  'account',
  'confirmed_identity',
  'role',
  'class_teaching',
  'teaching',
] as const;
/** How many rows would come to the survivor, and how many a rule leaves with the other until the merger is undone. */
export const MergeCount = Strict({
  thing: OneOf(movedThings),
  moved: Type.Integer(),
  setAside: Type.Integer(),
});
export type MergeCount = Static<typeof MergeCount>;

const PersonField = OneOf(personFieldNames);

const ComparedPerson = Strict({
  ...PersonInPair.properties,
  /** Null where masked. */
  card: Nullable(
    Strict({
      fields: PersonFields,
      version: Type.Integer(),
      documents: Type.Array(CardDocument),
      contacts: Type.Array(CardContact),
      relatives: Type.Array(
        Strict({ displayName: Type.String(), is: OneOf(['guardian', 'child'] as const) }),
      ),
      signsIn: OneOf(['no_account', 'account', 'esia'] as const),
    }),
  ),
});
export type ComparedPerson = Static<typeof ComparedPerson>;

/** Two cards side by side, with what merging them would do, whichever is to survive. */
export const PairComparison = Strict({
  a: ComparedPerson,
  b: ComparedPerson,
  zone: Nullable(DuplicateZone),
  score: Type.Number(),
  reasons: Type.Array(MatchReason),
  vetoes: Type.Array(MatchVeto),
  may: PairRight,
  /** Where a veto stands that a human being may overrule, a reason is needed. */
  reasonNeeded: Type.Boolean(),
  /** By who survives; null where the reader may not see both cards. */
  keepA: Nullable(
    Strict({
      proposed: Type.Array(PersonField),
      counts: Type.Array(MergeCount),
      refusal: Nullable(Type.String()),
    }),
  ),
  keepB: Nullable(
    Strict({
      proposed: Type.Array(PersonField),
      counts: Type.Array(MergeCount),
      refusal: Nullable(Type.String()),
    }),
  ),
  decision: Nullable(Strict({ id: Id, decision: OneOf(['not_duplicates', 'twins'] as const) })),
  requested: Type.Boolean(),
});
export type PairComparison = Static<typeof PairComparison>;

export const MergePeople = Strict({
  survivorId: Id,
  mergedId: Id,
  /** Fields of the survivor that are to say what the other card says. */
  take: Type.Array(PersonField, { maxItems: personFieldNames.length, uniqueItems: true }),
  /** The versions that were looked at. */
  versions: Strict({ survivor: Type.Integer(), merged: Type.Integer() }),
  reason: Type.String({ maxLength: 500 }),
});
export type MergePeople = Static<typeof MergePeople>;
export const MergedPeople = Strict({ id: Id });
export type MergedPeople = Static<typeof MergedPeople>;

export const PersonMerger = Strict({
  id: Id,
  survivor: Strict({ personId: Id, displayName: Type.String() }),
  merged: Strict({ personId: Id, displayName: Type.String() }),
  reason: Type.String(),
  at: Moment,
  by: Type.String(),
  role: Role,
  organizationName: Type.String(),
  undoneAt: Nullable(Moment),
  mayUndo: Type.Boolean(),
});
export type PersonMerger = Static<typeof PersonMerger>;
export const PersonMergersQuery = Strict({ before: Type.Optional(Id) });
export type PersonMergersQuery = Static<typeof PersonMergersQuery>;
export const PersonMergers = Strict({ mergers: Type.Array(PersonMerger), next: Nullable(Id) });
export type PersonMergers = Static<typeof PersonMergers>;
/** The fields that somebody had changed since, and that stay as they are. */
export const UndoneMerger = Strict({ keptFields: Type.Array(PersonField) });
export type UndoneMerger = Static<typeof UndoneMerger>;

export const pairDecisions = ['not_duplicates', 'twins'] as const;
export const DecidePair = Strict({
  a: Id,
  b: Id,
  decision: OneOf(pairDecisions),
  reason: Type.String({ maxLength: 300 }),
});
export type DecidePair = Static<typeof DecidePair>;
export const PairDecision = Strict({
  id: Id,
  one: PersonInPair,
  other: PersonInPair,
  decision: OneOf(pairDecisions),
  reason: Type.String(),
  at: Moment,
  by: Type.String(),
});
export type PairDecision = Static<typeof PairDecision>;
export const PairDecisions = Strict({ decisions: Type.Array(PairDecision) });
export type PairDecisions = Static<typeof PairDecisions>;

/** Asks whoever is responsible for both organizations to look at a pair. */
export const RequestMerger = Strict({ a: Id, b: Id, reason: Type.String({ minLength: 3, maxLength: 300 }) });
export type RequestMerger = Static<typeof RequestMerger>;

/** A card as far as it is typed; what is not typed yet is null. */
export const EntryCheck = Strict({
  kind: CardKind,
  surname: Type.String({ maxLength: 100 }),
  firstName: Type.String({ maxLength: 100 }),
  patronymic: Nullable(Type.String({ maxLength: 100 })),
  birthDate: Nullable(CalendarDate),
  sex: Nullable(OneOf(['male', 'female'] as const)),
  snils: Nullable(Type.String({ maxLength: 30 })),
  document: Nullable(
    Strict({
      kind: Type.String({ maxLength: 30 }),
      series: Nullable(Type.String({ maxLength: 30 })),
      number: Type.String({ maxLength: 50 }),
    }),
  ),
  phone: Nullable(Type.String({ maxLength: 50 })),
  email: Nullable(Type.String({ maxLength: 254 })),
  address: Nullable(Type.String({ maxLength: 500 })),
  /** Of a guardian: the child in whose card he is entered. */
  childId: Nullable(Id),
});
export type EntryCheck = Static<typeof EntryCheck>;
export const LikelyPerson = Strict({
  ...PersonInPair.properties,
  zone: DuplicateZone,
  reasons: Type.Array(MatchReason),
  /** The card may be taken instead of a new one. */
  mayTake: Type.Boolean(),
});
export type LikelyPerson = Static<typeof LikelyPerson>;
export const LikelyPeople = Strict({
  people: Type.Array(LikelyPerson),
  /** A new card needs an answer to these. */
  needsAnswer: Type.Boolean(),
});
export type LikelyPeople = Static<typeof LikelyPeople>;

/** For an order of admission: the likely person is to be named in the draft. */
export const TakeLikely = Strict({ typed: EntryCheck, personId: Id, education: Education });
export type TakeLikely = Static<typeof TakeLikely>;
