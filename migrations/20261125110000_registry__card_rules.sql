-- What a card has to say is a rule that the region edits: a field, for whom, from and until which age, for which citizens, mandatory or
-- advised. A change is a new version, and old ones stay readable. Which rules a card breaks is asked by the opened card and by the
-- reports alike, so it is defined here once (docs/decisions/0014-completeness-is-rules-and-sums.md).

create table card_rule_version (
  id bigint generated always as identity primary key,
  made_at timestamptz not null default now(),
  made_by_person_id bigint references person (id),
  note text not null,
  restores_version_id bigint references card_rule_version (id)
);
comment on table card_rule_version is 'The latest version is in force. Never changed after it is made.';
comment on column card_rule_version.made_by_person_id is 'Null: the rules that the product comes with.';
comment on column card_rule_version.restores_version_id is 'Going back to an older version is a new version with its rules.';

create table card_rule (
  version_id bigint not null references card_rule_version (id),
  kind text not null constraint card_rule__kind_is_known check (kind in ('student', 'guardian', 'employee')),
  field text not null constraint card_rule__field_is_known check (field in (
    'surname', 'firstName', 'patronymic', 'birthDate', 'sex', 'snils', 'passport', 'birthCertificate', 'contact', 'address',
    'personalDataConsent', 'guardian', 'child')),
  citizens text not null constraint card_rule__citizens_are_known check (citizens in ('any', 'russian', 'foreign')),
  weight text not null constraint card_rule__weight_is_known check (weight in ('mandatory', 'advised')),
  from_age integer constraint card_rule__from_age_is_plausible check (from_age between 1 and 100),
  until_age integer constraint card_rule__until_age_is_plausible check (until_age between 1 and 100),
  grace_days integer not null default 0 constraint card_rule__grace_is_plausible check (grace_days between 0 and 365),
  constraint card_rule__ends_after_it_begins check (until_age > from_age),
  constraint card_rule__one_for_a_field_and_citizens primary key (version_id, kind, field, citizens)
);
comment on column card_rule.grace_days is 'So many days after a birthday the rule begins or ends: a passport is applied for on the 14th, and made in due time.';

create view card_rule_in_force as
select * from card_rule where version_id = (select max(id) from card_rule_version);

create function card_rules_stay_as_made() returns trigger language plpgsql as $$
begin
  raise exception 'a version of the rules is never changed: make another one' using errcode = 'restrict_violation';
end $$;
create trigger card_rule__stays_as_made before update or delete on card_rule
  for each statement execute function card_rules_stay_as_made();
create trigger card_rule_version__stays_as_made before update or delete on card_rule_version
  for each statement execute function card_rules_stay_as_made();

with first_version as (insert into card_rule_version (note) values ('Исходные правила') returning id)
insert into card_rule (version_id, kind, field, citizens, weight, from_age, until_age, grace_days)
select id, kind, field, 'any', weight, from_age, until_age, grace_days
from first_version cross join (values
  ('employee', 'surname', 'mandatory', null::integer, null::integer, 0),
  ('employee', 'firstName', 'mandatory', null, null, 0),
  ('employee', 'patronymic', 'mandatory', null, null, 0),
  ('employee', 'birthDate', 'mandatory', null, null, 0),
  ('employee', 'sex', 'mandatory', null, null, 0),
  ('employee', 'snils', 'mandatory', null, null, 0),
  ('employee', 'passport', 'mandatory', null, null, 0),
  ('employee', 'contact', 'mandatory', null, null, 0),
  ('employee', 'personalDataConsent', 'mandatory', null, null, 0),
  ('employee', 'address', 'advised', null, null, 0),
  ('student', 'surname', 'mandatory', null, null, 0),
  ('student', 'firstName', 'mandatory', null, null, 0),
  ('student', 'patronymic', 'mandatory', null, null, 0),
  ('student', 'birthDate', 'mandatory', null, null, 0),
  ('student', 'sex', 'mandatory', null, null, 0),
  ('student', 'snils', 'mandatory', null, null, 0),
  ('student', 'passport', 'mandatory', 14, null, 90),
  ('student', 'birthCertificate', 'mandatory', null, 14, 90),
  ('student', 'address', 'mandatory', null, null, 0),
  ('student', 'personalDataConsent', 'mandatory', null, null, 0),
  ('student', 'guardian', 'mandatory', null, 18, 0),
  ('student', 'contact', 'advised', null, null, 0),
  ('guardian', 'surname', 'mandatory', null, null, 0),
  ('guardian', 'firstName', 'mandatory', null, null, 0),
  ('guardian', 'patronymic', 'mandatory', null, null, 0),
  ('guardian', 'birthDate', 'mandatory', null, null, 0),
  ('guardian', 'sex', 'mandatory', null, null, 0),
  ('guardian', 'snils', 'mandatory', null, null, 0),
  ('guardian', 'passport', 'mandatory', null, null, 0),
  ('guardian', 'contact', 'mandatory', null, null, 0),
  ('guardian', 'personalDataConsent', 'mandatory', null, null, 0),
  ('guardian', 'child', 'mandatory', null, null, 0),
  ('guardian', 'address', 'advised', null, null, 0)
) as rule (kind, field, weight, from_age, until_age, grace_days);

-- The forms of what a card says, in the writing in which it is kept. packages/identifiers reads every usual writing and brings it to
-- this one; a test holds the two against each other.

create function is_one_sign(written text) returns boolean language sql immutable parallel safe return
  replace(written, left(written, 1), '') = '';

-- `lower` is dear, so it is asked of the few words that come so far.
create function name_is_correct(name text) returns boolean language sql immutable parallel safe return
  name ~ '^[\u0400-\u052F\u0300-\u036F]+((-|''| |'' )[\u0400-\u052F\u0300-\u036F]+)*$'
  and name !~ '^.([ -].)+$'
  and not (length(name) > 2 and is_one_sign(substr(name, 2)) and is_one_sign(lower(name)))
  and not (length(name) = 3 and lower(name) = 'нет');

-- As before, by numbers instead of signs: ten times as fast, where two million cards are gone through.
create or replace function snils_is_valid(snils text) returns boolean language sql immutable parallel safe return
  snils::bigint / 100 between 100 and 1001998
  or (snils::bigint / 100 > 1001998 and snils::bigint / 100 % 111111111 <> 0 and snils::bigint % 100 = (
    9 * (snils::bigint / 10000000000 % 10) + 8 * (snils::bigint / 1000000000 % 10) + 7 * (snils::bigint / 100000000 % 10)
    + 6 * (snils::bigint / 10000000 % 10) + 5 * (snils::bigint / 1000000 % 10) + 4 * (snils::bigint / 100000 % 10)
    + 3 * (snils::bigint / 10000 % 10) + 2 * (snils::bigint / 1000 % 10) + snils::bigint / 100 % 10) % 101 % 100);

-- Day nought of spreadsheets is nobody's birthday.
create function birth_date_is_plausible(birth_date date, today date) returns boolean language sql immutable parallel safe return
  birth_date <= today and birth_date > (today - interval '111 years')::date
  and birth_date not in ('1899-12-30', '1899-12-31', '1900-01-01', '1904-01-01');

create function passport_is_correct(series text, number text) returns boolean language sql immutable parallel safe return
  coalesce(series ~ '^[0-9]{4}$', false) and number ~ '^[0-9]{6}$' and number <> '000000' and not is_one_sign(series || number);

create function birth_certificate_is_correct(series text, number text) returns boolean language sql immutable parallel safe return
  coalesce(series ~ '^(?=[IVXLC])(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})-[\u0410-\u042F\u0401]{2}$', false)
  and number ~ '^[0-9]{6}$' and number <> '000000';

create function issue_date_is_plausible(issued_on date, birth_date date, today date) returns boolean
language sql immutable parallel safe return coalesce(issued_on <= today and issued_on >= birth_date, issued_on <= today, true);

-- Russian formats say nothing about a foreign document.
create function document_is_correct(document identity_document, birth_date date, today date) returns boolean
language sql immutable parallel safe return
  case document.kind
    when 'passport' then passport_is_correct(document.series, document.number)
      and coalesce(document.department_code ~ '^([0-9]{3}-[0-9]{3})?$', true)
    when 'birth_certificate' then birth_certificate_is_correct(document.series, document.number)
    else btrim(document.number) <> ''
  end and issue_date_is_plausible(document.issued_on, birth_date, today);

create function contact_is_correct(kind text, value text) returns boolean language sql immutable parallel safe return
  case kind
    when 'phone' then value ~ '^\+7[3489][0-9]{9}$' and not is_one_sign(substr(value, 3))
    else value ~ '^[a-z0-9]([a-z0-9_+-]|\.(?![.@]))*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$'
  end;

-- An age is reached on the birthday; without a birth date nobody knows, and a rule that begins with an age waits.
create function card_rule_applies(rule card_rule, citizenship text, birth_date date, today date) returns boolean
language sql stable parallel safe return
  rule.citizens in ('any', case when citizenship = 'RUS' then 'russian' else 'foreign' end)
  and (rule.from_age is null
    or coalesce(birth_date <= (today - rule.grace_days - make_interval(years => rule.from_age))::date, false))
  and (rule.until_age is null
    or coalesce(birth_date > (today - rule.grace_days - make_interval(years => rule.until_age))::date, true));

-- What a card does not say, or says in a wrong form, whoever asks for it. `offset 0` has PostgreSQL work each part out once, where it
-- would else write the whole of it into every place that uses it.
create view card_unmet_as_defined as
select card.organization_id, card.kind, card.person_id, person.citizenship, person.birth_date, local.today, lack.unmet
from card
join person on person.id = card.person_id
join organization on organization.id = card.organization_id
cross join lateral (select (now() at time zone organization.time_zone)::date as today offset 0) as local
cross join lateral (
  select case when card.has_document then array(
    select identity_document.kind from identity_document where identity_document.person_id = person.id
      and document_is_correct(identity_document, person.birth_date, local.today)) else '{}' end as kinds
  offset 0
) as document
cross join lateral (
  select array_remove(array[
    case when not name_is_correct(person.surname) then 'surname' end,
    case when not name_is_correct(person.first_name) or length(person.first_name) = 1 then 'firstName' end,
    case when not person.has_no_patronymic and not coalesce(name_is_correct(person.patronymic), false) then 'patronymic' end,
    case when not coalesce(birth_date_is_plausible(person.birth_date, local.today), false) then 'birthDate' end,
    case when person.sex is null then 'sex' end,
    case when not person.has_no_snils and not coalesce(snils_is_valid(person.snils), false) then 'snils' end,
    -- A foreign citizen, or one without citizenship, may have another document instead; a passport does for a certificate too.
    case when not document.kinds && case when person.citizenship = 'RUS'
        then array['passport', 'foreign_passport'] else array['passport', 'foreign_passport', 'other'] end
      then 'passport' end,
    case when document.kinds <@ case when person.citizenship = 'RUS' then array['other'] else array[]::text[] end
      then 'birthCertificate' end,
    case when not card.has_contact or not exists (
        select from contact where contact.person_id = person.id and contact_is_correct(contact.kind, contact.value))
      then 'contact' end,
    case when person.address is null and person.residence_address is null then 'address' end,
    case when not exists (
        select from consent where consent.person_id = person.id and consent.purpose = 'personal_data'
          and consent.organization_id = card.organization_id and consent.withdrawn_at is null and consent.replaced_at is null
          and (consent.expires_on is null or consent.expires_on >= local.today))
      then 'personalDataConsent' end,
    case when card.kind = 'student' and not exists (
        select from guardianship where guardianship.child_id = person.id and guardianship.ends_on is null)
      then 'guardian' end,
    case when card.kind = 'guardian' and not exists (
        select from guardianship where guardianship.guardian_id = person.id and guardianship.ends_on is null)
      then 'child' end
  ], null) as unmet
  offset 0
) as lack;

-- What of it a version of the rules asks for.
create function card_gaps(of_version bigint, of_kind text, unmet text[], citizenship text, birth_date date, today date)
returns table (missing text[], advised text[]) language sql stable parallel safe as $$
  select coalesce(array_agg(card_rule.field order by card_rule.field) filter (where card_rule.weight = 'mandatory'), '{}'),
    coalesce(array_agg(card_rule.field order by card_rule.field) filter (where card_rule.weight = 'advised'), '{}')
  from card_rule
  where unmet <> '{}' and card_rule.version_id = of_version and card_rule.kind = of_kind and card_rule.field = any (unmet)
    and card_rule_applies(card_rule, citizenship, birth_date, today)
$$;

create view card_gaps_as_defined as
select card.organization_id, card.kind, card.person_id, card.unmet, gaps.missing, gaps.advised
from card_unmet_as_defined as card
cross join (select max(id) as id from card_rule_version) as version
cross join lateral card_gaps(version.id, card.kind, card.unmet, card.citizenship, card.birth_date, card.today) as gaps;
