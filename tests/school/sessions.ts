import type { Role } from '../../packages/contract/src/index.ts';
import {
  newToken,
  sessionHours,
  sessionRepository,
} from '../../apps/server/src/features/identity/sessions/index.ts';
import { sessionCookie } from '../../apps/server/src/platform/access/access.ts';
import type { Queryable } from '../../apps/server/src/platform/database/database.ts';
import { anEmployee } from './people.ts';

/** A signed-in person; `headers` go with every request, as the web client sends them. */
export interface SignedIn {
  accountId: number;
  personId: number;
  headers: { cookie: string; 'x-gorodok': '1' };
}

/** An account of the person; the one there is already, if there is one. */
export async function anAccount(db: Queryable, fields: { personId: number }): Promise<{ id: number }> {
  const existing = await db
    .selectFrom('account')
    .select('id')
    .where('personId', '=', fields.personId)
    .executeTakeFirst();
  return existing ?? db.insertInto('account').values(fields).returning('id').executeTakeFirstOrThrow();
}

/** Signs a person in. The role must be one that he holds in the organization, else he has none. */
export async function aSession(
  db: Queryable,
  fields: { personId: number; role?: Role; organizationId?: number },
): Promise<SignedIn> {
  const account = await anAccount(db, { personId: fields.personId });
  const token = newToken();
  const sessions = sessionRepository(db);
  await sessions.create({ token, accountId: account.id, wantedOrganizationId: null, hours: 1 });
  if (fields.role !== undefined && fields.organizationId !== undefined) {
    const choice = { role: fields.role, organizationId: fields.organizationId };
    await sessions.actAs(token, choice, sessionHours(fields.role));
  }
  return {
    accountId: account.id,
    personId: fields.personId,
    headers: { cookie: `${sessionCookie}=${token}`, 'x-gorodok': '1' },
  };
}

/** An employee of the organization who is signed in in that role, by default its administrator. */
export async function aSignedInEmployee(
  db: Queryable,
  fields: { organizationId: number; role?: Exclude<Role, 'student' | 'guardian'> },
): Promise<SignedIn & { employmentId: number }> {
  const role = fields.role ?? 'school_admin';
  const { organizationId } = fields;
  const { personId, employmentId } = await anEmployee(db, { organizationId, roles: [role], positions: [] });
  return { ...(await aSession(db, { personId, role, organizationId })), employmentId };
}
