import type { Role, RoleChoice, SignInWay } from '@gorodok/contract';
import type { Identity } from '#platform/actor/actor.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { sql } from 'kysely';
import type { Device } from './device.ts';
import { rolesWithSecondFactor } from './session.policy.ts';
import { hashToken } from './session.token.ts';

/** «Был в сети» is exact to this many minutes: a session is written to no oftener. */
const seenEveryMinutes = 5;

/**
 * The session of a token with the role it acts in, in one prepared statement: it runs before every request. A role that
 * was taken away meanwhile, whose appointment is over, of a card that was merged into another with an account of its own, or that wants a second factor which was not given, is no longer acted
 * in, although the session goes on.
 */
export const identityStatement = {
  name: 'session__identity_by_token',
  text: `
    select session.account_id, account.person_id, session.role, session.organization_id, session.signed_in_by,
      session.second_factor, session.last_seen_at < now() - interval '${seenEveryMinutes} minutes' as seen_long_ago,
      case
        when person.merged_into_id is not null then false
        when session.signed_in_by = 'password' and not session.second_factor
          and session.role in (${rolesWithSecondFactor.map((role) => `'${role}'`).join(', ')}) then false
        when session.role = 'guardian' then exists (
          select from guardianship
          join enrolment on enrolment.person_id = guardianship.child_id
          where guardianship.guardian_id = account.person_id and guardianship.ends_on is null and guardianship.may_see
            and enrolment.organization_id = session.organization_id and enrolment.ends_on is null)
        when session.role = 'student' then exists (
          select from enrolment
          where enrolment.person_id = account.person_id
            and enrolment.organization_id = session.organization_id and enrolment.ends_on is null)
        else exists (
          select from employment
          join employment_role on employment_role.employment_id = employment.id
          left join appointment on appointment.id = employment_role.appointment_id
          where employment.person_id = account.person_id and employment.organization_id = session.organization_id
            and employment.ends_on is null and employment_role.role = session.role
            and (appointment.valid_from is null or appointment.valid_from <= now())
            and (appointment.valid_until is null or appointment.valid_until > now()))
        end as holds_role
    from session
    join account on account.id = session.account_id
    join person on person.id = account.person_id
    where session.token_hash = $1 and session.expires_at > now() and account.blocked_at is null`,
};

interface IdentityRow {
  account_id: number;
  person_id: number;
  role: Role | null;
  organization_id: number | null;
  signed_in_by: SignInWay;
  second_factor: boolean;
  seen_long_ago: boolean;
  holds_role: boolean;
}

/** Who sends a request, and how the session was opened. */
export interface SessionIdentity extends Identity {
  readonly signedInBy: SignInWay;
  readonly secondFactor: boolean;
}

export async function findIdentity(pool: Database['pool'], token: string): Promise<SessionIdentity | null> {
  const tokenHash = hashToken(token);
  const { rows } = await pool.query<IdentityRow>({ ...identityStatement, values: [tokenHash] });
  const row = rows[0];
  if (!row) return null;
  if (row.seen_long_ago) await noteSeen(pool, tokenHash);
  const person = { accountId: row.account_id, personId: row.person_id };
  const actor =
    row.holds_role && row.role && row.organization_id
      ? { ...person, role: row.role, organizationId: row.organization_id }
      : null;
  return { ...person, actor, signedInBy: row.signed_in_by, secondFactor: row.second_factor };
}

/** Of several requests at once, one writes. */
const noteSeen = (pool: Database['pool'], tokenHash: Buffer) =>
  pool.query({
    name: 'session__note_seen',
    text: `update session set last_seen_at = now()
      where token_hash = $1 and last_seen_at < now() - interval '${seenEveryMinutes} minutes'`,
    values: [tokenHash],
  });

export interface NewSession {
  token: string;
  accountId: number;
  wantedOrganizationId: number | null;
  hours: number;
  signedInBy?: SignInWay;
  secondFactor?: boolean;
  device?: Device;
}

export const sessionRepository = (db: Queryable) => ({
  async create({ token, hours, device, ...session }: NewSession): Promise<void> {
    await db
      .insertInto('session')
      .values({
        ...session,
        ...device,
        tokenHash: hashToken(token),
        expiresAt: sql<Date>`now() + make_interval(hours => ${hours})`,
      })
      .execute();
  },

  find: (token: string) =>
    db
      .selectFrom('session')
      .select(['id', 'wantedOrganizationId', 'secondFactor', sql<SignInWay>`signed_in_by`.as('signedInBy')])
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

  /** A session that may do more from now on goes on under a new token: one that was planted or read before is worth nothing. */
  async raise(token: string, newToken: string): Promise<void> {
    await db
      .updateTable('session')
      .set({ tokenHash: hashToken(newToken), secondFactor: true })
      .where('tokenHash', '=', hashToken(token))
      .execute();
  },

  async lowerAll(accountId: number): Promise<void> {
    await db.updateTable('session').set({ secondFactor: false }).where('accountId', '=', accountId).execute();
  },

  async remove(token: string): Promise<void> {
    await db.deleteFrom('session').where('tokenHash', '=', hashToken(token)).execute();
  },

  /** False: the account has no such session, or no longer. */
  async removeOwn(accountId: number, id: number): Promise<boolean> {
    const result = await db
      .deleteFrom('session')
      .where('accountId', '=', accountId)
      .where('id', '=', id)
      .executeTakeFirst();
    return result.numDeletedRows > 0n;
  },

  /** Ends every session of the account but the one of the token, if one is named. */
  async removeOthers(accountId: number, token: string | null): Promise<number> {
    const result = await db
      .deleteFrom('session')
      .where('accountId', '=', accountId)
      .$if(token !== null, (query) => query.where('tokenHash', '<>', hashToken(token ?? '')))
      .executeTakeFirst();
    return Number(result.numDeletedRows);
  },

  listOwn: (accountId: number, token: string) =>
    db
      .selectFrom('session')
      .leftJoin('organization', 'organization.id', 'session.organizationId')
      .select([
        'session.id',
        'browser',
        'system',
        'session.createdAt',
        'lastSeenAt',
        'organization.name as organizationName',
        sql<Role | null>`session.role`.as('role'),
        sql<SignInWay>`signed_in_by`.as('signedInBy'),
        sql<boolean>`session.token_hash = ${hashToken(token)}`.as('current'),
      ])
      .where('accountId', '=', accountId)
      .where('expiresAt', '>', sql<Date>`now()`)
      .orderBy('current', 'desc')
      .orderBy('lastSeenAt', 'desc')
      .orderBy('session.id', 'desc')
      .limit(100)
      .execute(),

  async removeExpired(): Promise<number> {
    const result = await db
      .deleteFrom('session')
      .where('expiresAt', '<', sql<Date>`now()`)
      .executeTakeFirst();
    return Number(result.numDeletedRows);
  },
});
