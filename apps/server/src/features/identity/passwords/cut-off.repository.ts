import type { PasswordCutOff } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';

type Place = Pick<PasswordCutOff, 'role' | 'organizationKind'>;

export const cutOffRepository = (db: Queryable) => ({
  list: (): Promise<PasswordCutOff[]> =>
    db
      .selectFrom('passwordCutOff')
      .select([
        sql<PasswordCutOff['role']>`role`.as('role'),
        sql<PasswordCutOff['organizationKind']>`organization_kind`.as('organizationKind'),
        'refusedFrom',
      ])
      .orderBy('organizationKind')
      .orderBy('role')
      .execute(),

  async set(actor: Actor, { role, organizationKind }: Place, refusedFrom: string): Promise<void> {
    await db
      .insertInto('passwordCutOff')
      .values({ role, organizationKind, refusedFrom, setByAccountId: actor.accountId })
      .onConflict((conflict) =>
        conflict
          .columns(['role', 'organizationKind'])
          .doUpdateSet({ refusedFrom, setByAccountId: actor.accountId, setAt: sql<Date>`now()` }),
      )
      .execute();
  },

  async remove({ role, organizationKind }: Place): Promise<void> {
    await db
      .deleteFrom('passwordCutOff')
      .where('role', '=', role)
      .where('organizationKind', '=', organizationKind)
      .execute();
  },
});
