-- Entries are only ever added, and only their trigger and the sealer write what refers to them. The references cost each entry two
-- look-ups and, by the lock that goes with these, two more versions of the row just written. That an entry is there for each seal, and a
-- seal for each entry, is what `npm run audit -- verify` tells, also where somebody has got round a reference.
alter table audit_unsealed drop constraint audit_unsealed_entry_id_fkey;
alter table audit_seal drop constraint audit_seal_entry_id_fkey;
