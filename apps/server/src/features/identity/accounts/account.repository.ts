import type { Queryable } from '#platform/database/database.ts';
import type { EsiaPerson } from '@gorodok/esia';
import { AppError } from '#platform/errors/app-error.ts';
import { sql } from 'kysely';

/** What a sign-in by password needs to know of an account. */
export interface Credentials {
  id: number;
  personId: number;
  passwordHash: string | null;
}

/** A login as it is kept: names and addresses are told apart by neither case nor spaces around them. */
export const foldLogin = (login: string): string => login.trim().toLowerCase();

export const accountRepository = (db: Queryable) => ({
  /** Finds the person's account, or opens one; locked, so that two sign-ins at once can't link it twice. */
  async openForUpdate(personId: number): Promise<{ id: number; blockedAt: Date | null }> {
    await db
      .insertInto('account')
      .values({ personId })
      .onConflict((conflict) => conflict.column('personId').doNothing())
      .execute();
    return db
      .selectFrom('account')
      .select(['id', 'blockedAt'])
      .where('personId', '=', personId)
      .forUpdate()
      .executeTakeFirstOrThrow();
  },

  findByOid: (oid: number) =>
    db
      .selectFrom('esiaLink')
      .innerJoin('account', 'account.id', 'esiaLink.accountId')
      .select(['account.id', 'account.personId'])
      .where('esiaLink.oid', '=', oid)
      .executeTakeFirst(),

  findLink: (accountId: number) =>
    db.selectFrom('esiaLink').select('oid').where('accountId', '=', accountId).executeTakeFirst(),

  /** Links the account of ЕСИА, in the place of another one; whoever comes in through ЕСИА has tried it («тестовый вход»). */
  async link(accountId: number, { oid, level }: Pick<EsiaPerson, 'oid' | 'level'>): Promise<void> {
    await db
      .insertInto('esiaLink')
      .values({ accountId, oid, level })
      .onConflict((conflict) =>
        conflict.column('accountId').doUpdateSet({
          oid,
          level,
          lastUsedAt: sql<Date>`now()`,
          linkedAt: sql<Date>`case when esia_link.oid = excluded.oid then esia_link.linked_at else now() end`,
        }),
      )
      .execute();
    await db
      .updateTable('account')
      .set({
        esiaSignedInAt: sql<Date>`coalesce(esia_signed_in_at, now())`,
        parentalConsentMissingSince: null,
      })
      .where('id', '=', accountId)
      .where((expression) =>
        expression.or([
          expression('esiaSignedInAt', 'is', null),
          expression('parentalConsentMissingSince', 'is not', null),
        ]),
      )
      .execute();
  },

  /** ЕСИА refuses this student until a parent consents; known only where it was the student's own account that asked. */
  async noteParentalConsentMissing(accountId: number): Promise<void> {
    await db
      .updateTable('account')
      .set({ parentalConsentMissingSince: sql<Date>`coalesce(parental_consent_missing_since, now())` })
      .where('id', '=', accountId)
      .execute();
  },

  /**
   * The accounts that a user name, or an e-mail which its owner has confirmed, stands for. Several only where a family
   * shares an address: it then names nobody at the door, and still reaches all of them when a password is forgotten.
   */
  listByLogin: (login: string): Promise<Credentials[]> =>
    db
      .selectFrom('account')
      .leftJoin('accountPassword', 'accountPassword.accountId', 'account.id')
      .select(['account.id', 'account.personId', 'passwordHash'])
      .where((expression) =>
        expression.or([
          expression('userName', '=', foldLogin(login)),
          expression(
            'account.personId',
            'in',
            expression
              .selectFrom('contact')
              .select('personId')
              .where('kind', '=', 'email')
              .where('value', '=', foldLogin(login))
              .where('confirmedAt', 'is not', null),
          ),
        ]),
      )
      .limit(10)
      .execute(),

  get: (accountId: number) =>
    db
      .selectFrom('account')
      .leftJoin('accountPassword', 'accountPassword.accountId', 'account.id')
      .leftJoin('esiaLink', 'esiaLink.accountId', 'account.id')
      .select([
        'account.id',
        'account.personId',
        'userName',
        'blockedAt',
        'passwordHash',
        'changedAt as passwordChangedAt',
        'esiaLink.linkedAt as esiaLinkedAt',
        'esiaSignedInAt',
      ])
      .where('account.id', '=', accountId)
      .executeTakeFirstOrThrow(),

  /** Refuses with `account.user_name_taken` what another account is called. */
  async setUserName(accountId: number, userName: string): Promise<void> {
    const taken = await db
      .selectFrom('account')
      .select('id')
      .where('userName', '=', userName)
      .where('id', '<>', accountId)
      .executeTakeFirst();
    if (taken) throw userNameTaken();
    try {
      await db.updateTable('account').set({ userName }).where('id', '=', accountId).execute();
    } catch (error) {
      // Two people at once: the constraint decides.
      if (error instanceof Error && Reflect.get(error, 'constraint') === 'account__user_name_is_unique')
        throw userNameTaken();
      throw error;
    }
  },

  async setPassword(accountId: number, passwordHash: string): Promise<void> {
    await db
      .insertInto('accountPassword')
      .values({ accountId, passwordHash })
      .onConflict((conflict) =>
        conflict.column('accountId').doUpdateSet({ passwordHash, changedAt: sql<Date>`now()` }),
      )
      .execute();
  },

  /** The same password under newer parameters: it has not been changed. */
  async rehashPassword(accountId: number, before: string, after: string): Promise<void> {
    await db
      .updateTable('accountPassword')
      .set({ passwordHash: after })
      .where('accountId', '=', accountId)
      .where('passwordHash', '=', before)
      .execute();
  },

  async setBlocked(accountId: number, blocked: boolean): Promise<void> {
    await db
      .updateTable('account')
      .set({ blockedAt: blocked ? sql<Date>`coalesce(blocked_at, now())` : null })
      .where('id', '=', accountId)
      .execute();
  },

  /** False: there was no link. */
  async unlink(accountId: number): Promise<boolean> {
    const { numDeletedRows } = await db
      .deleteFrom('esiaLink')
      .where('accountId', '=', accountId)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  },
});

const userNameTaken = () =>
  new AppError('invalid', 'input_invalid', [{ field: '/userName', code: 'account.user_name_taken' }]);
