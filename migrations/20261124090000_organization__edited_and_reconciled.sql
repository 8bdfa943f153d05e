-- A coordinator edits an organization; two who do so at once must not overwrite each other.
alter table organization add column version integer not null default 1;

-- «Моя школа» keeps a register of organizations as well.
alter table organization_inn_remark
  drop constraint organization_inn_remark__register_is_known,
  add constraint organization_inn_remark__register_is_known check (register in ('sgo', 'form_85k', 'sferum', 'my_school'));

create table reconciliation (
  id bigint generated always as identity primary key,
  organization_id bigint not null references organization (id),
  register text not null constraint reconciliation__register_is_known check (register in ('form_85k', 'sferum', 'my_school')),
  kind text constraint reconciliation__kind_is_known check (kind in ('general', 'preschool', 'additional', 'boarding', 'college')),
  file_name text not null,
  report jsonb not null,
  made_by_account_id bigint not null references account (id),
  made_at timestamptz not null default now()
);
comment on table reconciliation is 'The register of organizations held against the file of another register, and what differed on that day.';
comment on column reconciliation.organization_id is 'The education authority whose coordinator made it.';
comment on column reconciliation.kind is 'Only organizations of this kind were compared; null: all that teach.';
create index reconciliation__by_organization on reconciliation (organization_id, made_at desc);
