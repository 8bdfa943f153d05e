create view class_group_period as
  select class_group.organization_id, class_group.id as class_group_id, academic_period.id as academic_period_id,
         academic_period.academic_year_id, academic_period.kind, academic_period.number, academic_period.starts_on, academic_period.ends_on
  from class_group
  join academic_period on academic_period.academic_year_id = class_group.academic_year_id
    and (academic_period.grades = '{}' or class_group.grade = any (academic_period.grades));
comment on view class_group_period is 'Which periods a class learns in: those of its year that are for all parallels or for its own.';

create view weighed_mark as
  select mark.organization_id, mark.enrolment_id, mark.held_on, mark.assignment_id, assignment.lesson_id,
         mark.value::integer as value, assignment.weight
  from mark
  join assignment on assignment.organization_id = mark.organization_id and assignment.id = mark.assignment_id
  where mark.value in ('1', '2', '3', '4', '5');
comment on view weighed_mark is 'The marks that count in an average, with their weights: words such as «зачёт» and what is owed do not.';

-- «Итоговые отметки»: what a student has earned in a subject in a period, in the year, at the examination, and what goes into the
-- certificate. A mark belongs to student and subject, not to the class: whoever changes the class keeps the quarters that are over.
create table period_mark (
  organization_id bigint not null references organization (id),
  id bigint generated always as identity,
  academic_year_id bigint not null references academic_year (id),
  enrolment_id bigint not null references enrolment (id),
  subject_id bigint not null references subject (id),
  kind text not null constraint period_mark__kind_is_known check (kind in ('period', 'year', 'examination', 'final')),
  academic_period_id bigint constraint period_mark__period_exists references academic_period (id),
  value text not null constraint period_mark__value_is_known
    check (value in ('1', '2', '3', '4', '5', 'pass', 'fail', 'not_assessed', 'exempt')),
  entered_at timestamptz not null default now(),
  entered_by_person_id bigint not null references person (id),
  constraint period_mark__key primary key (organization_id, id),
  constraint period_mark__one_for_a_student_subject_and_period unique nulls not distinct
    (organization_id, enrolment_id, academic_year_id, subject_id, kind, academic_period_id),
  constraint period_mark__only_that_of_a_period_names_one check ((kind = 'period') = (academic_period_id is not null))
);

-- What stood there before it was changed or emptied.
create table earlier_period_mark (
  organization_id bigint not null references organization (id),
  id bigint generated always as identity,
  academic_year_id bigint not null references academic_year (id),
  enrolment_id bigint not null references enrolment (id),
  subject_id bigint not null references subject (id),
  kind text not null,
  academic_period_id bigint references academic_period (id),
  value text not null,
  entered_at timestamptz not null,
  entered_by_person_id bigint not null references person (id),
  replaced_at timestamptz not null default now(),
  replaced_by_person_id bigint not null references person (id),
  constraint earlier_period_mark__key primary key (organization_id, id)
);
create index earlier_period_mark__by_student on earlier_period_mark (organization_id, enrolment_id, academic_year_id);

create table mark_threshold (
  organization_id bigint not null references organization (id),
  five_from numeric(3, 2) not null,
  four_from numeric(3, 2) not null,
  three_from numeric(3, 2) not null,
  least_marks integer not null constraint mark_threshold__few_marks_are_up_to_twenty check (least_marks between 1 and 20),
  constraint mark_threshold__one_for_an_organization primary key (organization_id),
  constraint mark_threshold__better_marks_need_more check (5 >= five_from and five_from > four_from and four_from > three_from and three_from > 2)
);
comment on table mark_threshold is 'From which average the school proposes which mark, and from how many marks on; without a row 4,50, 3,50, 2,50 and three.';

create table period_closing (
  organization_id bigint not null references organization (id),
  id bigint generated always as identity,
  academic_period_id bigint not null constraint period_closing__period_exists references academic_period (id),
  class_group_id bigint not null references class_group (id),
  closed_at timestamptz not null default now(),
  closed_by_person_id bigint not null references person (id),
  opened_at timestamptz,
  opened_by_person_id bigint references person (id),
  opened_because text,
  constraint period_closing__key primary key (organization_id, id),
  constraint period_closing__is_opened_with_a_reason
    check (num_nonnulls(opened_at, opened_by_person_id, opened_because) in (0, 3) and length(trim(opened_because)) between 3 and 500)
);
create unique index period_closing__class_has_one_in_force on period_closing (organization_id, class_group_id, academic_period_id)
  where opened_at is null;

create table period_reopening (
  organization_id bigint not null,
  id bigint generated always as identity,
  subject_group_id bigint not null,
  academic_period_id bigint not null constraint period_reopening__period_exists references academic_period (id),
  last_day date not null,
  reason text not null constraint period_reopening__has_a_reason check (length(trim(reason)) between 3 and 500),
  permitted_at timestamptz not null default now(),
  permitted_by_person_id bigint not null references person (id),
  constraint period_reopening__key primary key (organization_id, id),
  constraint period_reopening__subject_group_exists foreign key (organization_id, subject_group_id)
    references subject_group (organization_id, id)
);
create index period_reopening__by_journal on period_reopening (organization_id, subject_group_id, academic_period_id);
comment on table period_reopening is 'The deputy head''s permission to write into one journal of a closed period, until the end of a day, with the reason.';

create view closed_journal_period as
  select subject_group.organization_id, subject_group.id as subject_group_id, academic_period.id as academic_period_id,
         academic_period.starts_on, academic_period.ends_on
  from subject_group
  join period_closing on period_closing.organization_id = subject_group.organization_id
    and period_closing.class_group_id = subject_group.class_group_id and period_closing.opened_at is null
  join academic_period on academic_period.id = period_closing.academic_period_id
  join organization on organization.id = subject_group.organization_id
  where not exists (
    select from period_reopening
    where period_reopening.organization_id = subject_group.organization_id
      and period_reopening.subject_group_id = subject_group.id
      and period_reopening.academic_period_id = academic_period.id
      and period_reopening.last_day >= (now() at time zone organization.time_zone)::date);
comment on view closed_journal_period is 'Into which days of which journals nobody writes any more: the period is closed for the class, and no permission is in force.';
