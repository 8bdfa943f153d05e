-- A diary asks what one student has got between two days. Marks and attendance carry the day of their lesson, so that a week, a
-- quarter or a year of one student is one range of an index, however many lessons the class had.
alter table mark
  add column held_on date,
  add column entered_by_person_id bigint references person (id);
update mark set held_on = lesson.held_on
from assignment
join lesson on lesson.organization_id = assignment.organization_id and lesson.id = assignment.lesson_id
where assignment.organization_id = mark.organization_id and assignment.id = mark.assignment_id;
alter table mark alter column held_on set not null;
create index mark__by_student_and_day on mark (organization_id, enrolment_id, held_on);
comment on column mark.held_on is 'The day of the lesson, repeated here; it follows when the lesson moves.';
comment on column mark.entered_by_person_id is 'Who gave it; empty for marks older than the column.';

alter table attendance
  add column held_on date,
  add column entered_at timestamptz not null default now(),
  add column entered_by_person_id bigint references person (id);
update attendance set held_on = lesson.held_on
from lesson where lesson.organization_id = attendance.organization_id and lesson.id = attendance.lesson_id;
alter table attendance alter column held_on set not null;
create index attendance__by_student_and_day on attendance (organization_id, enrolment_id, held_on);

create function carry_marks_to_the_day_of_their_lesson() returns trigger language plpgsql as $$
begin
  update mark set held_on = new.held_on
  from assignment
  where assignment.organization_id = new.organization_id and assignment.lesson_id = new.id
    and mark.organization_id = assignment.organization_id and mark.assignment_id = assignment.id;
  update attendance set held_on = new.held_on
  where attendance.organization_id = new.organization_id and attendance.lesson_id = new.id;
  return null;
end $$;
create trigger lesson__takes_its_marks_along after update of held_on on lesson
  for each row when (old.held_on <> new.held_on) execute function carry_marks_to_the_day_of_their_lesson();

-- What stood in a cell before it was changed or emptied: who had given it, and who replaced it.
create table earlier_mark (
  organization_id bigint not null,
  id bigint generated always as identity,
  assignment_id bigint not null,
  enrolment_id bigint not null references enrolment (id),
  value text not null,
  comment text,
  entered_at timestamptz not null,
  entered_by_person_id bigint references person (id),
  replaced_at timestamptz not null default now(),
  replaced_by_person_id bigint not null references person (id),
  constraint earlier_mark__key primary key (organization_id, id),
  constraint earlier_mark__assignment_exists foreign key (organization_id, assignment_id) references assignment (organization_id, id)
);
create index earlier_mark__by_cell on earlier_mark (organization_id, assignment_id, enrolment_id);
