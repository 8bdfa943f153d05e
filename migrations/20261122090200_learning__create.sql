-- What happens in a school: organization_id stands first in every primary key and in every foreign key among these tables,
-- so that a region larger than one machine spreads them by organization.

create table subject (
  id bigint generated always as identity primary key,
  name text not null constraint subject__name_is_unique unique
);
comment on table subject is 'A dictionary of the region, part of the registry.';

create table bell (
  organization_id bigint not null references organization (id),
  lesson_number integer not null constraint bell__lesson_number_is_one_to_fourteen check (lesson_number between 1 and 14),
  starts_at time not null,
  ends_at time not null,
  constraint bell__one_for_a_lesson_number primary key (organization_id, lesson_number),
  constraint bell__ends_after_it_starts check (ends_at > starts_at)
);

create table subject_group (
  organization_id bigint not null references organization (id),
  id bigint generated always as identity,
  class_group_id bigint not null references class_group (id),
  subject_id bigint not null references subject (id),
  teacher_employment_id bigint references employment (id),
  constraint subject_group__key primary key (organization_id, id),
  constraint subject_group__class_learns_a_subject_once unique (organization_id, class_group_id, subject_id)
);
create index subject_group__by_teacher on subject_group (organization_id, teacher_employment_id);

create table timetable_slot (
  organization_id bigint not null,
  id bigint generated always as identity,
  subject_group_id bigint not null,
  weekday integer not null constraint timetable_slot__weekday_is_monday_to_saturday check (weekday between 1 and 6),
  lesson_number integer not null,
  room text,
  constraint timetable_slot__key primary key (organization_id, id),
  constraint timetable_slot__group_is_taught_once_at_a_time unique (organization_id, subject_group_id, weekday, lesson_number),
  constraint timetable_slot__subject_group_exists foreign key (organization_id, subject_group_id)
    references subject_group (organization_id, id),
  constraint timetable_slot__bell_exists foreign key (organization_id, lesson_number) references bell (organization_id, lesson_number)
);

create table lesson (
  organization_id bigint not null,
  id bigint generated always as identity,
  class_group_id bigint not null references class_group (id),
  subject_group_id bigint not null,
  held_on date not null,
  lesson_number integer not null,
  room text,
  topic text constraint lesson__topic_is_short check (length(topic) <= 500),
  homework text constraint lesson__homework_is_short check (length(homework) <= 4000),
  locked_at timestamptz,
  constraint lesson__key primary key (organization_id, id),
  constraint lesson__group_has_one_at_a_time unique (organization_id, subject_group_id, held_on, lesson_number),
  constraint lesson__subject_group_exists foreign key (organization_id, subject_group_id)
    references subject_group (organization_id, id),
  constraint lesson__bell_exists foreign key (organization_id, lesson_number) references bell (organization_id, lesson_number)
);
comment on column lesson.class_group_id is 'The class of the subject group, repeated here so that a week of a diary is one index range.';
create index lesson__by_class_and_day on lesson (organization_id, class_group_id, held_on);

create table assignment (
  organization_id bigint not null,
  id bigint generated always as identity,
  lesson_id bigint not null,
  kind text not null constraint assignment__kind_is_known check (kind in (
    'answer', 'homework', 'test_paper', 'independent_work', 'laboratory_work', 'project', 'quiz', 'dictation', 'essay')),
  title text,
  weight integer not null default 10 constraint assignment__weight_is_one_to_hundred check (weight between 1 and 100),
  constraint assignment__key primary key (organization_id, id),
  constraint assignment__lesson_has_a_kind_once unique (organization_id, lesson_id, kind),
  constraint assignment__lesson_exists foreign key (organization_id, lesson_id) references lesson (organization_id, id)
);

create table mark (
  organization_id bigint not null,
  assignment_id bigint not null,
  enrolment_id bigint not null references enrolment (id),
  value text not null constraint mark__value_is_known
    check (value in ('1', '2', '3', '4', '5', 'pass', 'fail', 'not_assessed', 'exempt', 'owed')),
  comment text constraint mark__comment_is_short check (length(comment) <= 500),
  entered_at timestamptz not null default now(),
  constraint mark__one_for_a_student_in_an_assignment primary key (organization_id, assignment_id, enrolment_id),
  constraint mark__assignment_exists foreign key (organization_id, assignment_id) references assignment (organization_id, id)
);
comment on table mark is 'A mark of one student for one assignment of a lesson.';

create table attendance (
  organization_id bigint not null,
  lesson_id bigint not null,
  enrolment_id bigint not null references enrolment (id),
  value text not null constraint attendance__value_is_known
    check (value in ('absent', 'excused', 'ill', 'unexcused', 'late', 'exempt')),
  constraint attendance__one_for_a_student_in_a_lesson primary key (organization_id, lesson_id, enrolment_id),
  constraint attendance__lesson_exists foreign key (organization_id, lesson_id) references lesson (organization_id, id)
);

create table diary_reading (
  session_token_hash bytea not null references session (token_hash) on delete cascade,
  enrolment_id bigint not null references enrolment (id),
  read_at timestamptz not null default now(),
  constraint diary_reading__one_for_a_session_and_child primary key (session_token_hash, enrolment_id)
);
comment on table diary_reading is
  'A family reads its own diary: the audit log gets one entry for a session and child, not one for each turn of a page.';
