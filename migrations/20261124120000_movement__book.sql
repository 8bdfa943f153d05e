-- The movement book: nothing moves without an order. An order is drafted, signed, and after that corrected only by another
-- order. A line tells where one student stood before and where he stands after; null stands for «outside». So every line is a
-- difference, a correction is the opposite difference, and the sum of the lines up to a day is the contingent of that day.

alter table movement_order
  add column education text not null default 'general' constraint movement_order__education_is_known
    check (education in ('general', 'preschool', 'additional')),
  add column signer text,
  add column corrects_order_id bigint references movement_order (id),
  add column destination_organization_id bigint references organization (id),
  add column destination_text text,
  add column version integer not null default 1,
  add column created_at timestamptz not null default now(),
  drop constraint movement_order__kind_is_known,
  add constraint movement_order__kind_is_known check (kind in (
    'admission', 'transfer_between_classes', 'transfer_out', 'transfer_in', 'promotion', 'retention', 'conditional_promotion',
    'expulsion', 'graduation', 'payment_change', 'correction')),
  add constraint movement_order__a_correction_names_what_it_corrects check ((kind = 'correction') = (corrects_order_id is not null)),
  add constraint movement_order__destination_is_one check (num_nonnulls(destination_organization_id, destination_text) <= 1),
  add constraint movement_order__only_a_transfer_has_a_destination
    check (kind = 'transfer_out' or num_nonnulls(destination_organization_id, destination_text) = 0);
create index movement_order__by_corrected on movement_order (corrects_order_id) where corrects_order_id is not null;
create index movement_order__by_destination on movement_order (destination_organization_id)
  where destination_organization_id is not null;
create index movement_order__by_organization on movement_order (organization_id, dated_on desc, id desc);

create table movement_order_line (
  id bigint generated always as identity primary key,
  order_id bigint not null references movement_order (id) on delete cascade,
  enrolment_id bigint references enrolment (id),
  person_id bigint references person (id),
  new_person jsonb,
  effective_on date not null,
  from_class_group_id bigint references class_group (id),
  to_class_group_id bigint references class_group (id),
  payment_kind_before text constraint movement_order_line__payment_kind_before_is_known
    check (payment_kind_before in ('budget', 'paid', 'certificate')),
  payment_kind_after text constraint movement_order_line__payment_kind_after_is_known
    check (payment_kind_after in ('budget', 'paid', 'certificate')),
  transfer_out_line_id bigint references movement_order_line (id),
  takes_back_line_id bigint references movement_order_line (id)
    constraint movement_order_line__is_taken_back_once unique,
  constraint movement_order_line__is_about_one_student check (num_nonnulls(enrolment_id, person_id, new_person) = 1)
);
comment on table movement_order_line is
  'One step of one student. Signing fills in where he stood before, and an enrolment that it opens.';
comment on column movement_order_line.person_id is 'Whom a draft admits; once it is signed, the enrolment tells.';
comment on column movement_order_line.new_person is 'Whom a draft admits who has no card yet: the card is made by signing.';
comment on column movement_order_line.payment_kind_before is 'Null: he was not a student of the organization.';
comment on column movement_order_line.payment_kind_after is 'Null: he is not a student of the organization any longer.';
create index movement_order_line__by_order on movement_order_line (order_id);
create index movement_order_line__by_enrolment on movement_order_line (enrolment_id);
create index movement_order_line__by_person on movement_order_line (person_id) where person_id is not null;
create index movement_order_line__by_transfer_out on movement_order_line (transfer_out_line_id)
  where transfer_out_line_id is not null;

create table admission_candidate (
  organization_id bigint not null references organization (id),
  person_id bigint not null references person (id),
  found_at timestamptz not null default now(),
  constraint admission_candidate__found_once primary key (organization_id, person_id)
);
comment on table admission_candidate is
  'Whom an organization has found by what stands in his documents: nobody else of another organization may be named in a draft.';

alter table class_membership
  drop constraint class_membership__begins_once_on_a_day,
  add column id bigint generated always as identity primary key,
  add column opened_by_line_id bigint references movement_order_line (id),
  add column closed_by_line_id bigint references movement_order_line (id);
create index class_membership__by_enrolment on class_membership (enrolment_id, starts_on);
create index class_membership__by_opening_line on class_membership (opened_by_line_id);
create index class_membership__by_closing_line on class_membership (closed_by_line_id) where closed_by_line_id is not null;

-- What was moved before this book is told by the orders that there are.
update movement_order set signed_at = (dated_on + time '09:00') at time zone 'UTC' where signed_at is null;
update movement_order set education = enrolment.education
  from enrolment where movement_order.id in (enrolment.opened_by_order_id, enrolment.closed_by_order_id);
insert into movement_order_line (order_id, enrolment_id, effective_on, payment_kind_after)
  select opened_by_order_id, id, starts_on, payment_kind from enrolment order by id;
insert into movement_order_line
    (order_id, enrolment_id, effective_on, from_class_group_id, to_class_group_id, payment_kind_before, payment_kind_after)
  select enrolment.opened_by_order_id, enrolment.id, class_membership.starts_on,
    lag(class_group_id) over (partition by enrolment_id order by class_membership.starts_on, class_membership.id),
    class_group_id, payment_kind, payment_kind
  from class_membership join enrolment on enrolment.id = class_membership.enrolment_id
  order by class_membership.starts_on, class_membership.id;
insert into movement_order_line (order_id, enrolment_id, effective_on, from_class_group_id, payment_kind_before)
  select closed_by_order_id, id, ends_on,
    (select class_group_id from class_membership where enrolment_id = enrolment.id order by starts_on desc, id desc limit 1),
    payment_kind
  from enrolment where ends_on is not null order by id;
update class_membership set opened_by_line_id = line.id
  from movement_order_line as line
  where line.enrolment_id = class_membership.enrolment_id and line.effective_on = class_membership.starts_on
    and line.to_class_group_id = class_membership.class_group_id;
update class_membership set ends_on = next.effective_on, closed_by_line_id = next.id
  from movement_order_line as opening join movement_order_line as next on next.enrolment_id = opening.enrolment_id
  where opening.id = class_membership.opened_by_line_id and next.from_class_group_id = class_membership.class_group_id
    and next.id > opening.id;

alter table class_membership
  alter column opened_by_line_id set not null,
  add constraint class_membership__is_closed_by_a_line check ((ends_on is null) = (closed_by_line_id is null));

create function movement_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a signed order is never changed: another order corrects it';
end $$;
create trigger movement_order__signed_is_final before update or delete on movement_order
  for each row when (old.signed_at is not null) execute function movement_refuse_change();

create function movement_refuse_lines_of_signed() returns trigger language plpgsql as $$
begin
  if exists (select from touched join movement_order on movement_order.id = touched.order_id where signed_at is not null) then
    raise exception 'a signed order is never changed: another order corrects it';
  end if;
  return null;
end $$;
create trigger movement_order_line__signed_takes_no_more after insert on movement_order_line
  referencing new table as touched for each statement execute function movement_refuse_lines_of_signed();
create trigger movement_order_line__signed_is_final after update on movement_order_line
  referencing old table as touched for each statement execute function movement_refuse_lines_of_signed();
create trigger movement_order_line__signed_loses_none after delete on movement_order_line
  referencing old table as touched for each statement execute function movement_refuse_lines_of_signed();
