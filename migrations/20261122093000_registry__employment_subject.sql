-- What an employee teaches, known before any timetable says in which class.
create table employment_subject (
  employment_id bigint not null references employment (id),
  subject_id bigint not null references subject (id),
  constraint employment_subject__named_once primary key (employment_id, subject_id)
);
