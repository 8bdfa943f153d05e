import type { Role, RoleChoice } from '@gorodok/contract';
import type { Identity } from '#platform/actor/actor.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { sql } from 'kysely';
import { hashToken } from './session.token.ts';

/**
 * The session of a token with the role it acts in, in one prepared statement: it runs before every request. A role that
 * was taken away meanwhile is no longer acted in, although the session goes on.
 */
export const identityStatement = {
  name: 'session__identity_by_token',
  text: `
    select session.account_id, account.person_id, session.role, session.organization_id,
      case session.role
        when 'guardian' then exists (
          select from guardianship
          join enrolment on enrolment.person_id = guardianship.child_id
          where guardianship.guardian_id = account.person_id and guardianship.ends_on is null
            and enrolment.organization_id = session.organization_id and enrolment.ends_on is null)
        when 'student' then exists (
          select from enrolment
          where enrolment.person_id = account.person_id
            and enrolment.organization_id = session.organization_id and enrolment.ends_on is null)
        else exists (
          select from employment
          join employment_role on employment_role.employment_id = employment.id
          where employment.person_id = account.person_id and employment.organization_id = session.organization_id
            and employment.ends_on is null and employment_role.role = session.role)
        end as holds_role
    from session
    join account on account.id = session.account_id
    where session.token_hash = $1 and session.expires_at > now() and account.blocked_at is null`,
};

interface IdentityRow {
  account_id: number;
  person_id: number;
  role: Role | null;
  organization_id: number | null;
  holds_role: boolean;
}

export async function findIdentity(pool: Database['pool'], token: string): Promise<Identity | null> {
  const { rows } = await pool.query<IdentityRow>({ ...identityStatement, values: [hashToken(token)] });
  const row = rows[0];
  if (!row) return null;
  const person = { accountId: row.account_id, personId: row.person_id };
  const actor =
    row.holds_role && row.role && row.organization_id
      ? { ...person, role: row.role, organizationId: row.organization_id }
      : null;
  return { ...person, actor };
}

export const sessionRepository = (db: Queryable) => ({
  async create(session: {
    token: string;
    accountId: number;
    wantedOrganizationId: number | null;
    hours: number;
  }): Promise<void> {
    await db
      .insertInto('session')
      .values({
        tokenHash: hashToken(session.token),
        accountId: session.accountId,
        wantedOrganizationId: session.wantedOrganizationId,
        expiresAt: sql<Date>`now() + make_interval(hours => ${session.hours})`,
      })
      .execute();
  },

  findWantedOrganization: (token: string): Promise<{ wantedOrganizationId: number | null } | undefined> =>
    db
      .selectFrom('session')
      .select('wantedOrganizationId')
      .where('tokenHash', '=', hashToken(token))
      .executeTakeFirst(),

  async actAs(
    token: string,
    choice: Pick<RoleChoice, 'role' | 'organizationId'>,
    hours: number,
  ): Promise<void> {
    await db
      .updateTable('session')
      .set({
        role: choice.role,
        organizationId: choice.organizationId,
        expiresAt: sql<Date>`now() + make_interval(hours => ${hours})`,
      })
      .where('tokenHash', '=', hashToken(token))
      .execute();
  },

  async remove(token: string): Promise<void> {
    await db.deleteFrom('session').where('tokenHash', '=', hashToken(token)).execute();
  },

  async removeExpired(): Promise<number> {
    const result = await db
      .deleteFrom('session')
      .where('expiresAt', '<', sql<Date>`now()`)
      .executeTakeFirst();
    return Number(result.numDeletedRows);
  },
});
