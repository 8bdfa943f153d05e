-- Passwords, second factors, one-time links, what is known of a session's device, and until when a password opens.

alter table account
  add column user_name text constraint account__user_name_is_plain check (user_name ~ '^[a-z][a-z0-9._-]{2,39}$'),
  add constraint account__user_name_is_unique unique (user_name);

create table account_password (
  account_id bigint primary key references account (id),
  password_hash text not null constraint account_password__is_hashed_by_argon2id check (password_hash like '$argon2id$%'),
  changed_at timestamptz not null default now()
);

create table second_factor (
  account_id bigint primary key references account (id),
  encrypted_secret bytea not null,
  confirmed_at timestamptz,
  last_used_step bigint not null default 0,
  created_at timestamptz not null default now()
);
comment on column second_factor.confirmed_at is 'Null: shown as a picture and not yet proved by a code; it guards nothing.';
comment on column second_factor.last_used_step is 'The time step of the last code that was taken; that one and those before it are refused.';

create table recovery_code (
  account_id bigint not null references second_factor (account_id) on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  constraint recovery_code__account_has_it_once primary key (account_id, code_hash)
);

create table one_time_link (
  token_hash bytea primary key,
  account_id bigint not null references account (id),
  purpose text not null constraint one_time_link__purpose_is_known
    check (purpose in ('invitation', 'password_recovery', 'email_confirmation')),
  email text constraint one_time_link__confirmation_names_an_address check (email is not null or purpose <> 'email_confirmation'),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on column one_time_link.email is 'Where it was sent, and so what its use confirms. Null: printed.';
create index one_time_link__by_account on one_time_link (account_id);
create index one_time_link__by_expiry on one_time_link (expires_at);

create table sign_in_throttle (
  key_hash bytea primary key,
  attempts integer not null,
  window_ends_at timestamptz not null
);
comment on table sign_in_throttle is 'Attempts by login and by address, under keyed hashes: whose they are can''t be read from it. In the database, so that all processes count together.';
create index sign_in_throttle__by_end on sign_in_throttle (window_ends_at);

create table password_step (
  token_hash bytea primary key,
  account_id bigint not null references account (id),
  organization_id bigint references organization (id),
  expires_at timestamptz not null
);
comment on table password_step is 'A sign-in whose password was right and whose code is still missing: no session yet.';
create index password_step__by_expiry on password_step (expires_at);
create index password_step__by_account on password_step (account_id);

alter table session
  add column id bigint generated always as identity constraint session__number_is_unique unique,
  add column signed_in_by text not null default 'esia' constraint session__way_is_known check (signed_in_by in ('esia', 'password')),
  add column second_factor boolean not null default false,
  add column browser text,
  add column system text;
comment on column session.second_factor is 'Whether a code was given besides the password.';

create table password_cut_off (
  role text not null constraint password_cut_off__role_can_be_cut_off check (role in (
    'student', 'guardian', 'teacher', 'class_teacher', 'deputy_head', 'director', 'school_admin', 'municipal_coordinator', 'regional_coordinator')),
  organization_kind text not null constraint password_cut_off__kind_is_known
    check (organization_kind in ('general', 'preschool', 'additional', 'boarding', 'college', 'education_authority')),
  refused_from date not null,
  set_by_account_id bigint not null references account (id),
  set_at timestamptz not null default now(),
  constraint password_cut_off__one_date_for_a_role_in_a_kind primary key (role, organization_kind)
);
comment on table password_cut_off is 'From this day a password opens no door for the role. Never for an operator: without ЕСИА somebody must be able to mend things.';

alter table sign_in_failure drop constraint sign_in_failure__reason_is_known;
alter table sign_in_failure add constraint sign_in_failure__reason_is_known check (reason in (
    'account_not_confirmed', 'person_not_found', 'snils_missing_in_card', 'snils_differs', 'birth_date_differs', 'name_differs',
    'document_differs', 'snils_belongs_to_another_card', 'several_cards_match', 'no_active_role', 'role_not_in_organization',
    'parental_consent_missing', 'guardian_not_linked', 'linked_to_another_account', 'consent_declined', 'consent_withdrawn', 'blocked',
    'organization_not_open', 'identity_provider_unavailable', 'identity_provider_refused', 'password_cut_off'));
