-- Who gave whom a role, from when and until when. Roles without an appointment came with the registry and have no end of their own.

create table appointment (
  id bigint generated always as identity primary key,
  employment_id bigint not null references employment (id),
  role text not null constraint appointment__role_is_of_staff check (role in (
    'teacher', 'class_teacher', 'deputy_head', 'director', 'school_admin', 'municipal_coordinator', 'regional_coordinator', 'operator')),
  valid_from timestamptz not null,
  valid_until timestamptz,
  appointed_by_account_id bigint references account (id),
  appointed_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by_account_id bigint references account (id),
  constraint appointment__ends_after_it_begins check (valid_until >= valid_from)
);
comment on column appointment.valid_until is 'The first moment at which the role is held no more; null: until it is ended.';
comment on column appointment.appointed_by_account_id is 'Null: by the command of the operations, before anybody could sign in.';
create index appointment__by_employment on appointment (employment_id);

alter table employment_role add column appointment_id bigint references appointment (id);
comment on column employment_role.appointment_id is 'The role is held while this appointment is valid; null: while the employment lasts.';
create index employment_role__by_appointment on employment_role (appointment_id) where appointment_id is not null;
