-- Whoever ends an officer's appointment early answers from then on for those that the officer made (docs/decisions/0007-roles-are-lent.md).
alter table appointment add column handed_over_to_account_id bigint references account (id);
comment on column appointment.handed_over_to_account_id is
  'Who answers for it since the appointment of whoever made it was ended; null: whoever made it.';
create index appointment__by_who_answers on appointment (coalesce(handed_over_to_account_id, appointed_by_account_id));

-- A role that is taken away on the card ends the appointment that lent it. One that is over, or was ended, stays as it is.
create function appointment_ends_with_its_role() returns trigger language plpgsql as $$
begin
  update appointment set valid_until = greatest(valid_from, now()), ended_at = coalesce(ended_at, now())
  from removed
  where appointment.id = removed.appointment_id and (valid_until is null or valid_until > now())
    -- The same role may have been lent anew in its place.
    and not exists (select from employment_role where employment_role.appointment_id = appointment.id);
  return null;
end $$;
create trigger employment_role__its_appointment_ends after delete on employment_role
  referencing old table as removed for each statement execute function appointment_ends_with_its_role();
