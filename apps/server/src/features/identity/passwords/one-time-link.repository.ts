import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';
import { hashToken, newToken } from '../sessions/index.ts';

export type LinkPurpose = 'invitation' | 'password_recovery' | 'email_confirmation';

/** How long a link lives. An invitation waits for a slip to come home; a forgotten password is wanted now. */
const minutesOf: Record<LinkPurpose, number> = {
  invitation: 7 * 24 * 60,
  password_recovery: 30,
  email_confirmation: 24 * 60,
};

const usable = sql<boolean>`used_at is null and expires_at > now()`;

export const oneTimeLinkRepository = (db: Queryable) => ({
  /**
   * Makes a link; the token is told once, its hash is kept. It takes the place of earlier ones, but for a forgotten password:
   * a stranger who asks for letters must not spoil the one that the owner is about to open.
   */
  async create(link: {
    accountId: number;
    purpose: LinkPurpose;
    email: string | null;
  }): Promise<{ token: string; expiresAt: Date }> {
    const token = newToken();
    if (link.purpose !== 'password_recovery')
      await db
        .deleteFrom('oneTimeLink')
        .where('accountId', '=', link.accountId)
        .where('purpose', '=', link.purpose)
        .execute();
    const { expiresAt } = await db
      .insertInto('oneTimeLink')
      .values({
        ...link,
        tokenHash: hashToken(token),
        expiresAt: sql<Date>`now() + make_interval(mins => ${minutesOf[link.purpose]})`,
      })
      .returning('expiresAt')
      .executeTakeFirstOrThrow();
    return { token, expiresAt };
  },

  find: (token: string) =>
    db
      .selectFrom('oneTimeLink')
      .innerJoin('account', 'account.id', 'oneTimeLink.accountId')
      .select([
        'accountId',
        'personId',
        sql<LinkPurpose>`purpose`.as('purpose'),
        'email',
        'userName',
        'blockedAt',
      ])
      .where('tokenHash', '=', hashToken(token))
      .where(usable)
      .executeTakeFirst(),

  /** Takes the link, once: of two clicks at the same moment one finds nothing. */
  async take(token: string, purposes: readonly LinkPurpose[]): Promise<boolean> {
    const row = await db
      .updateTable('oneTimeLink')
      .set({ usedAt: sql<Date>`now()` })
      .where('tokenHash', '=', hashToken(token))
      .where('purpose', 'in', purposes)
      .where(usable)
      .returning('accountId')
      .executeTakeFirst();
    return row !== undefined;
  },

  /** Whoever has set a password by one way has no use for the other links, and nobody else shall have. */
  async forgetThoseForPasswords(accountId: number): Promise<void> {
    await db
      .deleteFrom('oneTimeLink')
      .where('accountId', '=', accountId)
      .where('purpose', 'in', ['invitation', 'password_recovery'])
      .execute();
  },

  findWaitingEmail: async (accountId: number): Promise<string | null> => {
    const row = await db
      .selectFrom('oneTimeLink')
      .select('email')
      .where('accountId', '=', accountId)
      .where('purpose', '=', 'email_confirmation')
      .where(usable)
      .executeTakeFirst();
    return row?.email ?? null;
  },

  async removeOld(): Promise<void> {
    await db
      .deleteFrom('oneTimeLink')
      .where('expiresAt', '<', sql<Date>`now()`)
      .execute();
  },
});
