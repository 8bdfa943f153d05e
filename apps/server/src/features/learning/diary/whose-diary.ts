/**
 * The rights to a diary, as the end of a statement that selects from `enrolment` and `local.today`: the student himself, or a guardian
 * who may see, until the child comes of age. Whose diary it is not finds no row. $1 enrolment, $2 person, $3 role.
 */
export const whoseDiary = `from enrolment
      join organization on organization.id = enrolment.organization_id
      cross join lateral (select (now() at time zone organization.time_zone)::date as today) as local
      where enrolment.id = $1
        and case $3
          when 'student' then enrolment.person_id = $2
          when 'guardian' then exists (
            select from guardianship
            join person as child on child.id = guardianship.child_id
            where guardianship.guardian_id = $2 and guardianship.child_id = enrolment.person_id
              and guardianship.ends_on is null and guardianship.may_see
              and (child.birth_date is null or child.birth_date > (local.today - interval '18 years')::date))
          else false
          end`;
