-- How a person wants the product to look and to write, on every device; and what the person finds wrong in the own card.

create table personal_settings (
  account_id bigint primary key references account (id),
  language text constraint personal_settings__language_is_known check (language in ('ru', 'en')),
  preferred_contact text constraint personal_settings__contact_is_known check (preferred_contact in ('email', 'phone', 'messages')),
  appearance jsonb,
  start_pages jsonb not null default '{}',
  updated_at timestamptz not null default now()
);
comment on column personal_settings.appearance is 'Null: as each device is set. Its shape is the contract''s.';
comment on column personal_settings.start_pages is 'The section that a role opens with, by role.';

create table card_error_report (
  id bigint generated always as identity primary key,
  person_id bigint not null references person (id),
  organization_id bigint not null references organization (id),
  reported_by_account_id bigint not null references account (id),
  text text not null constraint card_error_report__text_is_short check (length(text) between 1 and 1000),
  reported_at timestamptz not null default now(),
  handled_at timestamptz,
  handled_by_account_id bigint references account (id)
);
create index card_error_report__by_organization on card_error_report (organization_id, reported_at desc);
create unique index card_error_report__one_waits_for_a_person on card_error_report (person_id, organization_id) where handled_at is null;
