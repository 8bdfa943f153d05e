comment on column person.address is 'Where the person is registered.';
alter table person add column residence_address text;
comment on column person.residence_address is 'Where the person lives; null: where he is registered, or not known.';

create table card_change (
  id bigint generated always as identity primary key,
  person_id bigint not null references person (id),
  belongs_to_organization_id bigint references organization (id),
  changed_at timestamptz not null default now(),
  changed_by_person_id bigint not null references person (id),
  changed_by_role text not null,
  changed_in_organization_id bigint not null references organization (id),
  changes jsonb not null constraint card_change__something_has_changed
    check (jsonb_typeof(changes) = 'array' and jsonb_array_length(changes) > 0)
);
comment on table card_change is 'What one save changed on a card, field by field: [{"field", "entryId", "was", "now"}]. The audit log tells that there was a save, and holds no values.';
comment on column card_change.belongs_to_organization_id is
  'The organization whose fact it was, such as a position; null: the person''s own field, seen wherever the person has a card.';
create index card_change__by_person on card_change (person_id, id desc);
