-- What ЕСИА confirmed about a person is kept beside the card, what differs becomes a task; and what a repair of a failed sign-in needs.

alter table sign_in_failure
  add column given_document jsonb,
  add column opens_on date;
comment on column sign_in_failure.given_document is 'Where the document is what the repair is about, in the fields of identity_document; else null.';
comment on column sign_in_failure.opens_on is 'Of organization_not_open: when the planned academic year begins.';
create index sign_in_failure__of_the_region on sign_in_failure (occurred_at desc) where organization_id is null;
create index sign_in_failure__by_time on sign_in_failure (occurred_at);

create table confirmed_identity (
  person_id bigint primary key references person (id),
  surname text not null,
  first_name text not null,
  patronymic text,
  birth_date date,
  snils text constraint confirmed_identity__snils_is_eleven_digits check (snils ~ '^[0-9]{11}$'),
  document jsonb,
  confirmed_at timestamptz not null default now()
);
comment on table confirmed_identity is 'What ЕСИА said of the person at the latest sign-in. The card is another thing, and never overwritten by it silently.';

alter table confirmed_difference
  drop constraint confirmed_difference__field_is_known,
  add constraint confirmed_difference__field_is_known
    check (field in ('surname', 'first_name', 'patronymic', 'birth_date', 'snils', 'document')),
  add column settlement text constraint confirmed_difference__settlement_is_known check (settlement in ('accepted', 'kept')),
  add column settled_by_account_id bigint references account (id),
  add constraint confirmed_difference__settled_in_some_way check ((settled_at is null) = (settlement is null));
comment on column confirmed_difference.settlement is 'kept: the card was right; the same difference is not a task again.';
create index confirmed_difference__by_person on confirmed_difference (person_id);

-- A link that a signed-in person asks for: good only for the account that asked.
alter table sign_in_request add column link_account_id bigint references account (id);

alter table account
  add column esia_signed_in_at timestamptz,
  add column parental_consent_missing_since timestamptz;
comment on column account.esia_signed_in_at is 'When the person first came in, or was linked, through ЕСИА: the «тестовый вход». Stays when the link is removed.';
comment on column account.parental_consent_missing_since is 'ЕСИА has refused this student for want of a parent''s consent; null: as far as known it has not.';
update account set esia_signed_in_at = esia_link.linked_at from esia_link where esia_link.account_id = account.id;

-- Whose consent to the exchange is withdrawn acts in no role any more, until he has been asked again.
create function session_stops_with_consent() returns trigger language plpgsql as $$
begin
  update session set role = null, organization_id = null
  from account
  where account.id = session.account_id and account.person_id = new.person_id and session.signed_in_by = 'esia';
  return null;
end $$;
create trigger consent__session_stops after update of withdrawn_at on consent
  for each row when (new.purpose = 'esia_exchange' and old.withdrawn_at is null and new.withdrawn_at is not null)
  execute function session_stops_with_consent();
