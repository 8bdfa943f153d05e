import type { MarkThresholds, PeriodMarkKind, PeriodMarkValue, ReopenPeriod } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';

/** Which mark of whom, in what. */
export interface PeriodMarkKey {
  academicYearId: number;
  subjectId: number;
  enrolmentId: number;
  kind: PeriodMarkKind;
  academicPeriodId: number | null;
}

export const periodMarkRepository = (db: Queryable, actor: Actor) => {
  const { organizationId, personId } = actor;
  const standing = (key: PeriodMarkKey) =>
    sql<boolean>`organization_id = ${organizationId} and enrolment_id = ${key.enrolmentId}
      and academic_year_id = ${key.academicYearId} and subject_id = ${key.subjectId} and kind = ${key.kind}
      and academic_period_id is not distinct from ${key.academicPeriodId}`;

  return {
    /**
     * One writer of period marks at a time for a student: two who fill the same empty cell find each other, and the second
     * sees what the first has put there.
     */
    async lockStudents(enrolmentIds: readonly number[]): Promise<void> {
      await sql`select from enrolment where id = any (${enrolmentIds}::bigint[]) order by id for no key update`.execute(
        db,
      );
    },

    /** Of these, who has sat in the class. */
    async listInClass(classGroupId: number, enrolmentIds: readonly number[]): Promise<Set<number>> {
      const rows = await db
        .selectFrom('classMembership')
        .innerJoin('classGroup', 'classGroup.id', 'classMembership.classGroupId')
        .where('classGroup.organizationId', '=', organizationId)
        .where('classMembership.classGroupId', '=', classGroupId)
        .where('classMembership.enrolmentId', 'in', [...enrolmentIds])
        .select('classMembership.enrolmentId')
        .execute();
      return new Set(rows.map(({ enrolmentId }) => enrolmentId));
    },

    async find(key: PeriodMarkKey): Promise<PeriodMarkValue | null> {
      const row = await db
        .selectFrom('periodMark')
        .where(standing(key))
        .select(sql<PeriodMarkValue>`value`.as('value'))
        .executeTakeFirst();
      return row?.value ?? null;
    },

    /** Keeps what stands there as earlier, and puts the new value or none in its place. */
    async replace(key: PeriodMarkKey, value: PeriodMarkValue | null): Promise<void> {
      await sql`
        insert into earlier_period_mark (organization_id, academic_year_id, enrolment_id, subject_id, kind, academic_period_id,
          value, entered_at, entered_by_person_id, replaced_by_person_id)
        select organization_id, academic_year_id, enrolment_id, subject_id, kind, academic_period_id,
          value, entered_at, entered_by_person_id, ${personId}
        from period_mark where ${standing(key)}`.execute(db);
      await db.deleteFrom('periodMark').where(standing(key)).execute();
      if (value === null) return;
      await db
        .insertInto('periodMark')
        .values({ organizationId, ...key, value, enteredByPersonId: personId })
        .execute();
    },

    async reopen(subjectGroupId: number, { academicPeriodId, lastDay, reason }: ReopenPeriod): Promise<void> {
      await db
        .insertInto('periodReopening')
        .values({
          organizationId,
          subjectGroupId,
          academicPeriodId,
          lastDay,
          reason: reason.trim(),
          permittedByPersonId: personId,
        })
        .execute();
    },

    async findThresholds(): Promise<MarkThresholds | undefined> {
      return db
        .selectFrom('markThreshold')
        .where('organizationId', '=', organizationId)
        .select([
          sql<number>`five_from::float8`.as('fiveFrom'),
          sql<number>`four_from::float8`.as('fourFrom'),
          sql<number>`three_from::float8`.as('threeFrom'),
          'leastMarks',
        ])
        .executeTakeFirst();
    },

    async putThresholds({ fiveFrom, fourFrom, threeFrom, leastMarks }: MarkThresholds): Promise<void> {
      const thresholds = {
        fiveFrom: String(fiveFrom),
        fourFrom: String(fourFrom),
        threeFrom: String(threeFrom),
        leastMarks,
      };
      await db
        .insertInto('markThreshold')
        .values({ organizationId, ...thresholds })
        .onConflict((conflict) => conflict.column('organizationId').doUpdateSet(thresholds))
        .execute();
    },
  };
};
