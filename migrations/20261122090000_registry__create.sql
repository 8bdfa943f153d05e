-- The registry: read everywhere, written seldom. In a region larger than one machine these become reference tables.

create extension if not exists pg_trgm;

create table region (
  id bigint generated always as identity primary key,
  name text not null,
  only_one boolean not null default true,
  constraint region__a_database_holds_one_region unique (only_one),
  constraint region__only_one_is_true check (only_one)
);

create table municipality (
  id bigint generated always as identity primary key,
  name text not null constraint municipality__name_is_unique unique,
  kind text not null constraint municipality__kind_is_known
    check (kind in ('urban_district', 'municipal_district', 'municipal_okrug'))
);

create table organization (
  id bigint generated always as identity primary key,
  municipality_id bigint references municipality (id),
  name text not null,
  short_name text not null,
  kinds text[] not null constraint organization__kinds_are_known check (
    kinds <@ array['general', 'preschool', 'additional', 'boarding', 'college', 'education_authority'] and cardinality(kinds) > 0),
  -- Kept as the register gives it, even if the checksum fails: a wrong ИНН is a finding to mend, not a reason to lose the row.
  inn text constraint organization__inn_is_ten_digits check (inn ~ '^[0-9]{10}$'),
  kpp text constraint organization__kpp_is_nine_digits check (kpp ~ '^[0-9]{9}$'),
  ogrn text constraint organization__ogrn_is_thirteen_digits check (ogrn ~ '^[0-9]{13}$'),
  time_zone text not null,
  phone text,
  created_at timestamptz not null default now()
);
comment on column organization.municipality_id is 'Null: the organization belongs to the region itself.';
create index organization__by_municipality on organization (municipality_id);
create index organization__by_name on organization using gin (name gin_trgm_ops);

create table organization_inn_remark (
  organization_id bigint not null references organization (id),
  register text not null constraint organization_inn_remark__register_is_known check (register in ('sgo', 'form_85k', 'sferum')),
  remark text not null constraint organization_inn_remark__remark_is_known
    check (remark in ('fails_checksum', 'differs_from_other_register')),
  source text not null,
  constraint organization_inn_remark__one_for_a_register primary key (organization_id, register)
);
comment on table organization_inn_remark is 'What a reconciliation with another register found wrong about an ИНН.';

create table person (
  id bigint generated always as identity primary key,
  surname text not null constraint person__surname_is_given check (surname <> ''),
  first_name text not null constraint person__first_name_is_given check (first_name <> ''),
  patronymic text,
  has_no_patronymic boolean not null default false,
  birth_date date,
  sex text constraint person__sex_is_known check (sex in ('male', 'female')),
  citizenship text not null default 'RUS',
  snils text constraint person__snils_is_eleven_digits check (snils ~ '^[0-9]{11}$'),
  has_no_snils boolean not null default false,
  address text,
  -- The comparison key of the door: case, ё/е, spaces and hyphens are folded, nothing else.
  folded_name text generated always as (
    translate(lower(surname || '|' || first_name || '|' || coalesce(patronymic, '')), 'ё -', 'е')
  ) stored,
  merged_into_id bigint references person (id),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint person__absent_patronymic_is_not_given check (not (has_no_patronymic and patronymic is not null)),
  constraint person__absent_snils_is_not_given check (not (has_no_snils and snils is not null))
);
comment on table person is 'One record for one human being in the region, whatever the roles.';
create index person__by_snils on person (snils) where snils is not null;
create index person__by_folded_name_and_birth_date on person (folded_name, birth_date);

create table identity_document (
  id bigint generated always as identity primary key,
  person_id bigint not null references person (id),
  kind text not null constraint identity_document__kind_is_known
    check (kind in ('passport', 'birth_certificate', 'foreign_passport', 'foreign_birth_certificate', 'other')),
  series text,
  number text not null,
  issued_on date,
  issued_by text,
  department_code text,
  created_at timestamptz not null default now(),
  constraint identity_document__person_has_one_of_a_number unique nulls not distinct (person_id, kind, series, number)
);
create index identity_document__by_number on identity_document (number, series);

create table contact (
  id bigint generated always as identity primary key,
  person_id bigint not null references person (id),
  kind text not null constraint contact__kind_is_known check (kind in ('phone', 'email')),
  value text not null,
  confirmed_at timestamptz,
  visible_to_staff boolean not null default true,
  constraint contact__person_has_a_value_once unique (person_id, kind, value)
);
create index contact__by_value on contact (value);

create table academic_year (
  id bigint generated always as identity primary key,
  organization_id bigint not null references organization (id),
  name text not null,
  starts_on date not null,
  ends_on date not null,
  state text not null constraint academic_year__state_is_known check (state in ('planned', 'open', 'closed')),
  constraint academic_year__ends_after_it_starts check (ends_on > starts_on),
  constraint academic_year__organization_has_a_name_once unique (organization_id, name)
);

create table academic_period (
  id bigint generated always as identity primary key,
  academic_year_id bigint not null references academic_year (id),
  kind text not null constraint academic_period__kind_is_known check (kind in ('quarter', 'trimester', 'half_year')),
  number integer not null,
  starts_on date not null,
  ends_on date not null,
  constraint academic_period__ends_after_it_starts check (ends_on > starts_on),
  constraint academic_period__year_has_a_number_once unique (academic_year_id, kind, number)
);

create table employment (
  id bigint generated always as identity primary key,
  person_id bigint not null references person (id),
  organization_id bigint not null references organization (id),
  positions text[] not null default '{}',
  starts_on date not null,
  ends_on date,
  constraint employment__ends_after_it_starts check (ends_on >= starts_on)
);
create unique index employment__person_works_once_at_a_time_in_an_organization
  on employment (person_id, organization_id) where ends_on is null;
create index employment__by_organization on employment (organization_id);

create table employment_role (
  employment_id bigint not null references employment (id),
  role text not null constraint employment_role__role_is_known check (role in (
    'teacher', 'class_teacher', 'deputy_head', 'director', 'school_admin', 'municipal_coordinator', 'regional_coordinator', 'operator')),
  constraint employment_role__given_once primary key (employment_id, role)
);
comment on table employment_role is 'A coordinator is employed by an education authority; its municipality, or the region, is the scope.';

create table class_group (
  id bigint generated always as identity primary key,
  organization_id bigint not null references organization (id),
  academic_year_id bigint not null references academic_year (id),
  name text not null,
  grade integer constraint class_group__grade_is_one_to_twelve check (grade between 1 and 12),
  class_teacher_employment_id bigint references employment (id),
  constraint class_group__year_has_a_name_once unique (academic_year_id, name)
);
create index class_group__by_organization on class_group (organization_id);

create table movement_order (
  id bigint generated always as identity primary key,
  organization_id bigint not null references organization (id),
  kind text not null constraint movement_order__kind_is_known check (kind in (
    'admission', 'transfer_between_classes', 'transfer_out', 'transfer_in', 'promotion', 'retention',
    'conditional_promotion', 'expulsion', 'graduation')),
  number text not null,
  dated_on date not null,
  ground text not null,
  signed_at timestamptz,
  constraint movement_order__number_is_unique_on_a_day unique (organization_id, dated_on, number)
);

create table enrolment (
  id bigint generated always as identity primary key,
  person_id bigint not null references person (id),
  organization_id bigint not null references organization (id),
  education text not null constraint enrolment__education_is_known check (education in ('general', 'preschool', 'additional')),
  payment_kind text not null default 'budget' constraint enrolment__payment_kind_is_known
    check (payment_kind in ('budget', 'paid', 'certificate')),
  starts_on date not null,
  ends_on date,
  opened_by_order_id bigint not null references movement_order (id),
  closed_by_order_id bigint references movement_order (id),
  constraint enrolment__ends_after_it_starts check (ends_on >= starts_on),
  constraint enrolment__is_closed_by_an_order check ((ends_on is null) = (closed_by_order_id is null))
);
create unique index enrolment__person_has_one_open_in_general_education
  on enrolment (person_id) where ends_on is null and education = 'general';
create index enrolment__by_organization on enrolment (organization_id);

create table class_membership (
  enrolment_id bigint not null references enrolment (id),
  class_group_id bigint not null references class_group (id),
  starts_on date not null,
  ends_on date,
  constraint class_membership__begins_once_on_a_day primary key (enrolment_id, class_group_id, starts_on),
  constraint class_membership__ends_after_it_starts check (ends_on >= starts_on)
);
create index class_membership__by_class_group on class_membership (class_group_id);
create unique index class_membership__student_is_in_one_class_at_a_time on class_membership (enrolment_id) where ends_on is null;

create table guardianship (
  id bigint generated always as identity primary key,
  guardian_id bigint not null references person (id),
  child_id bigint not null references person (id),
  relation text not null constraint guardianship__relation_is_known check (relation in ('mother', 'father', 'guardian', 'trustee', 'parent')),
  starts_on date not null,
  ends_on date,
  may_see boolean not null default true,
  may_sign boolean not null default true,
  constraint guardianship__nobody_is_the_own_guardian check (guardian_id <> child_id),
  constraint guardianship__ends_after_it_starts check (ends_on >= starts_on)
);
create unique index guardianship__is_open_once_between_two_people on guardianship (guardian_id, child_id) where ends_on is null;
create index guardianship__by_child on guardianship (child_id);

create table consent (
  id bigint generated always as identity primary key,
  person_id bigint not null references person (id),
  purpose text not null constraint consent__purpose_is_known check (purpose in ('esia_exchange', 'photographs', 'mailings')),
  text_version text not null,
  given_at timestamptz not null default now(),
  expires_on date,
  withdrawn_at timestamptz
);
comment on table consent is 'One document for one purpose; a withdrawal ends its purpose only, never the lawful record.';
create unique index consent__one_valid_for_a_purpose on consent (person_id, purpose) where withdrawn_at is null;
