-- What other wings may know of the tasks that a sign-in through ЕСИА has left: published by identity as a view, so that nobody else
-- reads its tables.
create view unsettled_confirmed_difference as
select person_id, field, confirmed_value from confirmed_difference where settled_at is null;
