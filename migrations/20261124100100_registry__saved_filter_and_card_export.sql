create table saved_filter (
  id bigint generated always as identity primary key,
  account_id bigint not null references account (id),
  organization_id bigint not null references organization (id),
  name text not null constraint saved_filter__name_is_given check (btrim(name) <> '' and length(name) <= 60),
  kind text not null constraint saved_filter__kind_is_known check (kind in ('student', 'guardian', 'employee')),
  -- Codes and keys, never a name that was searched for.
  filters jsonb not null,
  sort jsonb,
  created_at timestamptz not null default now(),
  constraint saved_filter__name_is_used_once unique (account_id, organization_id, name)
);
comment on table saved_filter is 'A view of the cards under a name of one''s own; nobody else sees it.';

create table card_export (
  id bigint generated always as identity primary key,
  account_id bigint not null references account (id),
  organization_id bigint not null references organization (id),
  kind text not null constraint card_export__kind_is_known check (kind in ('student', 'guardian', 'employee')),
  state text not null default 'queued' constraint card_export__state_is_known check (state in ('queued', 'ready', 'failed')),
  -- What was asked for. It may hold a name that was searched for, so it goes when the file is ready.
  request jsonb,
  rows_done integer not null default 0,
  rows_total integer not null default 0,
  file_key text,
  requested_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '1 day',
  constraint card_export__ready_one_has_a_file check ((state = 'ready') = (file_key is not null)),
  constraint card_export__request_is_kept_while_queued check ((state = 'queued') = (request is not null))
);
comment on table card_export is 'A file of cards for whoever asked for it, and for a day.';
create index card_export__by_account on card_export (account_id);
create index card_export__by_end on card_export (expires_at);
