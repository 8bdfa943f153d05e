-- A card shows the links that have ended too; the index of open ones does not lead to these.
create index guardianship__by_guardian on guardianship (guardian_id);
