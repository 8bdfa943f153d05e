import type { PeriodClosings, PutPeriodClosings } from '@gorodok/contract';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { findPeriodClosings } from './period-closing.read.ts';

export const periodClosingService = (database: Database) => ({
  list: (actor: Actor): Promise<PeriodClosings> => findPeriodClosings(database.kysely, actor),

  /** Closes a period for classes, or opens it again; what is so already stays as it is. */
  put: (
    actor: Actor,
    { academicPeriodId, classGroupIds, closed }: PutPeriodClosings,
  ): Promise<PeriodClosings> =>
    database.kysely.transaction().execute(async (transaction) => {
      const { classes } = await findPeriodClosings(transaction, actor);
      const { organizationId, personId } = actor;
      for (const classGroupId of new Set(classGroupIds)) {
        const period = classes
          .find((known) => known.classGroupId === classGroupId)
          ?.periods.find((known) => known.academicPeriodId === academicPeriodId);
        if (!period) throw new AppError('not_found', 'period_mark.period_unknown');
        if (!period.begun) throw new AppError('conflict', 'period_closing.period_not_begun');
        if (period.closed === closed) continue;
        const row = { organizationId, classGroupId, academicPeriodId };
        if (closed) {
          await transaction
            .insertInto('periodClosing')
            .values({ ...row, closedByPersonId: personId })
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        } else {
          await transaction
            .deleteFrom('periodClosing')
            .where('organizationId', '=', organizationId)
            .where('classGroupId', '=', classGroupId)
            .where('academicPeriodId', '=', academicPeriodId)
            .execute();
        }
        await recordAudit(transaction, actor, {
          action: closed ? 'period.closed' : 'period.opened',
          subject: { kind: 'class_group', id: classGroupId },
          details: { academicPeriodId },
        });
      }
      return findPeriodClosings(transaction, actor);
    }),
});
