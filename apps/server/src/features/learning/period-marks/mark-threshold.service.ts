import type { MarkThresholds } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { faultsOfThresholds, usualThresholds } from './period-mark.policy.ts';

/** From which average a school proposes which mark. */
export const markThresholdService = ({ kysely }: Database) => ({
  async get(actor: Actor): Promise<MarkThresholds> {
    const own = await kysely
      .selectFrom('markThreshold')
      .where('organizationId', '=', actor.organizationId)
      .select([
        sql<number>`five_from::float8`.as('fiveFrom'),
        sql<number>`four_from::float8`.as('fourFrom'),
        sql<number>`three_from::float8`.as('threeFrom'),
        'leastMarks',
      ])
      .executeTakeFirst();
    return own ?? usualThresholds;
  },

  put: (actor: Actor, thresholds: MarkThresholds): Promise<MarkThresholds> =>
    kysely.transaction().execute(async (transaction) => {
      const faults = faultsOfThresholds(thresholds);
      if (faults.length > 0) throw new AppError('invalid', 'input_invalid', faults);
      const { fiveFrom, fourFrom, threeFrom, leastMarks } = thresholds;
      // PostgreSQL's exact numbers travel as text.
      const row = {
        fiveFrom: String(fiveFrom),
        fourFrom: String(fourFrom),
        threeFrom: String(threeFrom),
        leastMarks,
      };
      await transaction
        .insertInto('markThreshold')
        .values({ organizationId: actor.organizationId, ...row })
        .onConflict((conflict) => conflict.column('organizationId').doUpdateSet(row))
        .execute();
      await recordAudit(transaction, actor, {
        action: 'mark_thresholds.put',
        subject: { kind: 'organization', id: actor.organizationId },
        details: { ...thresholds },
      });
      return thresholds;
    }),
});
