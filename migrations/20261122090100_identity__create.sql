-- Who is at the door. These tables stay local to the node that the server connects to.

create table account (
  id bigint generated always as identity primary key,
  person_id bigint not null references person (id) constraint account__person_has_one unique,
  blocked_at timestamptz,
  created_at timestamptz not null default now()
);

create table esia_link (
  account_id bigint not null references account (id) primary key,
  oid bigint not null constraint esia_link__oid_belongs_to_one_account unique,
  level text not null constraint esia_link__level_is_known check (level in ('confirmed', 'child', 'unconfirmed')),
  linked_at timestamptz not null default now(),
  last_used_at timestamptz not null default now()
);

create table session (
  token_hash bytea primary key,
  account_id bigint not null references account (id),
  role text,
  organization_id bigint references organization (id),
  wanted_organization_id bigint references organization (id),
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  constraint session__role_is_held_in_an_organization check ((role is null) = (organization_id is null))
);
create index session__by_account on session (account_id);
create index session__by_expiry on session (expires_at);

create table sign_in_failure (
  id bigint generated always as identity primary key,
  organization_id bigint references organization (id),
  reason text not null constraint sign_in_failure__reason_is_known check (reason in (
    'account_not_confirmed', 'person_not_found', 'snils_missing_in_card', 'snils_differs', 'birth_date_differs', 'name_differs',
    'document_differs', 'snils_belongs_to_another_card', 'several_cards_match', 'no_active_role', 'role_not_in_organization',
    'parental_consent_missing', 'guardian_not_linked', 'linked_to_another_account', 'consent_declined', 'consent_withdrawn', 'blocked',
    'organization_not_open', 'identity_provider_unavailable', 'identity_provider_refused')),
  occurred_at timestamptz not null default now(),
  given_surname text,
  given_first_name text,
  given_patronymic text,
  given_birth_date date,
  given_snils text,
  nearest_person_ids bigint[] not null default '{}',
  handled_at timestamptz,
  handled_by_account_id bigint references account (id)
);
comment on table sign_in_failure is 'Kept 90 days with no more personal data than the repair needs. Organization null: the region''s queue.';
create index sign_in_failure__by_organization on sign_in_failure (organization_id, occurred_at desc);

create table sign_in_request (
  state uuid primary key,
  browser_hash bytea not null,
  organization_id bigint references organization (id),
  created_at timestamptz not null default now(),
  used_at timestamptz,
  failure_id bigint references sign_in_failure (id) on delete set null
);
comment on table sign_in_request is 'A sign-in under way at ЕСИА: the state sent, bound to the browser that began it, good once.';
create index sign_in_request__by_browser on sign_in_request (browser_hash);
create index sign_in_request__by_creation on sign_in_request (created_at);

create table confirmed_difference (
  id bigint generated always as identity primary key,
  person_id bigint not null references person (id),
  field text not null constraint confirmed_difference__field_is_known check (field in ('surname', 'patronymic', 'birth_date', 'snils')),
  card_value text,
  confirmed_value text not null,
  found_at timestamptz not null default now(),
  settled_at timestamptz
);
comment on table confirmed_difference is 'A task: ЕСИА confirmed something else than the card says. Never overwritten silently.';
create unique index confirmed_difference__one_open_for_a_field on confirmed_difference (person_id, field) where settled_at is null;
