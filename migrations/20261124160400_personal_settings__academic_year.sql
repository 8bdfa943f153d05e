create table chosen_academic_year (
  account_id bigint not null references account (id),
  organization_id bigint not null references organization (id),
  academic_year_id bigint not null references academic_year (id),
  constraint chosen_academic_year__one_of_an_account_in_an_organization primary key (account_id, organization_id)
);
comment on table chosen_academic_year is
  'Which year a person looks at in an organization where it is not the one that runs; no row: the one that runs.';
