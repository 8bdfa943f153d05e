import type { AccountSummary, Role } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';
import { coveredBy, rolesGivenBy, type Officer } from '../delegation/index.ts';

const pageSize = 50;

type Row = Omit<AccountSummary, 'invitedUntil' | 'lastSeenAt'> & {
  foldedName: string;
  invitedUntil: Date | null;
  lastSeenAt: Date | null;
};

/** Everybody of the school for its administrator; for a coordinator those whose role he gives. */
const inReach = (officer: Officer) => {
  const given = sql`exists (
    select from employment
    join employment_role on employment_role.employment_id = employment.id
    join organization on organization.id = employment.organization_id
    where employment.person_id = person.id and employment.ends_on is null and ${coveredBy(officer)}
      and employment_role.role = any (${[...rolesGivenBy(officer.role)]}::text[]))`;
  if (officer.role !== 'school_admin') return given;
  const { organizationId } = officer.place;
  return sql`(
    exists (select from employment
      where employment.person_id = person.id and ends_on is null and organization_id = ${organizationId})
    or exists (select from enrolment
      where enrolment.person_id = person.id and ends_on is null and organization_id = ${organizationId})
    or exists (select from guardianship join enrolment on enrolment.person_id = guardianship.child_id
      where guardianship.guardian_id = person.id and guardianship.ends_on is null
        and enrolment.ends_on is null and organization_id = ${organizationId}))`;
};

/** A page of people in the officer's reach, by name, with how each of them signs in. */
export async function listAccounts(
  db: Queryable,
  officer: Officer,
  { search = '', after }: { search?: string | undefined; after?: string | undefined },
): Promise<{ accounts: Omit<AccountSummary, 'roles'>[]; next: string | null }> {
  const words = search
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[\s-]+/)
    .filter(Boolean)
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  const [, afterId = '0', afterName = ''] = /^(\d{1,15})\.(.*)$/s.exec(after ?? '') ?? [];
  const { rows } = await sql<Omit<Row, 'roles'>>`
    select person.id as person_id, person.folded_name,
      concat_ws(' ', surname, first_name, patronymic) as display_name,
      account.user_name,
      esia_link.oid is not null as has_esia_link,
      account_password.password_hash is not null as has_password,
      second_factor.confirmed_at is not null as has_second_factor,
      exists (select from contact where contact.person_id = person.id and kind = 'email') as has_email,
      account.blocked_at is not null as blocked,
      (select max(expires_at) from one_time_link where one_time_link.account_id = account.id
        and purpose = 'invitation' and used_at is null and expires_at > now()) as invited_until,
      (select max(last_seen_at) from session where session.account_id = account.id) as last_seen_at
    from person
    left join account on account.person_id = person.id
    left join esia_link on esia_link.account_id = account.id
    left join account_password on account_password.account_id = account.id
    left join second_factor on second_factor.account_id = account.id
    where merged_into_id is null and ${inReach(officer)}
      and person.folded_name like all (${words}::text[])
      and (person.folded_name, person.id) > (${afterName}, ${Number(afterId)})
    order by person.folded_name, person.id
    limit ${pageSize + 1}`.execute(db);
  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  return {
    accounts: page.map(({ invitedUntil, lastSeenAt, ...row }) => ({
      personId: row.personId,
      displayName: row.displayName,
      userName: row.userName,
      hasEsiaLink: row.hasEsiaLink,
      hasPassword: row.hasPassword,
      hasSecondFactor: row.hasSecondFactor,
      hasEmail: row.hasEmail,
      blocked: row.blocked,
      invitedUntil: invitedUntil?.toISOString() ?? null,
      lastSeenAt: lastSeenAt?.toISOString() ?? null,
    })),
    next: last ? `${last.personId}.${last.foldedName}` : null,
  };
}

/** Which roles stand beside a name in the list: the person's own, each once. */
export function rolesByPerson(held: readonly { personId: number; role: Role }[]): Map<number, Role[]> {
  const roles = new Map<number, Role[]>();
  for (const { personId, role } of held) {
    const known = roles.get(personId) ?? [];
    if (!known.includes(role)) roles.set(personId, [...known, role]);
  }
  return roles;
}
