import type { MergeCount } from '@gorodok/contract';

/** What moves with a person, as a preview counts it. */
export type MovedThing = MergeCount['thing'];

/**
 * The columns of one table that say whose a row is. A merger moves the row along, unless a unique rule of the table forbids it: then it
 * stays with the merged record, and comes into its own again when the merger is undone.
 */
export interface MovingReference {
  readonly table: string;
  readonly columns: readonly string[];
  /** SQL that tells the row from others with the same columns; it does not name these, since they change. */
  readonly key: string;
  /**
   * The unique rules, each as SQL for what must not occur twice beside the same columns; null where the rule does not concern the row.
   */
  readonly unique: readonly string[];
  /** What a screen calls such rows; none: too small a thing to be told of. */
  readonly shownAs?: MovedThing;
}

/** The columns of a wing's tables that point to a person or to an employment. A test holds them against the database. */
export interface References {
  readonly person: readonly MovingReference[];
  /**
   * Where one person works in one organization by two records, the later record is set aside, and what points to it moves to the other.
   */
  readonly employment: readonly MovingReference[];
  /** Columns that are left alone, each with the reason: `table.column`. */
  readonly stays: Readonly<Record<string, string>>;
}

export const registryReferences: References = {
  person: [
    {
      table: 'identity_document',
      columns: ['person_id'],
      key: 'id',
      unique: [`jsonb_build_array(kind, series, number)`],
      shownAs: 'document',
    },
    {
      table: 'contact',
      columns: ['person_id'],
      key: 'id',
      unique: [`jsonb_build_array(kind, value)`],
      shownAs: 'contact',
    },
    {
      table: 'employment',
      columns: ['person_id'],
      key: 'id',
      unique: [`case when ends_on is null then organization_id end`],
      shownAs: 'employment',
    },
    // Two open enrolments in general education are refused before anything moves.
    { table: 'enrolment', columns: ['person_id'], key: 'id', unique: [], shownAs: 'enrolment' },
    {
      table: 'guardianship',
      columns: ['guardian_id', 'child_id'],
      key: 'id',
      unique: [`case when ends_on is null then true end`],
      shownAs: 'guardianship',
    },
    {
      table: 'consent',
      columns: ['person_id'],
      key: 'id',
      unique: [
        `case when withdrawn_at is null and replaced_at is null then jsonb_build_array(purpose, organization_id) end`,
      ],
      shownAs: 'consent',
    },
  ],
  employment: [
    {
      table: 'employment_role',
      columns: ['employment_id'],
      key: 'role',
      unique: ['role'],
      shownAs: 'role',
    },
    { table: 'employment_subject', columns: ['employment_id'], key: 'subject_id', unique: ['subject_id'] },
    {
      table: 'class_group',
      columns: ['class_teacher_employment_id'],
      key: 'id',
      unique: [],
      shownAs: 'class_teaching',
    },
  ],
  stays: {
    'person.merged_into_id': 'it is the merger itself',
    'card.person_id': 'the database writes the cards anew',
    'card_change.person_id': 'the history of a record tells what happened to that record',
    'card_change.changed_by_person_id': 'who acted is a fact of that day',
    'consent.given_by_person_id': 'the document names whoever signed it',
    'consent.recorded_by_person_id': 'who acted is a fact of that day',
    'consent.withdrawn_by_person_id': 'who acted is a fact of that day',
    'movement_order_line.person_id': 'a draft is read through survivor_of, a signed order never changes',
    'admission_candidate.person_id': 'it allows a draft that is read through survivor_of',
    'card_rule_version.made_by_person_id': 'who acted is a fact of that day',
    'person_merger.survivor_id': 'a merger is of the records that were merged',
    'person_merger.merged_id': 'a merger is of the records that were merged',
    'person_merger.merged_by_person_id': 'who acted is a fact of that day',
    'person_merger.undone_by_person_id': 'who acted is a fact of that day',
    'audit_entry.person_id': 'the audit log never changes',
  },
};

/** What several wings declare, together. */
export const allReferences = (wings: readonly References[]): References => ({
  person: wings.flatMap(({ person }) => person),
  employment: wings.flatMap(({ employment }) => employment),
  stays: Object.assign({}, ...wings.map(({ stays }) => stays)) as References['stays'],
});
