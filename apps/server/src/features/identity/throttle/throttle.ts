import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import type { Secrets } from '#platform/secrets/secrets.ts';

const windowMinutes = 15;

/** What is counted together, and how many attempts in a quarter of an hour are let through. */
export interface ThrottleKey {
  readonly of: string;
  readonly limit: number;
}

/**
 * Counts attempts in the database, so that several processes count together. An attempt is counted before it is made: a
 * hundred at once do not all slip through. Keys are hashed with the key of the configuration.
 */
export const throttle = (db: Queryable, secrets: Secrets) => {
  const hashOf = (key: ThrottleKey) => secrets.keyedHash('throttle', key.of);

  /** Refuses with `too_many_attempts` and the time to wait once any of the keys is over its limit. */
  async function enter(keys: readonly ThrottleKey[]): Promise<void> {
    let wait = 0;
    for (const key of keys) {
      const { rows } = await sql<{ attempts: number; secondsLeft: number }>`
        insert into sign_in_throttle as kept (key_hash, attempts, window_ends_at)
        values (${hashOf(key)}, 1, now() + make_interval(mins => ${windowMinutes}))
        on conflict (key_hash) do update set
          attempts = case when kept.window_ends_at < now() then 1 else kept.attempts + 1 end,
          window_ends_at = case when kept.window_ends_at < now() then excluded.window_ends_at else kept.window_ends_at end
        returning attempts, ceil(extract(epoch from window_ends_at - now()))::integer as seconds_left`.execute(
        db,
      );
      const [counted] = rows;
      if (counted && counted.attempts > key.limit) wait = Math.max(wait, counted.secondsLeft);
    }
    if (wait > 0) throw new AppError('too_many', 'too_many_attempts', [], wait);
  }

  return {
    enter,

    /** Forgets what was counted under the keys: the person has shown who he is. */
    async forget(keys: readonly ThrottleKey[]): Promise<void> {
      await db.deleteFrom('signInThrottle').where('keyHash', 'in', keys.map(hashOf)).execute();
    },

    /** Takes one attempt back: it was right, and a whole school may share one address. */
    async giveBack(keys: readonly ThrottleKey[]): Promise<void> {
      await db
        .updateTable('signInThrottle')
        .set({ attempts: sql<number>`greatest(attempts - 1, 0)` })
        .where('keyHash', 'in', keys.map(hashOf))
        .execute();
    },

    async removeOld(): Promise<void> {
      await db
        .deleteFrom('signInThrottle')
        .where('windowEndsAt', '<', sql<Date>`now()`)
        .execute();
    },
  };
};
