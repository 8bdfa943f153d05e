-- A consent becomes a document: who gave it for whom, to which organization, on what day, on paper or not.
alter table consent
  add column organization_id bigint references organization (id),
  add column given_by_person_id bigint references person (id),
  add column form text not null default 'electronic' constraint consent__form_is_known check (form in ('paper', 'electronic')),
  add column given_on date not null default current_date,
  add column recorded_by_person_id bigint references person (id),
  add column withdrawn_by_person_id bigint references person (id),
  add column replaced_at timestamptz,
  drop constraint consent__purpose_is_known,
  add constraint consent__purpose_is_known check (purpose in ('personal_data', 'esia_exchange', 'photographs', 'mailings')),
  add constraint consent__does_not_end_before_it_is_given check (expires_on >= given_on),
  add constraint consent__representative_is_another_person check (given_by_person_id <> person_id),
  add constraint consent__exchange_with_esia_is_of_the_region check (purpose <> 'esia_exchange' or organization_id is null);
update consent set given_on = given_at::date;
comment on column consent.organization_id is 'To whom it is given; null: to the region, as the exchange with ЕСИА is.';
comment on column consent.given_by_person_id is 'The representative who gave it for a child; null: the person himself.';
comment on column consent.replaced_at is 'When a newer document of the same purpose took its place; that is no withdrawal.';

drop index consent__one_valid_for_a_purpose;
create unique index consent__one_valid_for_a_purpose on consent (person_id, purpose, organization_id) nulls not distinct
  where withdrawn_at is null and replaced_at is null;
