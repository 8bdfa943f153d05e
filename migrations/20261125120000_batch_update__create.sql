-- «Пакетное обновление»: what went out in a file, what came back, and what it changed (docs/decisions/0015-a-file-is-a-save-of-many-cards.md).

create table batch_export (
  id bigint generated always as identity primary key,
  organization_id bigint not null references organization (id),
  account_id bigint not null references account (id),
  filter jsonb not null,
  columns text not null constraint batch_export__columns_are_a_known_set check (columns in ('brief', 'full')),
  format text not null constraint batch_export__format_is_known check (format in ('xls', 'xlsx', 'csv', 'csv-1251')),
  state text not null default 'queued' constraint batch_export__state_is_known check (state in ('queued', 'ready', 'failed')),
  rows_done integer not null default 0,
  rows_total integer not null default 0,
  failure_code text,
  file_key text,
  requested_at timestamptz not null default now(),
  file_until timestamptz not null default now() + interval '1 day',
  expires_at timestamptz not null default now() + interval '30 days'
);
comment on table batch_export is 'A file of cards to be filled in. The file itself is kept for a day, what stood in it for as long as it may be given back.';
create index batch_export__by_organization on batch_export (organization_id, id desc);
create index batch_export__by_end on batch_export (expires_at);

create table batch_export_row (
  export_id bigint not null references batch_export (id) on delete cascade,
  ordinal integer not null,
  person_id bigint not null references person (id),
  kind text not null constraint batch_export_row__kind_is_known check (kind in ('student', 'guardian', 'employee')),
  texts jsonb not null,
  constraint batch_export_row__is_numbered_once primary key (export_id, ordinal),
  constraint batch_export_row__person_stands_once_in_an_export unique (export_id, person_id)
);
comment on column batch_export_row.texts is 'The cells as they went out, by column; an empty one is left out. An edited card is known by them, field by field.';

create table batch_update (
  id bigint generated always as identity primary key,
  organization_id bigint not null references organization (id),
  export_id bigint references batch_export (id) on delete set null,
  state text not null default 'checking' constraint batch_update__state_is_known
    check (state in ('checking', 'checked', 'queued', 'applied', 'failed', 'discarded', 'undoing', 'undone')),
  rows text constraint batch_update__rows_is_known check (rows in ('all', 'faultless')),
  -- As chosen beside the file; the export's own must be the same.
  chosen_filter jsonb not null,
  filter jsonb,
  file_name text not null,
  file_key text,
  -- Where the edited cells lie that the check has found, so that applying them reads no spreadsheet again.
  edits_key text,
  rows_done integer not null default 0,
  rows_total integer not null default 0,
  report jsonb not null,
  failure_code text,
  uploaded_by_account_id bigint not null references account (id),
  uploaded_at timestamptz not null default now(),
  finished_at timestamptz,
  undone_at timestamptz
);
comment on table batch_update is 'A filled-in file and what was found in it. Nothing of it reaches the cards before the state is applied: both are one transaction.';
create index batch_update__by_organization on batch_update (organization_id, id desc);
create index batch_update__by_upload on batch_update (uploaded_at);
create index batch_update__by_export on batch_update (export_id);

create table batch_update_change (
  update_id bigint not null references batch_update (id) on delete cascade,
  row_number integer not null,
  person_id bigint not null references person (id),
  kind text not null,
  changes jsonb not null,
  constraint batch_update_change__is_one_for_a_row primary key (update_id, row_number)
);
comment on table batch_update_change is 'What an applied update wrote, by which it is undone within 30 days.';
