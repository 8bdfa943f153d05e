-- An academic year is planned, open, then closed; two are open while a school rolls over into the next.
alter table academic_year
  add column week_days integer not null default 5 constraint academic_year__week_is_of_five_or_six_days check (week_days in (5, 6)),
  add column version integer not null default 1,
  add column opened_at timestamptz;
create index academic_year__by_organization on academic_year (organization_id, starts_on);

alter table academic_period
  add column grades integer[] not null default '{}' constraint academic_period__grades_are_one_to_twelve
    check (grades <@ array[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
comment on column academic_period.grades is 'For which parallels; empty – for all.';

create table academic_holiday (
  id bigint generated always as identity primary key,
  academic_year_id bigint not null references academic_year (id),
  name text not null constraint academic_holiday__has_a_name check (name <> ''),
  starts_on date not null,
  ends_on date not null,
  constraint academic_holiday__does_not_end_before_it_starts check (ends_on >= starts_on)
);
create index academic_holiday__by_year on academic_holiday (academic_year_id);

-- The plan of a rollover: drafted over several sittings, then applied whole or not at all.
create table rollover_plan (
  id bigint generated always as identity primary key,
  from_year_id bigint not null references academic_year (id),
  to_year_id bigint not null references academic_year (id),
  content jsonb not null,
  version integer not null default 1,
  state text not null default 'draft' constraint rollover_plan__state_is_known check (state in ('draft', 'applied', 'undone')),
  saved_at timestamptz not null default now(),
  applied_at timestamptz,
  undone_at timestamptz,
  -- What the year was before the plan opened it, so that an undoing puts it back.
  year_state_before text,
  constraint rollover_plan__leads_into_another_year check (from_year_id <> to_year_id)
);
create unique index rollover_plan__year_is_filled_once on rollover_plan (to_year_id) where state <> 'undone';

alter table movement_order add column rollover_plan_id bigint references rollover_plan (id);
create index movement_order__by_rollover_plan on movement_order (rollover_plan_id) where rollover_plan_id is not null;

create table year_opening_deadline (
  year_name text not null,
  organization_kind text not null constraint year_opening_deadline__kind_is_known
    check (organization_kind in ('general', 'preschool', 'additional', 'boarding', 'college')),
  due_on date not null,
  constraint year_opening_deadline__one_for_a_kind_and_year primary key (year_name, organization_kind)
);
comment on table year_opening_deadline is 'By when the organizations of a kind open a year: the region sets it.';
