-- Who read or changed what (152-FZ). An entry is written in the transaction of the change; a job seals entries into a chain
-- of hashes in batches, so that writers never wait for each other.

create table audit_entry (
  id bigint generated always as identity primary key,
  occurred_at timestamptz not null default now(),
  account_id bigint,
  person_id bigint,
  role text,
  organization_id bigint,
  action text not null,
  subject_kind text,
  subject_id bigint,
  details jsonb not null default '{}'
);
comment on column audit_entry.person_id is 'Who acted.';
comment on column audit_entry.subject_id is 'Whom or what it was done to.';
create index audit_entry__by_subject on audit_entry (subject_kind, subject_id);

create table audit_seal (
  sequence bigint primary key,
  entry_id bigint not null references audit_entry (id) constraint audit_seal__entry_is_sealed_once unique,
  hash bytea not null,
  sealed_at timestamptz not null default now()
);

-- Entries are only ever added. A superuser can still get round a trigger; the chain of hashes is what finds that out.
create function audit_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is only ever added to';
end $$;
create trigger audit_entry__is_only_added_to before update or delete or truncate on audit_entry
  for each statement execute function audit_refuse_change();
create trigger audit_seal__is_only_added_to before update or delete or truncate on audit_seal
  for each statement execute function audit_refuse_change();
