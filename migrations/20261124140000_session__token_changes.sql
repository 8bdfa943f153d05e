-- A session that may do more from now on goes on under a new token; what it has read goes along.
alter table diary_reading
  drop constraint diary_reading_session_token_hash_fkey,
  add constraint diary_reading__session_exists foreign key (session_token_hash) references session (token_hash)
    on update cascade on delete cascade;
