-- «Now» is a day in the organization's time zone. A promotion is signed in June for the first of September: until then the student
-- sits where he sat (docs/decisions/0009-now-is-a-day.md).

create view seat_today as
select class_membership.id, class_membership.enrolment_id, class_membership.class_group_id
from class_membership
join class_group on class_group.id = class_membership.class_group_id
join organization on organization.id = class_group.organization_id
cross join lateral (select (now() at time zone organization.time_zone)::date as today) as local
where class_membership.starts_on <= local.today
  and (class_membership.ends_on is null or class_membership.ends_on > local.today);
comment on view seat_today is
  'In which class each enrolment sits today. Where `ends_on is null` stands instead, the latest order is asked about, whatever its day.';

create or replace view open_enrolment_in_class as
select enrolment.id as enrolment_id, enrolment.organization_id, enrolment.person_id, enrolment.education,
  class_group.id as class_group_id, class_group.name as class_group_name, class_group.grade
from enrolment
join organization on organization.id = enrolment.organization_id
left join class_membership on class_membership.enrolment_id = enrolment.id
  and class_membership.starts_on <= (now() at time zone organization.time_zone)::date
  and (class_membership.ends_on is null or class_membership.ends_on > (now() at time zone organization.time_zone)::date)
left join class_group on class_group.id = class_membership.class_group_id
where enrolment.ends_on is null;

-- Nobody writes anything at midnight, so a job refreshes the cards of those whose day has come.
create table card_day (
  holds_one_row boolean primary key default true constraint card_day__there_is_one check (holds_one_row),
  followed_until timestamptz not null
);
comment on table card_day is 'Until which moment the cards have followed the days that begin.';
insert into card_day (followed_until) values (now());
create index class_membership__by_first_day on class_membership (starts_on);
create index class_membership__by_last_day on class_membership (ends_on) where ends_on is not null;

-- The people whose seat began or ended with a day that began after `since`, at the latest at `until`, where each learns.
create function people_whose_day_has_come(since timestamptz, until timestamptz) returns bigint[] language sql stable as $$
  select coalesce(array_agg(distinct enrolment.person_id order by enrolment.person_id), '{}')
  from (
    -- A day begins somewhere up to fourteen hours before it does in UTC, and elsewhere twelve hours after.
    select enrolment_id, starts_on as day from class_membership where starts_on between since::date - 1 and until::date + 1
    union all
    select enrolment_id, ends_on from class_membership where ends_on between since::date - 1 and until::date + 1
  ) as turn
  join enrolment on enrolment.id = turn.enrolment_id
  join organization on organization.id = enrolment.organization_id
  where turn.day > (since at time zone organization.time_zone)::date
    and turn.day <= (until at time zone organization.time_zone)::date
$$;

create or replace function rebuild_cards() returns void language plpgsql as $$
begin
  truncate card, name_word;
  update card_day set followed_until = now();
  insert into name_word
    select distinct word from person, unnest(name_words(surname, first_name, patronymic)) as word where word <> '';
  insert into card select * from card_as_defined order by organization_id, kind, sort_name, person_id;
end $$;

-- The new name of a class stands also on the cards of those who leave it on a later day.
create or replace function card_follows_class_group() returns trigger language plpgsql as $$
begin
  perform refresh_cards(array(
    select enrolment.person_id from added
    join removed on removed.id = added.id and (removed.name, removed.grade) is distinct from (added.name, added.grade)
    join class_membership on class_membership.class_group_id = added.id
      and (class_membership.ends_on is null or class_membership.ends_on >= current_date)
    join enrolment on enrolment.id = class_membership.enrolment_id));
  return null;
end $$;
