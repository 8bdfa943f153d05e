import type { PersonField, PersonFields } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';

export interface StoredMerger {
  id: number;
  survivorId: number;
  mergedId: number;
  undoneAt: Date | null;
}

export interface TakenField {
  field: PersonField;
  was: PersonFields[PersonField];
  became: PersonFields[PersonField];
}

/** What is known of a pair before it is merged; the people are locked. */
export interface PairFacts {
  /** Both learn in general education by open enrolments. */
  bothLearn: boolean;
  areParentAndChild: boolean;
}

export const mergerRepository = (db: Queryable) => ({
  /** Mergers follow each other: each looks at what the others have left. */
  async lockAll(): Promise<void> {
    await sql`select pg_advisory_xact_lock(hashtextextended('person mergers', 0))`.execute(db);
  },

  /** Everybody who stands for the given people, or is merged into them or into whoever stands for them, in the order of the keys. */
  async listFamilyOf(
    personIds: readonly number[],
  ): Promise<{ id: number; mergedIntoId: number | null; version: number }[]> {
    const { rows } = await sql<{ id: number; mergedIntoId: number | null; version: number }>`
      with recursive tree as (
        select id, merged_into_id from person
        where id = any (array(select survivor_of(one) from unnest(${[...personIds]}::bigint[]) as one))
        union
        select person.id, person.merged_into_id from person join tree on person.merged_into_id = tree.id
      )
      select person.id, person.merged_into_id, person.version from person
      where id in (select id from tree) order by id for update of person`.execute(db);
    return rows;
  },

  async readFacts(survivors: readonly number[], merged: readonly number[]): Promise<PairFacts> {
    const [one, other] = [[...survivors], [...merged]];
    const { rows } = await sql<PairFacts>`
      select (select count(distinct person_id = any (${other}::bigint[])) = 2 from enrolment
          where person_id = any (${[...one, ...other]}::bigint[]) and ends_on is null and education = 'general') as both_learn,
        exists (select from guardianship
          where guardian_id = any (${one}::bigint[]) and child_id = any (${other}::bigint[])
            or guardian_id = any (${other}::bigint[]) and child_id = any (${one}::bigint[])) as are_parent_and_child`.execute(
      db,
    );
    const [facts] = rows;
    if (!facts) throw new Error('A statement without a table answers with one row.');
    return facts;
  },

  async findInForce(survivorId: number, mergedId: number): Promise<number | undefined> {
    const { rows } = await sql<{ id: number }>`
      select id from person_merger
      where survivor_id = ${survivorId} and merged_id = ${mergedId} and undone_at is null`.execute(db);
    return rows[0]?.id;
  },

  async find(id: number): Promise<StoredMerger | undefined> {
    const { rows } = await sql<StoredMerger>`
      select id, survivor_id, merged_id, undone_at from person_merger where id = ${id}`.execute(db);
    return rows[0];
  },

  async add(
    actor: Actor,
    merger: {
      survivorId: number;
      mergedId: number;
      reason: string;
      score: number | null;
      explanation: unknown;
      sides: unknown;
    },
    fields: readonly TakenField[],
  ): Promise<number> {
    const { rows } = await sql<{ id: number }>`
      insert into person_merger (survivor_id, merged_id, reason, score, explanation, sides,
        merged_by_person_id, merged_by_role, merged_in_organization_id)
      values (${merger.survivorId}, ${merger.mergedId}, ${merger.reason}, ${merger.score},
        ${JSON.stringify(merger.explanation)}::jsonb, ${JSON.stringify(merger.sides)}::jsonb,
        ${actor.personId}, ${actor.role}, ${actor.organizationId})
      returning id`.execute(db);
    const id = rows[0]?.id;
    if (id === undefined) throw new Error('A merger without a key.');
    await sql`
      insert into person_merger_field (merger_id, field, was, became)
      select ${id}, field, was, became
      from jsonb_to_recordset(${JSON.stringify(fields)}::jsonb) as taken (field text, was jsonb, became jsonb)`.execute(
      db,
    );
    await sql`update person set merged_into_id = ${merger.survivorId} where id = ${merger.mergedId}`.execute(
      db,
    );
    return id;
  },

  /** What a merger took, each with the later merger in force that took the same field for the same person. */
  async listTaken(
    mergerId: number,
  ): Promise<(TakenField & { laterId: number | null; laterWas: PersonFields[PersonField] | null })[]> {
    const { rows } = await sql<
      TakenField & { laterId: number | null; laterWas: PersonFields[PersonField] | null }
    >`
      select taken.field, taken.was, taken.became, later.id as later_id, later.was as later_was
      from person_merger_field as taken
      join person_merger as merger on merger.id = taken.merger_id
      left join lateral (
        select other.id, same.was from person_merger as other
        join person_merger_field as same on same.merger_id = other.id and same.field = taken.field
        where other.survivor_id = merger.survivor_id and other.id > merger.id and other.undone_at is null
        order by other.id limit 1) as later on true
      where taken.merger_id = ${mergerId}
      order by taken.field`.execute(db);
    return rows;
  },

  async setWas(mergerId: number, field: PersonField, was: PersonFields[PersonField]): Promise<void> {
    await sql`
      update person_merger_field set was = ${JSON.stringify(was)}::jsonb
      where merger_id = ${mergerId} and field = ${field}`.execute(db);
  },

  async undo(
    actor: Actor,
    { id, mergedId }: StoredMerger,
    keptFields: readonly PersonField[],
  ): Promise<void> {
    await sql`
      update person_merger
      set undone_at = now(), undone_by_person_id = ${actor.personId},
        undone_in_organization_id = ${actor.organizationId}, kept_fields = ${[...keptFields]}
      where id = ${id}`.execute(db);
    await sql`update person set merged_into_id = null where id = ${mergedId}`.execute(db);
  },

  /** The open employments of these people, with who each belongs to. */
  async listOpenEmployments(
    personIds: readonly number[],
  ): Promise<{ id: number; personId: number; organizationId: number }[]> {
    return db
      .selectFrom('employment')
      .select(['id', 'personId', 'organizationId'])
      .where('personId', 'in', [0, ...personIds])
      .where('endsOn', 'is', null)
      .orderBy('id')
      .execute();
  },
});
