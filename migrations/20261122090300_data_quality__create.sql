create table import (
  id bigint generated always as identity primary key,
  organization_id bigint not null references organization (id),
  kind text not null constraint import__kind_is_known check (kind in ('students', 'staff', 'timetable')),
  state text not null constraint import__state_is_known check (state in ('checked', 'queued', 'applied', 'failed', 'discarded')),
  rows text constraint import__rows_is_known check (rows in ('all', 'faultless')),
  file_name text not null,
  file_key text not null,
  report jsonb not null,
  failure_code text,
  uploaded_by_account_id bigint not null references account (id),
  uploaded_at timestamptz not null default now(),
  finished_at timestamptz
);
comment on table import is 'A file and what was found in it. Nothing of it reaches the cards before the state is applied: both are one transaction.';
create index import__by_organization on import (organization_id, uploaded_at desc);
