import type { ClientBase } from 'pg';

/**
 * Gives the marks of the periods that are over, as a teacher does who takes what the usual thresholds propose: from the weighted
 * average, where there are three marks at least. Before the foreign keys are restored, which check them all at once.
 */
export async function givePeriodMarks(client: ClientBase, today: string): Promise<void> {
  await client.query(
    `insert into period_mark (organization_id, academic_year_id, enrolment_id, subject_id, kind, academic_period_id, value,
       entered_at, entered_by_person_id)
     select mark.organization_id, period.academic_year_id, mark.enrolment_id, subject_group.subject_id, 'period', period.id,
       case
         when 100 * sum(mark.value::integer * assignment.weight) >= 450 * sum(assignment.weight) then '5'
         when 100 * sum(mark.value::integer * assignment.weight) >= 350 * sum(assignment.weight) then '4'
         when 100 * sum(mark.value::integer * assignment.weight) >= 250 * sum(assignment.weight) then '3'
         else '2' end,
       period.ends_on + time '15:00', max(employment.person_id)
     from academic_period as period
     join class_group on class_group.academic_year_id = period.academic_year_id
       and (period.grades = '{}' or class_group.grade = any (period.grades))
     join subject_group on subject_group.organization_id = class_group.organization_id
       and subject_group.class_group_id = class_group.id
     join employment on employment.id = subject_group.teacher_employment_id
     join lesson on lesson.organization_id = subject_group.organization_id and lesson.subject_group_id = subject_group.id
       and lesson.held_on between period.starts_on and period.ends_on
     join assignment on assignment.organization_id = lesson.organization_id and assignment.lesson_id = lesson.id
     join mark on mark.organization_id = assignment.organization_id and mark.assignment_id = assignment.id
       and mark.value in ('1', '2', '3', '4', '5')
     where period.ends_on < $1::date
     group by mark.organization_id, period.id, mark.enrolment_id, subject_group.subject_id
     having count(*) >= 3
     order by mark.organization_id, mark.enrolment_id, subject_group.subject_id, period.id`,
    [today],
  );
}
