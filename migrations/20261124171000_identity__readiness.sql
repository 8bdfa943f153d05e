-- Who could sign in through ЕСИА today, and if not, why: for every card, and summed by organization. Two million cards are not gone
-- through when a page is looked at: what changes puts the people concerned on a list, and a job counts them anew
-- (docs/decisions/0012-readiness-is-counted-by-changes.md). `readiness_as_defined` is the definition.

-- In a region that is at work already, everybody is counted once.
set local statement_timeout = 0;

-- The check digits of a СНИЛС; numbers up to 001-001-998 have none, as packages/identifiers has it.
create function snils_is_valid(snils text) returns boolean language sql immutable parallel safe return
  left(snils, 9)::bigint between 100 and 1001998
  or (left(snils, 9)::bigint > 1001998 and left(snils, 9) !~ '^(.)\1{8}$' and right(snils, 2)::integer = (
    9 * substr(snils, 1, 1)::integer + 8 * substr(snils, 2, 1)::integer + 7 * substr(snils, 3, 1)::integer
    + 6 * substr(snils, 4, 1)::integer + 5 * substr(snils, 5, 1)::integer + 4 * substr(snils, 6, 1)::integer
    + 3 * substr(snils, 7, 1)::integer + 2 * substr(snils, 8, 1)::integer + substr(snils, 9, 1)::integer) % 101 % 100);

create table readiness (
  organization_id bigint not null,
  kind text not null,
  person_id bigint not null,
  reasons text[] not null constraint readiness__reasons_are_known check (reasons <@ array[
    'snils_missing', 'snils_invalid', 'birth_date_missing', 'several_cards_match', 'guardian_not_linked',
    'parental_consent_missing', 'no_active_role', 'blocked', 'organization_not_open']),
  signed_in boolean not null,
  constraint readiness__one_for_a_card primary key (organization_id, kind, person_id)
);
comment on table readiness is 'Written by refresh_readiness and by nothing else. Without reasons: the person could sign in today.';
create index readiness__by_person on readiness (person_id);

create table readiness_total (
  organization_id bigint not null,
  kind text not null,
  reason text not null,
  people integer not null constraint readiness_total__is_not_negative check (people >= 0),
  constraint readiness_total__one_for_a_reason primary key (organization_id, kind, reason)
);
comment on table readiness_total is 'The sums of `readiness`; besides the reasons «all», «ready» and «signed_in».';

create table readiness_day (
  day date not null,
  organization_id bigint not null,
  kind text not null,
  people integer not null,
  ready integer not null,
  signed_in integer not null,
  constraint readiness_day__one_for_a_day primary key (organization_id, kind, day)
);
comment on table readiness_day is 'The sums as they stood at the end of a day: the trend.';
create index readiness_day__by_day on readiness_day (day);

create table readiness_due (
  id bigint generated always as identity primary key,
  person_id bigint not null,
  since timestamptz not null default now()
);
comment on table readiness_due is 'People of whom something has changed and who are not counted anew yet. Only ever added to, so that nobody who changes a card waits for anybody; one who stands here twice is counted once.';

-- An organization that plans its first year and has had none is not open yet; whoever keeps no years is.
create view organization_not_open as
select organization_id, min(starts_on) filter (where state = 'planned') as opens_on
from academic_year group by organization_id
having bool_and(state = 'planned');

create view readiness_as_defined as
select card.organization_id, card.kind, card.person_id,
  array_remove(array[
    case when person.snils is null and not card.has_document then 'snils_missing' end,
    case when not snils_is_valid(person.snils) then 'snils_invalid' end,
    case when person.birth_date is null then 'birth_date_missing' end,
    case when exists (
        select from person as other
        where other.snils = person.snils and other.id <> person.id and other.merged_into_id is null)
      or person.snils is null and exists (
        select from person as other
        where other.folded_name = person.folded_name and other.birth_date = person.birth_date and other.snils is null
          and other.id <> person.id and other.merged_into_id is null)
      then 'several_cards_match' end,
    case when card.kind = 'student' and person.birth_date > current_date - interval '18 years' and not exists (
        select from guardianship where child_id = person.id and ends_on is null)
      then 'guardian_not_linked' end,
    case when card.kind = 'student' and account.parental_consent_missing_since is not null
      then 'parental_consent_missing' end,
    case card.kind
      when 'employee' then case when not exists (
          select from employment
          join employment_role on employment_role.employment_id = employment.id
          left join appointment on appointment.id = employment_role.appointment_id
          where employment.person_id = person.id and employment.organization_id = card.organization_id
            and employment.ends_on is null
            and (appointment.valid_from is null or appointment.valid_from <= now())
            and (appointment.valid_until is null or appointment.valid_until > now()))
        then 'no_active_role' end
      when 'guardian' then case when not exists (
          select from guardianship
          join person as child on child.id = guardianship.child_id
          join enrolment on enrolment.person_id = child.id and enrolment.organization_id = card.organization_id
          where guardianship.guardian_id = person.id and guardianship.ends_on is null and guardianship.may_see
            and enrolment.ends_on is null
            and (child.birth_date is null or child.birth_date > current_date - interval '18 years'))
        then 'no_active_role' end
    end,
    case when account.blocked_at is not null then 'blocked' end,
    case when card.kind <> 'employee' and not_open.organization_id is not null then 'organization_not_open' end
  ], null) as reasons,
  account.esia_signed_in_at is not null as signed_in
from card
join person on person.id = card.person_id
left join account on account.person_id = card.person_id
left join organization_not_open as not_open on not_open.organization_id = card.organization_id;

-- Under which of the sums a row counts.
create function readiness_sums(reasons text[], signed_in boolean) returns text[]
language sql immutable parallel safe return
  reasons || array['all'] || case when cardinality(reasons) = 0 then array['ready'] else '{}' end
  || case when signed_in then array['signed_in'] else '{}' end;

-- Counts the given people anew. One at a time: the sums of an organization are changed by differences.
create function refresh_readiness(people bigint[]) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('readiness'));
  with defined as materialized (
    select * from readiness_as_defined where person_id = any (people)
  ), stood as materialized (
    select * from readiness where person_id = any (people)
  ), gone as (
    delete from readiness using stood
    where readiness.organization_id = stood.organization_id and readiness.kind = stood.kind
      and readiness.person_id = stood.person_id and not exists (
        select from defined where defined.organization_id = stood.organization_id and defined.kind = stood.kind
          and defined.person_id = stood.person_id)
  ), written as (
    insert into readiness select * from defined
    on conflict on constraint readiness__one_for_a_card do update
      set reasons = excluded.reasons, signed_in = excluded.signed_in
      where (readiness.*) is distinct from (excluded.*)
  ), difference as (
    select organization_id, kind, reason, sum(change)::integer as change from (
      select organization_id, kind, unnest(readiness_sums(reasons, signed_in)) as reason, 1 as change from defined
      union all
      select organization_id, kind, unnest(readiness_sums(reasons, signed_in)), -1 from stood
    ) as changes group by organization_id, kind, reason having sum(change) <> 0
  ), present as (
    insert into readiness_total (organization_id, kind, reason, people)
      select organization_id, kind, reason, change from difference where change > 0
    on conflict on constraint readiness_total__one_for_a_reason do update
      set people = readiness_total.people + excluded.people
  )
  update readiness_total set people = readiness_total.people + difference.change
  from difference
  where difference.change < 0 and readiness_total.organization_id = difference.organization_id
    and readiness_total.kind = difference.kind and readiness_total.reason = difference.reason;
end $$;

-- Takes people from the list, the longest waiting first; returns how many there were. A change that is not committed yet is not seen
-- and stays on the list.
create function refresh_due_readiness(most integer) returns integer language plpgsql as $$
declare
  people bigint[];
begin
  perform pg_advisory_xact_lock(hashtext('readiness'));
  with taken as (
    delete from readiness_due where id in (select id from readiness_due order by id limit most for update skip locked)
    returning person_id)
  select array_agg(distinct person_id) into people from taken;
  if people is null then return 0; end if;
  perform refresh_readiness(people);
  return cardinality(people);
end $$;

-- Everything anew, set by set: for those who load in bulk with the triggers off.
create function rebuild_readiness() returns void language plpgsql as $$
begin
  truncate readiness, readiness_total, readiness_due;
  insert into readiness select * from readiness_as_defined order by organization_id, kind, person_id;
  insert into readiness_total
    select organization_id, kind, unnest(readiness_sums(reasons, signed_in)) as reason, count(*)
    from readiness group by organization_id, kind, reason;
end $$;

-- The triggers only write down who is concerned; a change waits for nothing.
create function readiness_due_of(people bigint[]) returns void language sql as $$
  insert into readiness_due (person_id) select distinct unnest from unnest(people) where unnest is not null;
$$;

-- Whoever had, or has now, the same СНИЛС or the same name and birth date is concerned too: two cards may match no longer.
create function readiness_follows_person() returns trigger language plpgsql as $$
begin
  perform readiness_due_of(array(
    select id from added
    union
    select guardian_id from guardianship where child_id in (select id from added)
    union
    select person.id from person join (select snils from added union select snils from removed) as same on same.snils = person.snils
    union
    select person.id from person
    join (select folded_name, birth_date from added union select folded_name, birth_date from removed) as same
      on same.folded_name = person.folded_name and same.birth_date = person.birth_date));
  return null;
end $$;
create trigger person__readiness_follows after update on person
  referencing new table as added old table as removed for each statement execute function readiness_follows_person();

create function readiness_follows_new_person() returns trigger language plpgsql as $$
begin
  perform readiness_due_of(array(
    select person.id from person join added on added.snils = person.snils and added.id <> person.id
    union
    select person.id from person
    join added on added.folded_name = person.folded_name and added.birth_date = person.birth_date and added.id <> person.id));
  return null;
end $$;
create trigger person__readiness_of_namesakes_follows after insert on person
  referencing new table as added for each statement execute function readiness_follows_new_person();

create function readiness_follows_row_of_person() returns trigger language plpgsql as $$
declare
  people bigint[] := '{}';
begin
  if tg_op <> 'DELETE' then people := people || array(select person_id from added); end if;
  if tg_op <> 'INSERT' then people := people || array(select person_id from removed); end if;
  perform readiness_due_of(people);
  return null;
end $$;
create trigger card__readiness_comes after insert on card
  referencing new table as added for each statement execute function readiness_follows_row_of_person();
create trigger card__readiness_follows after update on card
  referencing new table as added old table as removed for each statement execute function readiness_follows_row_of_person();
create trigger card__readiness_goes after delete on card
  referencing old table as removed for each statement execute function readiness_follows_row_of_person();
create trigger account__readiness_comes after insert on account
  referencing new table as added for each statement execute function readiness_follows_row_of_person();
create trigger account__readiness_follows after update on account
  referencing new table as added old table as removed for each statement execute function readiness_follows_row_of_person();

create function readiness_follows_guardianship() returns trigger language plpgsql as $$
declare
  people bigint[] := '{}';
begin
  if tg_op <> 'DELETE' then people := people || array(select unnest(array[guardian_id, child_id]) from added); end if;
  if tg_op <> 'INSERT' then people := people || array(select unnest(array[guardian_id, child_id]) from removed); end if;
  perform readiness_due_of(people);
  return null;
end $$;
create trigger guardianship__readiness_comes after insert on guardianship
  referencing new table as added for each statement execute function readiness_follows_guardianship();
create trigger guardianship__readiness_follows after update on guardianship
  referencing new table as added old table as removed for each statement execute function readiness_follows_guardianship();
create trigger guardianship__readiness_goes after delete on guardianship
  referencing old table as removed for each statement execute function readiness_follows_guardianship();

create function readiness_follows_roles() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform readiness_due_of(array(select person_id from employment where id in (select employment_id from added)));
  else
    perform readiness_due_of(array(select person_id from employment where id in (select employment_id from removed)));
  end if;
  return null;
end $$;
create trigger employment_role__readiness_comes after insert on employment_role
  referencing new table as added for each statement execute function readiness_follows_roles();
create trigger employment_role__readiness_goes after delete on employment_role
  referencing old table as removed for each statement execute function readiness_follows_roles();
create trigger appointment__readiness_follows after update on appointment
  referencing old table as removed for each statement execute function readiness_follows_roles();

-- The whole organization, when its first year is opened or planned.
create function readiness_follows_year() returns trigger language plpgsql as $$
begin
  perform readiness_due_of(array(
    select person_id from card where organization_id = coalesce(new.organization_id, old.organization_id)));
  return null;
end $$;
create trigger academic_year__readiness_follows after insert or delete or update of state on academic_year
  for each row execute function readiness_follows_year();

-- What no change tells: who comes of age, and whose appointment begins or is over. A week back, for a server that stood still.
create function readiness_due_by_calendar() returns void language sql as $$
  select readiness_due_of(array(
    select person_id from card where (birth_date + interval '18 years')::date between current_date - 7 and current_date
    union
    select guardian_id from guardianship join person on person.id = child_id
      where guardianship.ends_on is null and (birth_date + interval '18 years')::date between current_date - 7 and current_date
    union
    select person_id from appointment join employment on employment.id = employment_id
      where valid_until between now() - interval '7 days' and now() or valid_from between now() - interval '7 days' and now()));
$$;

create function note_readiness_day() returns void language sql as $$
  insert into readiness_day (day, organization_id, kind, people, ready, signed_in)
  select current_date, organization_id, kind,
    sum(people) filter (where reason = 'all'),
    coalesce(sum(people) filter (where reason = 'ready'), 0),
    coalesce(sum(people) filter (where reason = 'signed_in'), 0)
  from readiness_total group by organization_id, kind
  having sum(people) filter (where reason = 'all') > 0
  on conflict on constraint readiness_day__one_for_a_day do update
    set people = excluded.people, ready = excluded.ready, signed_in = excluded.signed_in;
$$;

select rebuild_readiness();
