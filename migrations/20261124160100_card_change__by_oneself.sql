-- A person changes his own contacts also before he has chosen a role, or by the link of a letter.
alter table card_change
  alter column changed_by_role drop not null,
  alter column changed_in_organization_id drop not null,
  add constraint card_change__without_a_role_by_the_person_alone
    check (changed_in_organization_id is not null and changed_by_role is not null or changed_by_person_id = person_id);
comment on column card_change.changed_in_organization_id is 'Null: the person himself, in no role.';
