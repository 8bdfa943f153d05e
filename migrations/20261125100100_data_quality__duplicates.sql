-- Who may be one person with whom. Every person stands under the keys by which the engine of packages/linkage looks cards up
-- together; what changes puts people on a list, and a job keys and compares them anew.

create table linkage_key (
  key bigint not null,
  person_id bigint not null,
  constraint linkage_key__person_stands_under_it_once primary key (key, person_id)
);
comment on table linkage_key is 'Kind of key and hash; see `personKeys` of the server. Written by the job and the whole pass alone.';
create index linkage_key__by_person on linkage_key (person_id);

create table linkage_due (
  id bigint generated always as identity primary key,
  person_id bigint not null,
  since timestamptz not null default now()
);
comment on table linkage_due is 'People of whom something has changed and who are not compared anew yet. Only ever added to, so that nobody who changes a card waits for anybody.';

create table linkage_population (
  holds_one_row boolean primary key default true constraint linkage_population__there_is_one check (holds_one_row),
  made_at timestamptz not null,
  frequencies json not null
);
comment on table linkage_population is 'How frequent names and values were in the region at the latest whole pass: what many share proves little.';

create table duplicate_pair (
  person_a bigint not null references person (id),
  person_b bigint not null references person (id),
  sort text not null constraint duplicate_pair__sort_is_known check (sort in ('duplicate', 'snils_conflict')),
  zone text not null constraint duplicate_pair__zone_is_known check (zone in ('certain', 'probable', 'possible')),
  score real not null,
  reasons jsonb not null,
  vetoes text[] not null,
  found_at timestamptz not null default now(),
  constraint duplicate_pair__stands_once primary key (person_a, person_b),
  constraint duplicate_pair__smaller_key_first check (person_a < person_b)
);
comment on table duplicate_pair is 'What follows from the cards as they are; a pair that somebody has decided about is not here.';
create index duplicate_pair__by_other on duplicate_pair (person_b);

create table duplicate_place (
  organization_id bigint not null references organization (id),
  kind text not null constraint duplicate_place__kind_is_known check (kind in ('student', 'guardian', 'employee')),
  shown_as text not null constraint duplicate_place__is_shown_somehow check (shown_as in ('certain', 'probable', 'snils_conflict')),
  score real not null,
  person_a bigint not null,
  person_b bigint not null,
  constraint duplicate_place__one_for_a_kind_of_card primary key (person_a, person_b, organization_id, kind),
  constraint duplicate_place__is_of_a_pair foreign key (person_a, person_b)
    references duplicate_pair (person_a, person_b) on delete cascade
);
comment on table duplicate_place is 'In whose lists a pair stands: wherever one of the two has a card.';
create index duplicate_place__by_organization on duplicate_place (organization_id, shown_as, score desc, person_a, person_b);

create table duplicate_decision (
  id bigint generated always as identity primary key,
  person_a bigint not null references person (id),
  person_b bigint not null references person (id),
  decision text not null constraint duplicate_decision__is_known check (decision in ('not_duplicates', 'twins')),
  reason text not null constraint duplicate_decision__reason_is_short check (length(reason) <= 300),
  decided_at timestamptz not null default now(),
  decided_by_person_id bigint not null references person (id),
  decided_in_organization_id bigint not null references organization (id),
  undone_at timestamptz,
  undone_by_person_id bigint references person (id),
  constraint duplicate_decision__smaller_key_first check (person_a < person_b),
  constraint duplicate_decision__is_undone_by_somebody check ((undone_at is null) = (undone_by_person_id is null))
);
comment on table duplicate_decision is 'That two are two, as somebody has said; outlives every comparison until it is undone.';
create unique index duplicate_decision__one_in_force on duplicate_decision (person_a, person_b) where undone_at is null;
create index duplicate_decision__by_other on duplicate_decision (person_b);
create index duplicate_decision__by_organization on duplicate_decision (decided_in_organization_id, id desc);

create table merger_request (
  id bigint generated always as identity primary key,
  person_a bigint not null references person (id),
  person_b bigint not null references person (id),
  reason text not null constraint merger_request__reason_is_short check (length(reason) between 3 and 300),
  requested_at timestamptz not null default now(),
  requested_by_person_id bigint not null references person (id),
  requested_in_organization_id bigint not null references organization (id),
  constraint merger_request__smaller_key_first check (person_a < person_b),
  constraint merger_request__one_for_a_pair unique (person_a, person_b)
);
comment on table merger_request is 'Pairs that a school may not merge by itself and asks the coordinator to look at. Settled when the pair is merged or decided about: then it is gone.';

create table duplicate_warning (
  id bigint generated always as identity primary key,
  organization_id bigint not null references organization (id),
  kind text not null constraint duplicate_warning__kind_is_known check (kind in ('student', 'guardian', 'employee')),
  created_person_id bigint not null references person (id),
  likely_person_ids bigint[] not null,
  zone text not null constraint duplicate_warning__zone_is_known check (zone in ('certain', 'probable')),
  reason text not null constraint duplicate_warning__reason_is_short check (length(reason) <= 300),
  warned_at timestamptz not null default now(),
  warned_person_id bigint not null references person (id)
);
comment on table duplicate_warning is 'A card that was made although its likeness was shown, and why.';
create index duplicate_warning__by_organization on duplicate_warning (organization_id, warned_at);

-- The triggers only write down who is concerned.
create function linkage_due_of(people bigint[]) returns void language sql as $$
  insert into linkage_due (person_id) select distinct unnest from unnest(people) where unnest is not null;
$$;

-- By whom a guardian is recognised follows from the child as well.
create function linkage_follows_person() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform linkage_due_of(array(select id from added));
  else
    perform linkage_due_of(array(
      with changed as (
        select added.id from added join removed on removed.id = added.id
        where (added.surname, added.first_name, added.patronymic, added.birth_date, added.sex, added.snils, added.address, added.merged_into_id)
          is distinct from (removed.surname, removed.first_name, removed.patronymic, removed.birth_date, removed.sex, removed.snils,
            removed.address, removed.merged_into_id))
      select id from changed
      union
      select guardian_id from guardianship join changed on changed.id = child_id where ends_on is null));
  end if;
  return null;
end $$;
create trigger person__linkage_begins after insert on person
  referencing new table as added for each statement execute function linkage_follows_person();
create trigger person__linkage_follows after update on person
  referencing new table as added old table as removed for each statement execute function linkage_follows_person();

create function linkage_follows_row_of_person() returns trigger language plpgsql as $$
declare
  people bigint[] := '{}';
begin
  if tg_op <> 'DELETE' then people := people || array(select person_id from added); end if;
  if tg_op <> 'INSERT' then people := people || array(select person_id from removed); end if;
  perform linkage_due_of(people);
  return null;
end $$;
create trigger identity_document__linkage_comes after insert on identity_document
  referencing new table as added for each statement execute function linkage_follows_row_of_person();
create trigger identity_document__linkage_follows after update on identity_document
  referencing new table as added old table as removed for each statement execute function linkage_follows_row_of_person();
create trigger identity_document__linkage_goes after delete on identity_document
  referencing old table as removed for each statement execute function linkage_follows_row_of_person();
create trigger contact__linkage_comes after insert on contact
  referencing new table as added for each statement execute function linkage_follows_row_of_person();
create trigger contact__linkage_follows after update on contact
  referencing new table as added old table as removed for each statement execute function linkage_follows_row_of_person();
create trigger contact__linkage_goes after delete on contact
  referencing old table as removed for each statement execute function linkage_follows_row_of_person();
-- Who learns or works where says in whose lists a pair stands.
create trigger card__linkage_comes after insert on card
  referencing new table as added for each statement execute function linkage_follows_row_of_person();
create trigger card__linkage_goes after delete on card
  referencing old table as removed for each statement execute function linkage_follows_row_of_person();

create function linkage_follows_guardianship() returns trigger language plpgsql as $$
declare
  people bigint[] := '{}';
begin
  if tg_op <> 'DELETE' then people := people || array(select guardian_id from added); end if;
  if tg_op <> 'INSERT' then people := people || array(select guardian_id from removed); end if;
  perform linkage_due_of(people);
  return null;
end $$;
create trigger guardianship__linkage_comes after insert on guardianship
  referencing new table as added for each statement execute function linkage_follows_guardianship();
create trigger guardianship__linkage_follows after update on guardianship
  referencing new table as added old table as removed for each statement execute function linkage_follows_guardianship();
create trigger guardianship__linkage_goes after delete on guardianship
  referencing old table as removed for each statement execute function linkage_follows_guardianship();
