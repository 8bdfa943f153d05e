-- Which entries the chain of hashes still lacks. Written in the transaction of the entry, so that one which becomes visible
-- late, after entries with larger numbers were sealed, is not passed over.

create table audit_unsealed (
  entry_id bigint primary key references audit_entry (id)
);

create function audit_queue_unsealed() returns trigger language plpgsql as $$
begin
  insert into audit_unsealed (entry_id) select id from added;
  return null;
end $$;
create trigger audit_entry__waits_for_its_seal after insert on audit_entry
  referencing new table as added for each statement execute function audit_queue_unsealed();

insert into audit_unsealed (entry_id)
  select id from audit_entry where not exists (select from audit_seal where audit_seal.entry_id = audit_entry.id);
