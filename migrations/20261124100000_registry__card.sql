-- A card is a person seen through one role in one organization: what is listed, counted and looked through. Two million of them
-- must be listed in milliseconds, so they are kept beside the tables they follow from, by the database itself
-- (docs/decisions/0006-cards-and-the-words-of-names.md). `card_as_defined` is the definition; triggers keep `card` equal to it.

-- In a region that is at work already, two million cards are made.
set local statement_timeout = 0;

create collation natural_order (provider = icu, locale = 'ru-u-kn-true');
comment on collation natural_order is 'Russian, numbers by their value: 7А stands before 10А.';

-- The words of a name as they are searched for: small letters, ё as е, parts of a double name apart.
create function name_words(surname text, first_name text, patronymic text) returns text[]
language sql immutable parallel safe return
  regexp_split_to_array(
    btrim(regexp_replace(
      translate(lower(surname || ' ' || first_name || ' ' || coalesce(patronymic, '')), 'ё', 'е'), '[^[:alnum:]]+', ' ', 'g')),
    ' ');

-- The word itself and what is left of it when any one letter is missing. Two words one slip apart (a letter changed, missing, too
-- much, or two changed over) always have one of these in common, so that an ordinary index finds them.
create function one_letter_less(word text) returns text[]
language sql immutable parallel safe return
  array[word] || array(select left(word, place - 1) || substr(word, place + 1) from generate_series(1, length(word)) as place);

create table card (
  organization_id bigint not null references organization (id),
  kind text not null constraint card__kind_is_known check (kind in ('student', 'guardian', 'employee')),
  person_id bigint not null references person (id),
  sort_name text not null,
  display_name text not null,
  -- ' иванов иван иванович ': a word, or its beginning, is found by `like '% ива%'`.
  searched_name text not null collate "C",
  birth_date date,
  context text not null collate natural_order,
  class_group_ids bigint[] not null,
  grades integer[] not null,
  positions text[] not null,
  has_snils boolean not null,
  needs_snils boolean not null,
  has_document boolean not null,
  has_contact boolean not null,
  constraint card__one_of_a_person_and_kind_in_an_organization primary key (person_id, organization_id, kind)
);
comment on table card is 'Written by the triggers of the tables it follows from, and by nothing else.';
comment on column card.context is 'The class of a student, the children of a guardian, the positions of an employee.';
comment on column card.needs_snils is 'There is none, and nobody has stated that there is none.';
create index card__by_name on card (organization_id, kind, sort_name, person_id);

create view open_enrolment_in_class as
select enrolment.id as enrolment_id, enrolment.organization_id, enrolment.person_id, enrolment.education,
  class_group.id as class_group_id, class_group.name as class_group_name, class_group.grade
from enrolment
left join class_membership on class_membership.enrolment_id = enrolment.id and class_membership.ends_on is null
left join class_group on class_group.id = class_membership.class_group_id
where enrolment.ends_on is null;

-- A guardian's card stands in every organization where a child of his learns.
create view card_as_defined as
select holder.organization_id, holder.kind, holder.person_id,
  person.folded_name as sort_name,
  concat_ws(' ', person.surname, person.first_name, person.patronymic) as display_name,
  ' ' || array_to_string(name_words(person.surname, person.first_name, person.patronymic), ' ') || ' ' as searched_name,
  person.birth_date, holder.context, holder.class_group_ids, holder.grades, holder.positions,
  person.snils is not null as has_snils,
  person.snils is null and not person.has_no_snils as needs_snils,
  exists (select from identity_document where identity_document.person_id = person.id) as has_document,
  exists (select from contact where contact.person_id = person.id) as has_contact
from (
  select * from (
    select distinct on (organization_id, person_id)
      organization_id, 'student' as kind, person_id,
      coalesce(class_group_name, '') as context,
      array_remove(array[class_group_id], null) as class_group_ids,
      array_remove(array[grade], null) as grades,
      '{}'::text[] as positions
    from open_enrolment_in_class
    order by organization_id, person_id, class_group_id is null, education <> 'general', enrolment_id
  ) as student
  union all
  select organization_id, 'employee', person_id, array_to_string(positions, ', '), '{}', '{}', positions
  from employment where ends_on is null
  union all
  select child.organization_id, 'guardian', guardianship.guardian_id,
    string_agg(distinct child.short_name, ', ' order by child.short_name),
    array_remove(array_agg(distinct child.class_group_id), null),
    array_remove(array_agg(distinct child.grade), null),
    '{}'
  from guardianship
  join (
    select learning.*, concat_ws(' ', person.first_name, person.surname) as short_name
    from open_enrolment_in_class as learning
    join person on person.id = learning.person_id and person.merged_into_id is null
  ) as child on child.person_id = guardianship.child_id
  where guardianship.ends_on is null
  group by child.organization_id, guardianship.guardian_id
) as holder
join person on person.id = holder.person_id and person.merged_into_id is null;

-- Writes anew what follows from the given people: their cards and those of their guardians. The people are locked first and the
-- guardians looked up after, so that of two who change one family at once the second sees what the first has done.
create function refresh_cards(changed bigint[]) returns void language plpgsql as $$
declare
  affected bigint[];
begin
  perform from person where id = any (changed) order by id for no key update;
  affected := changed || array(select guardian_id from guardianship where child_id = any (changed) and ends_on is null);
  perform from person where id = any (affected) order by id for no key update;
  with defined as materialized (
    select * from card_as_defined where person_id = any (affected)
  ), gone as (
    delete from card where person_id = any (affected) and not exists (
      select from defined where defined.person_id = card.person_id
        and defined.organization_id = card.organization_id and defined.kind = card.kind)
  )
  insert into card select * from defined
  on conflict on constraint card__one_of_a_person_and_kind_in_an_organization do update set
    sort_name = excluded.sort_name, display_name = excluded.display_name, searched_name = excluded.searched_name,
    birth_date = excluded.birth_date, context = excluded.context, class_group_ids = excluded.class_group_ids,
    grades = excluded.grades, positions = excluded.positions, has_snils = excluded.has_snils,
    needs_snils = excluded.needs_snils, has_document = excluded.has_document, has_contact = excluded.has_contact
  where (card.*) is distinct from (excluded.*);
end $$;

-- The distinct words of all names. Those of people who are called otherwise by now stay until the next `rebuild_cards()`: a word
-- that nobody bears finds nobody.
create table name_word (
  word text collate "C" primary key
);
comment on table name_word is 'By which a misspelt word of a search is put right.';
create index name_word__one_slip_away on name_word using gin (one_letter_less(word));
create index name_word__by_similarity on name_word using gin (word gin_trgm_ops);

-- People are found region-wide by the words of their names, or by the day of their birth; then the names of those born on it are
-- looked through in the index itself.
create index person__by_name_word on person using gin (name_words(surname, first_name, patronymic));
create index person__by_birth_date on person (birth_date) include (folded_name, id);

-- Everything anew, set by set: for those who load in bulk with the triggers off.
create function rebuild_cards() returns void language plpgsql as $$
begin
  truncate card, name_word;
  insert into name_word
    select distinct word from person, unnest(name_words(surname, first_name, patronymic)) as word where word <> '';
  insert into card select * from card_as_defined order by organization_id, kind, sort_name, person_id;
end $$;

-- The triggers. Each looks at a whole statement at once: `added` are its rows as they are, `removed` as they were.

create function card_follows_person() returns trigger language plpgsql as $$
begin
  insert into name_word
    select distinct word from added, unnest(name_words(surname, first_name, patronymic)) as word where word <> ''
    order by word on conflict do nothing;
  if tg_op = 'UPDATE' then -- somebody new holds no role yet
    perform refresh_cards(array(
      select added.id from added join removed on removed.id = added.id
      where (added.surname, added.first_name, added.patronymic, added.birth_date, added.merged_into_id, added.snils is null, added.has_no_snils)
        is distinct from
        (removed.surname, removed.first_name, removed.patronymic, removed.birth_date, removed.merged_into_id, removed.snils is null, removed.has_no_snils)));
  end if;
  return null;
end $$;
create trigger person__its_words_are_known after insert on person
  referencing new table as added for each statement execute function card_follows_person();
create trigger person__its_cards_follow after update on person
  referencing new table as added old table as removed for each statement execute function card_follows_person();

create function card_follows_class_group() returns trigger language plpgsql as $$
begin
  perform refresh_cards(array(
    select enrolment.person_id from added
    join removed on removed.id = added.id and (removed.name, removed.grade) is distinct from (added.name, added.grade)
    join class_membership on class_membership.class_group_id = added.id and class_membership.ends_on is null
    join enrolment on enrolment.id = class_membership.enrolment_id));
  return null;
end $$;
create trigger class_group__cards_follow after update on class_group
  referencing new table as added old table as removed for each statement execute function card_follows_class_group();

-- For the tables that name the person in `person_id`.
create function card_follows_row_of_person() returns trigger language plpgsql as $$
declare
  people bigint[] := '{}';
begin
  if tg_op <> 'DELETE' then people := people || array(select person_id from added); end if;
  if tg_op <> 'INSERT' then people := people || array(select person_id from removed); end if;
  perform refresh_cards(people);
  return null;
end $$;
create trigger enrolment__its_card_comes after insert on enrolment
  referencing new table as added for each statement execute function card_follows_row_of_person();
create trigger enrolment__its_card_follows after update on enrolment
  referencing new table as added old table as removed for each statement execute function card_follows_row_of_person();
create trigger enrolment__its_card_goes after delete on enrolment
  referencing old table as removed for each statement execute function card_follows_row_of_person();
create trigger employment__its_card_comes after insert on employment
  referencing new table as added for each statement execute function card_follows_row_of_person();
create trigger employment__its_card_follows after update on employment
  referencing new table as added old table as removed for each statement execute function card_follows_row_of_person();
create trigger employment__its_card_goes after delete on employment
  referencing old table as removed for each statement execute function card_follows_row_of_person();
create trigger identity_document__its_card_comes after insert on identity_document
  referencing new table as added for each statement execute function card_follows_row_of_person();
create trigger identity_document__its_card_follows after update on identity_document
  referencing new table as added old table as removed for each statement execute function card_follows_row_of_person();
create trigger identity_document__its_card_goes after delete on identity_document
  referencing old table as removed for each statement execute function card_follows_row_of_person();
create trigger contact__its_card_comes after insert on contact
  referencing new table as added for each statement execute function card_follows_row_of_person();
create trigger contact__its_card_follows after update on contact
  referencing new table as added old table as removed for each statement execute function card_follows_row_of_person();
create trigger contact__its_card_goes after delete on contact
  referencing old table as removed for each statement execute function card_follows_row_of_person();

-- The child is named along with the guardian, so that it is locked too: it might begin to learn somewhere at the same moment.
create function card_follows_guardianship() returns trigger language plpgsql as $$
declare
  people bigint[] := '{}';
begin
  if tg_op <> 'DELETE' then people := people || array(select unnest(array[guardian_id, child_id]) from added); end if;
  if tg_op <> 'INSERT' then people := people || array(select unnest(array[guardian_id, child_id]) from removed); end if;
  perform refresh_cards(people);
  return null;
end $$;
create trigger guardianship__its_card_comes after insert on guardianship
  referencing new table as added for each statement execute function card_follows_guardianship();
create trigger guardianship__its_card_follows after update on guardianship
  referencing new table as added old table as removed for each statement execute function card_follows_guardianship();
create trigger guardianship__its_card_goes after delete on guardianship
  referencing old table as removed for each statement execute function card_follows_guardianship();

-- The class group is locked, so that it can't be renamed at the same moment.
create function card_follows_class_membership() returns trigger language plpgsql as $$
declare
  people bigint[] := '{}';
begin
  if tg_op <> 'DELETE' then
    perform from class_group where id in (select class_group_id from added) order by id for share;
    people := people || array(select enrolment.person_id from added join enrolment on enrolment.id = added.enrolment_id);
  end if;
  if tg_op <> 'INSERT' then
    people := people || array(select enrolment.person_id from removed join enrolment on enrolment.id = removed.enrolment_id);
  end if;
  perform refresh_cards(people);
  return null;
end $$;
create trigger class_membership__its_card_comes after insert on class_membership
  referencing new table as added for each statement execute function card_follows_class_membership();
create trigger class_membership__its_card_follows after update on class_membership
  referencing new table as added old table as removed for each statement execute function card_follows_class_membership();
create trigger class_membership__its_card_goes after delete on class_membership
  referencing old table as removed for each statement execute function card_follows_class_membership();

select rebuild_cards();
