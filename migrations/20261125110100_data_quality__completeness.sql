-- How complete and how correct the cards are: for every card, and summed by organization. As with readiness, two million cards are not
-- gone through when a page is looked at (docs/decisions/0014-completeness-is-rules-and-sums.md): what changes puts the people
-- concerned on a list, and the server counts them anew seconds later. `completeness_as_defined` is the definition.

-- In a region that is at work already, everybody is counted once.
set local statement_timeout = 0;

-- What an administrator has looked at and found right: «так и есть», until the value changes.
create table accepted_finding (
  id bigint generated always as identity primary key,
  person_id bigint not null references person (id),
  code text not null,
  value_hash text not null,
  reason text not null constraint accepted_finding__reason_is_given check (btrim(reason) <> ''),
  accepted_by_person_id bigint not null references person (id),
  accepted_in_organization_id bigint not null references organization (id),
  accepted_at timestamptz not null default now(),
  constraint accepted_finding__once_for_a_value unique (person_id, code, value_hash)
);
comment on column accepted_finding.value_hash is 'Of the value that was looked at: another value is a finding again. The value itself is on the card.';

create function are_relatives(one bigint, other bigint) returns boolean language sql stable parallel safe return
  exists (select from guardianship where guardian_id = one and child_id = other)
  or exists (select from guardianship where guardian_id = other and child_id = one)
  or exists (
    select from guardianship as mine join guardianship as theirs on theirs.child_id = mine.child_id
    where mine.guardian_id = one and theirs.guardian_id = other)
  or exists (
    select from guardianship as mine join guardianship as theirs on theirs.guardian_id = mine.guardian_id
    where mine.child_id = one and theirs.child_id = other);

-- Digits 3 and 4 of the series are the year of the blank; passports of this form exist since October 1997 (packages/identifiers).
create function passport_year_agrees(series text, issued_on date) returns boolean language sql immutable parallel safe return
  issued_on >= '1997-10-01' and extract(year from issued_on)
    between case when substr(series, 3)::integer >= 97 then 1900 else 2000 end + substr(series, 3)::integer - 1
        and case when substr(series, 3)::integer >= 97 then 1900 else 2000 end + substr(series, 3)::integer + 4;

-- Typed to fill the field: 000-000-001 01, the same digit nine times, the numbers that forms show as examples.
create function snils_is_placeholder(snils text) returns boolean language sql immutable parallel safe return
  snils::bigint / 100 < 100 or snils::bigint / 100 % 111111111 = 0 or snils::bigint / 100 in (123456789, 112233445);

-- What looks wrong about people, with the value that it is seen by: part by part, so that for a few people each part is looked up and
-- for a whole region gone through once. A `where` before each list of codes leaves the many at once who are in order.

create view finding_of_person as
select person.id as person_id, finding.code, finding.value
from person
cross join lateral (select concat_ws('|', person.surname, person.first_name, person.patronymic) as written) as name
cross join lateral unnest(
  array['name_not_cyrillic', 'name_has_digits', 'name_malformed', 'birth_date_in_future', 'birth_date_implausible',
    'snils_placeholder', 'snils_checksum'],
  array[
    case when name.written ~ '[A-Za-z]' then name.written end,
    case when name.written ~ '[0-9]' then name.written end,
    case when name.written !~ '[A-Za-z0-9]' and not (name_is_correct(person.surname)
      and name_is_correct(person.first_name) and length(person.first_name) > 1
      and coalesce(name_is_correct(person.patronymic), true)) then name.written end,
    case when person.birth_date > current_date then person.birth_date::text end,
    case when person.birth_date <= current_date
      and not birth_date_is_plausible(person.birth_date, current_date) then person.birth_date::text end,
    case when snils_is_placeholder(person.snils) then person.snils end,
    case when not snils_is_placeholder(person.snils) and not snils_is_valid(person.snils) then person.snils end
  ]) as finding (code, value)
where finding.value is not null and not coalesce(
  name_is_correct(person.surname) and name_is_correct(person.first_name) and length(person.first_name) > 1
  and coalesce(name_is_correct(person.patronymic), true)
  and coalesce(birth_date_is_plausible(person.birth_date, current_date), true)
  and coalesce(snils_is_valid(person.snils) and not snils_is_placeholder(person.snils), true), false);

create view finding_of_document as
select document.person_id, finding.code, finding.value
from identity_document as document
join person on person.id = document.person_id
cross join lateral unnest(
  array['passport_malformed', 'birth_certificate_malformed', 'issue_date_implausible', 'passport_year_disagrees',
    'passport_before_fourteen'],
  array[
    case when document.kind = 'passport' and not (passport_is_correct(document.series, document.number)
        and coalesce(document.department_code ~ '^([0-9]{3}-[0-9]{3})?$', true))
      then concat_ws('|', document.series, document.number, document.department_code) end,
    case when document.kind = 'birth_certificate' and not birth_certificate_is_correct(document.series, document.number)
      then concat_ws('|', document.series, document.number) end,
    case when not issue_date_is_plausible(document.issued_on, person.birth_date, current_date)
      then concat_ws('|', document.issued_on, person.birth_date) end,
    case when document.kind = 'passport' and passport_is_correct(document.series, document.number)
        and not passport_year_agrees(document.series, document.issued_on)
      then concat_ws('|', document.series, document.issued_on) end,
    case when document.kind = 'passport' and document.issued_on between person.birth_date and current_date
        and document.issued_on < (person.birth_date + interval '14 years')::date
      then concat_ws('|', document.issued_on, person.birth_date) end
  ]) as finding (code, value)
where finding.value is not null and not (
  document_is_correct(document, person.birth_date, current_date) and (document.kind <> 'passport'
    or document.issued_on is null or passport_year_agrees(document.series, document.issued_on)
      and coalesce(document.issued_on >= (person.birth_date + interval '14 years')::date, true)));

-- Of a phone: three others who are not of the family. Of a number that a whole school has, no more are looked at.
create view finding_of_contact as
select contact.person_id, contact.kind || '_malformed' as code, contact.value
from contact where not contact_is_correct(contact.kind, contact.value)
union all
select contact.person_id, 'phone_on_many_cards', contact.value
from contact
where contact.kind = 'phone'
  and (select count(*) from (
    select from contact as same
    where same.value = contact.value and same.kind = 'phone' and same.person_id <> contact.person_id limit 3) as others) = 3
  and (select count(*) from (
    select from contact as same join person as other on other.id = same.person_id and other.merged_into_id is null
    where same.value = contact.value and same.kind = 'phone' and same.person_id <> contact.person_id
      and not are_relatives(contact.person_id, same.person_id) limit 3) as others) = 3;

-- Two with one number that was not typed to fill the field: relatives; one human being who is written down in two ways; or two who have nothing else in common. Who are
-- equal in everything are doubles, which are another report.
create view finding_of_shared_snils as
select pair.person_id,
  case when pair.is_relative then 'snils_of_relative' when pair.same_name or pair.same_birth_date then 'cards_differ'
    else 'snils_on_another_card' end as code,
  pair.value
from (
  select person.id as person_id, are_relatives(person.id, other.id) as is_relative,
    other.folded_name = person.folded_name as same_name,
    other.birth_date is not distinct from person.birth_date as same_birth_date,
    concat_ws('|', person.snils, person.folded_name, person.birth_date) as value
  from person
  join person as other on other.snils = person.snils and other.id <> person.id and other.merged_into_id is null
    and (other.folded_name, other.birth_date) is distinct from (person.folded_name, person.birth_date)
  where person.merged_into_id is null and not snils_is_placeholder(person.snils)
) as pair;

-- On the first of September somebody of grade N is N + 5 … N + 8 years old.
create view finding_of_grade as
select card.person_id, 'grade_disagrees_with_age' as code, concat_ws('|', class_group.grade, card.birth_date) as value
from card
join class_group on class_group.id = card.class_group_ids[1] -- a student's card knows one class
join academic_year on academic_year.id = class_group.academic_year_id
where card.kind = 'student' and class_group.grade is not null
  and extract(year from age(make_date(extract(year from academic_year.starts_on)::integer, 9, 1), card.birth_date))
    not between class_group.grade + 5 and class_group.grade + 8;

create view finding_of_parent as
select guardianship.guardian_id as person_id, 'parent_too_young' as code, concat_ws('|', person.birth_date, child.birth_date) as value
from guardianship
join person on person.id = guardianship.guardian_id
join person as child on child.id = guardianship.child_id
where guardianship.ends_on is null and guardianship.relation in ('mother', 'father', 'parent')
  and child.birth_date < (person.birth_date + interval '14 years')::date;

create view finding_as_defined as
select person_id, code, md5(string_agg(value, ';' order by value)) as value_hash
from (
  select * from finding_of_person
  union all select * from finding_of_document
  union all select * from finding_of_contact
  union all select * from finding_of_shared_snils
  union all select * from finding_of_grade
  union all select * from finding_of_parent
  union all select person_id, 'confirmed_differs', field || '=' || confirmed_value from unsettled_confirmed_difference
) as part
group by person_id, code;

create view open_finding as
select person_id, code, value_hash from finding_as_defined as finding
where not exists (
  select from accepted_finding as accepted where accepted.person_id = finding.person_id
    and accepted.code = finding.code and accepted.value_hash = finding.value_hash);

create table completeness (
  organization_id bigint not null,
  kind text not null,
  person_id bigint not null,
  unmet text[] not null,
  missing text[] not null,
  advised text[] not null,
  findings text[] not null,
  constraint completeness__one_for_a_card primary key (organization_id, kind, person_id)
);
comment on table completeness is 'Written by refresh_completeness and apply_card_rules, and by nothing else. Nothing missing: the card is filled.';
comment on column completeness.unmet is 'Whatever the card does not say, whether or not the rules ask for it: so the rules can be changed without reading the cards.';
create index completeness__by_person on completeness (person_id);

create table completeness_total (
  organization_id bigint not null,
  kind text not null,
  measure text not null,
  cards integer not null constraint completeness_total__is_not_negative check (cards >= 0),
  constraint completeness_total__one_for_a_measure primary key (organization_id, kind, measure)
);
comment on table completeness_total is 'The sums of `completeness`: «all», «filled», «doubtful» (with findings), and missing.FIELD, advised.FIELD, finding.CODE.';

create table completeness_day (
  day date not null,
  organization_id bigint not null,
  kind text not null,
  cards integer not null,
  filled integer not null,
  doubtful integer not null,
  constraint completeness_day__one_for_a_day primary key (organization_id, kind, day)
);
comment on table completeness_day is 'The sums as they stood at the end of a day: the trend.';
create index completeness_day__by_day on completeness_day (day);

create table completeness_due (
  id bigint generated always as identity primary key,
  person_id bigint not null,
  since timestamptz not null default now()
);
comment on table completeness_due is 'People of whom something has changed and who are not counted anew yet. Only ever added to, so that nobody who changes a card waits for anybody.';

create table completeness_due_organization (
  organization_id bigint primary key,
  since timestamptz not null default now()
);
comment on table completeness_due_organization is 'Organizations that new rules have not reached yet.';

create view completeness_as_defined as
select gaps.organization_id, gaps.kind, gaps.person_id, gaps.unmet, gaps.missing, gaps.advised,
  array(select code from open_finding where open_finding.person_id = gaps.person_id order by code) as findings
from card_gaps_as_defined as gaps;

-- Under which of the sums a card counts.
create function completeness_measures(missing text[], advised text[], findings text[]) returns text[]
language sql immutable parallel safe return
  array['all'] || case when missing = '{}' then array['filled'] else '{}' end
  || case when findings = '{}' then '{}' else array['doubtful'] end
  || array(select 'missing.' || field from unnest(missing) as field)
  || array(select 'advised.' || field from unnest(advised) as field)
  || array(select 'finding.' || code from unnest(findings) as code);

create type completeness_change as (organization_id bigint, kind text, measure text, change integer);

create function change_completeness_totals(changes completeness_change[]) returns void language sql as $$
  with difference as (
    select organization_id, kind, measure, sum(change)::integer as change from unnest(changes)
    group by organization_id, kind, measure having sum(change) <> 0
  ), present as (
    insert into completeness_total (organization_id, kind, measure, cards)
      select * from difference where change > 0
    on conflict on constraint completeness_total__one_for_a_measure do update
      set cards = completeness_total.cards + excluded.cards
  )
  update completeness_total set cards = completeness_total.cards + difference.change
  from difference
  where difference.change < 0 and completeness_total.organization_id = difference.organization_id
    and completeness_total.kind = difference.kind and completeness_total.measure = difference.measure;
$$;

-- Counts the given people anew. One at a time: the sums of an organization are changed by differences.
create function refresh_completeness(people bigint[]) returns void language plpgsql as $$
declare
  changes completeness_change[];
begin
  perform pg_advisory_xact_lock(hashtext('completeness'));
  with defined as materialized (
    select * from completeness_as_defined where person_id = any (people)
  ), stood as materialized (
    select * from completeness where person_id = any (people)
  ), gone as (
    delete from completeness using stood
    where completeness.organization_id = stood.organization_id and completeness.kind = stood.kind
      and completeness.person_id = stood.person_id and not exists (
        select from defined where defined.organization_id = stood.organization_id and defined.kind = stood.kind
          and defined.person_id = stood.person_id)
  ), written as (
    insert into completeness select * from defined
    on conflict on constraint completeness__one_for_a_card do update
      set unmet = excluded.unmet, missing = excluded.missing, advised = excluded.advised, findings = excluded.findings
      where (completeness.*) is distinct from (excluded.*)
  )
  select array_agg((organization_id, kind, measure, change)::completeness_change) into changes from (
    select organization_id, kind, unnest(completeness_measures(missing, advised, findings)) as measure, 1 as change from defined
    union all
    select organization_id, kind, unnest(completeness_measures(missing, advised, findings)), -1 from stood
  ) as counted;
  perform change_completeness_totals(changes);
end $$;

-- Brings the rules in force to the cards of one organization that were counted by older ones.
create function apply_card_rules(of_organization bigint) returns void language plpgsql as $$
declare
  changes completeness_change[];
begin
  perform pg_advisory_xact_lock(hashtext('completeness'));
  with changed as materialized (
    select counted.organization_id, counted.kind, counted.person_id, counted.findings,
      counted.missing as missing_before, counted.advised as advised_before, gaps.missing, gaps.advised
    from completeness as counted
    join person on person.id = counted.person_id
    join organization on organization.id = counted.organization_id
    cross join (select max(id) as id from card_rule_version) as version
    cross join lateral card_gaps(version.id, counted.kind, counted.unmet, person.citizenship, person.birth_date,
      (now() at time zone organization.time_zone)::date) as gaps
    where counted.organization_id = of_organization
      and (counted.missing, counted.advised) is distinct from (gaps.missing, gaps.advised)
  ), written as (
    update completeness set missing = changed.missing, advised = changed.advised from changed
    where completeness.organization_id = changed.organization_id and completeness.kind = changed.kind
      and completeness.person_id = changed.person_id
  )
  select array_agg((organization_id, kind, measure, change)::completeness_change) into changes from (
    select organization_id, kind, unnest(completeness_measures(missing, advised, findings)) as measure, 1 as change from changed
    union all
    select organization_id, kind, unnest(completeness_measures(missing_before, advised_before, findings)), -1 from changed
  ) as counted;
  perform change_completeness_totals(changes);
end $$;

-- Takes people from the list, the longest waiting first; where nobody waits, an organization that new rules have not reached. Returns how
-- much there was. A change that is not committed yet is not seen and stays on the list.
create function refresh_due_completeness(most integer) returns integer language plpgsql as $$
declare
  people bigint[];
  reached bigint;
begin
  perform pg_advisory_xact_lock(hashtext('completeness'));
  with taken as (
    delete from completeness_due where id in (select id from completeness_due order by id limit most for update skip locked)
    returning person_id)
  select array_agg(distinct person_id) into people from taken;
  if people is not null then
    perform refresh_completeness(people);
    return cardinality(people);
  end if;
  delete from completeness_due_organization where organization_id = (
    select organization_id from completeness_due_organization order by organization_id limit 1 for update skip locked)
  returning organization_id into reached;
  if reached is null then return 0; end if;
  perform apply_card_rules(reached);
  return 1;
end $$;

-- Everything anew, set by set: for those who load in bulk with the triggers off.
create function rebuild_completeness() returns void language plpgsql as $$
begin
  truncate completeness, completeness_total, completeness_due, completeness_due_organization;
  -- By way of a table of its own, since only then several processes of PostgreSQL share the work.
  create temporary table counted as
    select gaps.*, coalesce(finding.codes, '{}') as findings
    from card_gaps_as_defined as gaps
    left join (select person_id, array_agg(code order by code) as codes from open_finding group by person_id) as finding
      on finding.person_id = gaps.person_id;
  insert into completeness select * from counted order by organization_id, kind, person_id;
  drop table counted;
  insert into completeness_total
    select organization_id, kind, unnest(completeness_measures(missing, advised, findings)) as measure, count(*)
    from completeness group by organization_id, kind, measure;
end $$;

-- The triggers only write down who is concerned; a change waits for nothing.
create function completeness_due_of(people bigint[]) returns void language sql as $$
  insert into completeness_due (person_id) select distinct unnest from unnest(people) where unnest is not null;
$$;

-- A parent's age is held against the child's; a number that is given up may have been somebody else's too.
create function completeness_follows_person() returns trigger language plpgsql as $$
begin
  perform completeness_due_of(array(
    select id from added
    union
    select guardian_id from guardianship where child_id in (select id from added)
    union
    select person.id from person join (select snils from added union select snils from removed) as same on same.snils = person.snils
    where not snils_is_placeholder(same.snils)
    union -- a merged person shares no phone any more
    select same.person_id from added join removed on removed.id = added.id
      and added.merged_into_id is distinct from removed.merged_into_id
    join contact on contact.person_id = added.id and contact.kind = 'phone'
    join contact as same on same.value = contact.value and same.kind = 'phone'));
  return null;
end $$;
create trigger person__completeness_follows after update on person
  referencing new table as added old table as removed for each statement execute function completeness_follows_person();

create function completeness_follows_new_person() returns trigger language plpgsql as $$
begin
  perform completeness_due_of(array(
    select person.id from person join added on added.snils = person.snils and added.id <> person.id
    where not snils_is_placeholder(added.snils)));
  return null;
end $$;
create trigger person__completeness_of_its_number_follows after insert on person
  referencing new table as added for each statement execute function completeness_follows_new_person();

create function completeness_follows_row_of_person() returns trigger language plpgsql as $$
declare
  people bigint[] := '{}';
begin
  if tg_op <> 'DELETE' then people := people || array(select person_id from added); end if;
  if tg_op <> 'INSERT' then people := people || array(select person_id from removed); end if;
  perform completeness_due_of(people);
  return null;
end $$;
create trigger card__completeness_comes after insert on card
  referencing new table as added for each statement execute function completeness_follows_row_of_person();
create trigger card__completeness_follows after update on card
  referencing new table as added old table as removed for each statement execute function completeness_follows_row_of_person();
create trigger card__completeness_goes after delete on card
  referencing old table as removed for each statement execute function completeness_follows_row_of_person();
create trigger identity_document__completeness_comes after insert on identity_document
  referencing new table as added for each statement execute function completeness_follows_row_of_person();
create trigger identity_document__completeness_follows after update on identity_document
  referencing new table as added old table as removed for each statement execute function completeness_follows_row_of_person();
create trigger identity_document__completeness_goes after delete on identity_document
  referencing old table as removed for each statement execute function completeness_follows_row_of_person();
create trigger consent__completeness_comes after insert on consent
  referencing new table as added for each statement execute function completeness_follows_row_of_person();
create trigger consent__completeness_follows after update on consent
  referencing new table as added old table as removed for each statement execute function completeness_follows_row_of_person();
create trigger consent__completeness_goes after delete on consent
  referencing old table as removed for each statement execute function completeness_follows_row_of_person();
create trigger confirmed_difference__completeness_comes after insert on confirmed_difference
  referencing new table as added for each statement execute function completeness_follows_row_of_person();
create trigger confirmed_difference__completeness_follows after update on confirmed_difference
  referencing new table as added old table as removed for each statement execute function completeness_follows_row_of_person();
create trigger accepted_finding__completeness_comes after insert on accepted_finding
  referencing new table as added for each statement execute function completeness_follows_row_of_person();
create trigger accepted_finding__completeness_goes after delete on accepted_finding
  referencing old table as removed for each statement execute function completeness_follows_row_of_person();

create function completeness_follows_contact() returns trigger language plpgsql as $$
declare
  people bigint[] := '{}';
begin
  if tg_op <> 'DELETE' then
    people := people || array(select person_id from added) || array(
      select contact.person_id from contact join added on added.value = contact.value and added.kind = contact.kind
      where added.kind = 'phone');
  end if;
  if tg_op <> 'INSERT' then
    people := people || array(select person_id from removed) || array(
      select contact.person_id from contact join removed on removed.value = contact.value and removed.kind = contact.kind
      where removed.kind = 'phone');
  end if;
  perform completeness_due_of(people);
  return null;
end $$;
create trigger contact__completeness_comes after insert on contact
  referencing new table as added for each statement execute function completeness_follows_contact();
create trigger contact__completeness_follows after update on contact
  referencing new table as added old table as removed for each statement execute function completeness_follows_contact();
create trigger contact__completeness_goes after delete on contact
  referencing old table as removed for each statement execute function completeness_follows_contact();

-- A new link makes relatives of a whole family: of both, of the other parents of the child, and of the other children of the parent.
create function completeness_follows_guardianship() returns trigger language plpgsql as $$
declare
  family bigint[] := '{}';
begin
  if tg_op <> 'DELETE' then family := family || array(select unnest(array[guardian_id, child_id]) from added); end if;
  if tg_op <> 'INSERT' then family := family || array(select unnest(array[guardian_id, child_id]) from removed); end if;
  perform completeness_due_of(array(
    select unnest(family)
    union select guardian_id from guardianship where child_id = any (family)
    union select child_id from guardianship where guardian_id = any (family)));
  return null;
end $$;
create trigger guardianship__completeness_comes after insert on guardianship
  referencing new table as added for each statement execute function completeness_follows_guardianship();
create trigger guardianship__completeness_follows after update on guardianship
  referencing new table as added old table as removed for each statement execute function completeness_follows_guardianship();
create trigger guardianship__completeness_goes after delete on guardianship
  referencing old table as removed for each statement execute function completeness_follows_guardianship();

-- The age of a grade is reckoned on the first of September of its year.
create function completeness_follows_year() returns trigger language plpgsql as $$
begin
  perform completeness_due_of(array(
    select person_id from card where organization_id = new.organization_id and kind = 'student'));
  return null;
end $$;
create trigger academic_year__completeness_follows after update of starts_on on academic_year
  for each row when (old.starts_on <> new.starts_on) execute function completeness_follows_year();

create function completeness_follows_rules() returns trigger language plpgsql as $$
begin
  insert into completeness_due_organization (organization_id)
    select distinct organization_id from completeness_total on conflict do nothing;
  return null;
end $$;
create trigger card_rule_version__completeness_follows after insert on card_rule_version
  for each statement execute function completeness_follows_rules();

-- What no change tells: who has reached an age of the rules, and whose consent is over. A week back, for a server that stood still.
create function completeness_due_by_calendar() returns void language sql as $$
  select completeness_due_of(array(
    select card.person_id from card
    join (
      select distinct make_interval(years => age, days => grace_days) as passed
      from card_rule_in_force, unnest(array[from_age, until_age]) as age where age is not null
    ) as turn on (card.birth_date + turn.passed)::date between current_date - 7 and current_date + 1
    union
    select person_id from consent where purpose = 'personal_data' and expires_on between current_date - 8 and current_date));
$$;

create function note_completeness_day() returns void language sql as $$
  insert into completeness_day (day, organization_id, kind, cards, filled, doubtful)
  select current_date, organization_id, kind,
    sum(cards) filter (where measure = 'all'),
    coalesce(sum(cards) filter (where measure = 'filled'), 0),
    coalesce(sum(cards) filter (where measure = 'doubtful'), 0)
  from completeness_total where measure in ('all', 'filled', 'doubtful') group by organization_id, kind
  having sum(cards) filter (where measure = 'all') > 0
  on conflict on constraint completeness_day__one_for_a_day do update
    set cards = excluded.cards, filled = excluded.filled, doubtful = excluded.doubtful;
$$;

select rebuild_completeness();
