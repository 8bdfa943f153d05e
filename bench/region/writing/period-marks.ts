import type { ClientBase } from 'pg';
import { usualThresholds } from '../../../apps/server/src/features/learning/period-marks/index.ts';

/**
 * Gives the marks of the periods that are over, as a teacher does who takes what the usual thresholds propose: from the weighted
 * average, where there are three marks at least. Before the foreign keys are restored, which check them all at once.
 */
export async function givePeriodMarks(client: ClientBase, today: string): Promise<void> {
  const { fiveFrom, fourFrom, threeFrom, leastMarks } = usualThresholds;
  await client.query(
    `insert into period_mark (organization_id, academic_year_id, enrolment_id, subject_id, kind, academic_period_id, value,
       entered_at, entered_by_person_id)
     select weighed_mark.organization_id, period.academic_year_id, enrolment_id, subject_group.subject_id, 'period',
       period.academic_period_id,
       case
         when sum(value * weight) >= $2::numeric * sum(weight) then '5'
         when sum(value * weight) >= $3::numeric * sum(weight) then '4'
         when sum(value * weight) >= $4::numeric * sum(weight) then '3'
         else '2' end,
       period.ends_on + time '15:00', max(employment.person_id)
     from class_group_period as period
     join subject_group on subject_group.organization_id = period.organization_id
       and subject_group.class_group_id = period.class_group_id
     join employment on employment.id = subject_group.teacher_employment_id
     join lesson on lesson.organization_id = subject_group.organization_id and lesson.subject_group_id = subject_group.id
       and lesson.held_on between period.starts_on and period.ends_on
     join weighed_mark on weighed_mark.organization_id = lesson.organization_id and weighed_mark.lesson_id = lesson.id
     where period.ends_on < $1::date
     group by weighed_mark.organization_id, period.academic_year_id, period.academic_period_id, period.ends_on,
       enrolment_id, subject_group.subject_id
     having count(*) >= $5
     order by weighed_mark.organization_id, enrolment_id, subject_group.subject_id, period.academic_period_id`,
    [today, fiveFrom, fourFrom, threeFrom, leastMarks],
  );
}
