import { createHash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';

export interface OpenedSession {
  cookie: string;
  tokenHash: Buffer;
}

/** Opens a session for somebody of the region, as the sign-in does. */
export async function openSession(
  pool: Pool,
  who: { personId: number; role: string; organizationId: number },
): Promise<OpenedSession> {
  const token = randomBytes(32).toString('base64url');
  const tokenHash = createHash('sha256').update(token).digest();
  await pool.query(
    `with account as (
       insert into account (person_id) values ($1)
       on conflict (person_id) do update set person_id = excluded.person_id returning id)
     insert into session (token_hash, account_id, role, organization_id, expires_at)
     select $2, id, $3, $4, now() + interval '1 day' from account`,
    [who.personId, tokenHash, who.role, who.organizationId],
  );
  return { cookie: `gorodok_session=${token}`, tokenHash };
}
