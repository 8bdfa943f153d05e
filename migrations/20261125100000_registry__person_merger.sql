-- Two records of one human being become one, and may be two again (docs/decisions/0013-where-a-row-stands-follows-from-its-origin.md).

create table person_merger (
  id bigint generated always as identity primary key,
  survivor_id bigint not null references person (id),
  merged_id bigint not null references person (id),
  reason text not null constraint person_merger__reason_is_short check (length(reason) <= 500),
  score double precision,
  explanation jsonb not null,
  sides jsonb not null,
  merged_at timestamptz not null default now(),
  merged_by_person_id bigint not null references person (id),
  merged_by_role text not null,
  merged_in_organization_id bigint not null references organization (id),
  undone_at timestamptz,
  undone_by_person_id bigint references person (id),
  undone_in_organization_id bigint references organization (id),
  kept_fields text[] not null default '{}',
  constraint person_merger__is_of_two_people check (survivor_id <> merged_id),
  constraint person_merger__is_undone_by_somebody check ((undone_at is null) = (undone_by_person_id is null)),
  constraint person_merger__only_an_undone_one_keeps_fields check (undone_at is not null or kept_fields = '{}')
);
comment on table person_merger is 'That two records are one human being: who said so, why, and what both said before. In force until it is undone.';
comment on column person_merger.explanation is 'What spoke for it and against, field by field, as data; never a value.';
comment on column person_merger.sides is 'The fields of both as they were.';
comment on column person_merger.kept_fields is 'Fields of the survivor that somebody had changed since, and that the undoing therefore left alone.';
create unique index person_merger__person_is_merged_once_at_a_time on person_merger (merged_id) where undone_at is null;
create index person_merger__by_survivor on person_merger (survivor_id);
create index person_merger__by_organization on person_merger (merged_in_organization_id, id desc);
create index person__by_survivor on person (merged_into_id) where merged_into_id is not null;

create table person_merger_field (
  merger_id bigint not null references person_merger (id),
  field text not null,
  was jsonb,
  became jsonb,
  constraint person_merger_field__taken_once primary key (merger_id, field)
);
comment on table person_merger_field is 'A field of the survivor that was taken from the other. Undoing hands what it was to the later merger of the same field, else to the person.';

create table moved_row (
  table_name text not null,
  column_name text not null,
  row_key text not null,
  stands_at bigint not null,
  origin_id bigint not null,
  constraint moved_row__stands_in_one_place primary key (table_name, column_name, stands_at, row_key),
  constraint moved_row__has_moved check (stands_at <> origin_id)
);
comment on table moved_row is 'Rows that stand at another person or employment than they came to the registry with. Where they stand follows from the mergers in force; a row that is at home has no entry.';
create index moved_row__by_origin on moved_row (table_name, origin_id);
