-- A person who is merged into another may later be merged on with that one: whoever asks gets the last of the row.
create function survivor_of(merged bigint) returns bigint language sql stable as $$
  with recursive trail as (
    select id, merged_into_id from person where id = merged
    union -- a ring, which nobody may make, comes to an end too
    select person.id, person.merged_into_id from person join trail on person.id = trail.merged_into_id
  )
  select coalesce((select id from trail where merged_into_id is null), merged)
$$;
comment on function survivor_of is 'The one place that follows merged_into_id; somebody who was never merged is his own survivor.';

create function person_refuse_ring_of_mergers() returns trigger language plpgsql as $$
begin
  if survivor_of(new.merged_into_id) = new.id then
    raise exception 'a person is not merged into somebody who was merged into him' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger person__mergers_make_no_ring before insert or update of merged_into_id on person
  for each row when (new.merged_into_id is not null) execute function person_refuse_ring_of_mergers();
