import type { PeriodMarkKind, PeriodMarkValue, ReopenPeriod } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import type { Journal } from '../journal/index.ts';

/** Which mark of whom, within the year and subject of a journal. */
export interface PeriodMarkPlace {
  enrolmentId: number;
  kind: PeriodMarkKind;
  academicPeriodId: number | null;
}

export const periodMarkRepository = (
  db: Queryable,
  actor: Actor,
  { classGroupId, academicYearId, subjectId }: Pick<Journal, 'classGroupId' | 'academicYearId' | 'subjectId'>,
) => {
  const { organizationId, personId } = actor;
  return {
    /**
     * One writer of period marks at a time for a student: of two who fill the same empty cell the second sees what the first
     * has put there. Answers with those of them who sit or have sat in the class.
     */
    async lockStudents(enrolmentIds: readonly number[]): Promise<number> {
      const { rows } = await sql`
        select from enrolment
        where id = any (${enrolmentIds}::bigint[]) and organization_id = ${organizationId}
          and exists (
            select from class_membership where class_group_id = ${classGroupId} and enrolment_id = enrolment.id)
        order by id for no key update`.execute(db);
      return rows.length;
    },

    /** What stands in the subject and year for these students. */
    async listStanding(
      enrolmentIds: readonly number[],
    ): Promise<(PeriodMarkPlace & { value: PeriodMarkValue })[]> {
      return db
        .selectFrom('periodMark')
        .where('organizationId', '=', organizationId)
        .where('academicYearId', '=', academicYearId)
        .where('subjectId', '=', subjectId)
        .where('enrolmentId', 'in', [...enrolmentIds])
        .select([
          'enrolmentId',
          sql<PeriodMarkKind>`kind`.as('kind'),
          'academicPeriodId',
          sql<PeriodMarkValue>`value`.as('value'),
        ])
        .execute();
    },

    /** Keeps what stands in these places as earlier, and puts the new values there; null empties. */
    async replace(marks: readonly (PeriodMarkPlace & { value: PeriodMarkValue | null })[]): Promise<void> {
      const changes = sql`jsonb_to_recordset(${JSON.stringify(marks)}::jsonb)
        as change ("enrolmentId" bigint, kind text, "academicPeriodId" bigint, value text)`;
      await sql`
        with gone as (
          delete from period_mark using ${changes}
          where period_mark.organization_id = ${organizationId} and period_mark.enrolment_id = change."enrolmentId"
            and period_mark.academic_year_id = ${academicYearId} and period_mark.subject_id = ${subjectId}
            and period_mark.kind = change.kind
            and period_mark.academic_period_id is not distinct from change."academicPeriodId"
          returning period_mark.*)
        insert into earlier_period_mark (organization_id, academic_year_id, enrolment_id, subject_id, kind, academic_period_id,
          value, entered_at, entered_by_person_id, replaced_by_person_id)
        select organization_id, academic_year_id, enrolment_id, subject_id, kind, academic_period_id,
          value, entered_at, entered_by_person_id, ${personId}
        from gone`.execute(db);
      await sql`
        insert into period_mark (organization_id, academic_year_id, enrolment_id, subject_id, kind, academic_period_id, value,
          entered_by_person_id)
        select ${organizationId}, ${academicYearId}, "enrolmentId", ${subjectId}, kind, "academicPeriodId", value, ${personId}
        from ${changes} where value is not null`.execute(db);
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
  };
};
