import type { PeriodClosings, PutPeriodClosings } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudits } from '#platform/audit/record.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { findPeriodClosings } from './period-closing.read.ts';
import { permitting } from './period-mark.policy.ts';

export const periodClosingService = (database: Database) => ({
  list: (actor: Actor): Promise<PeriodClosings> => read(database.kysely, actor),

  /** Closes a period for classes, or opens it again with a reason; what is so already stays as it is. */
  put: (actor: Actor, { academicPeriodId, classGroupIds, closed, reason }: PutPeriodClosings) =>
    database.kysely.transaction().execute(async (transaction): Promise<PeriodClosings> => {
      if (!closed) refuseOpening(actor, reason);
      await refuseUnknown(transaction, actor, academicPeriodId, [...new Set(classGroupIds)]);
      const changed = closed
        ? await close(transaction, actor, academicPeriodId, classGroupIds)
        : await open(transaction, actor, academicPeriodId, classGroupIds, reason?.trim() ?? '');
      await recordAudits(
        transaction,
        actor,
        changed.map((classGroupId) => ({
          action: closed ? 'period.closed' : 'period.opened',
          subject: { kind: 'class_group', id: classGroupId },
          details: { academicPeriodId },
        })),
      );
      return read(transaction, actor);
    }),
});

const read = async (db: Queryable, actor: Actor): Promise<PeriodClosings> => ({
  ...(await findPeriodClosings(db, actor)),
  mayOpen: permitting.includes(actor.role),
});

/** A closed period is changed only by the deputy head's permission, with a reason. */
function refuseOpening(actor: Actor, reason: string | null): void {
  if (!permitting.includes(actor.role)) throw new AppError('forbidden', 'period_closing.only_heads_open');
  if ((reason ?? '').trim().length < 3)
    throw new AppError('invalid', 'input_invalid', [
      { field: '/reason', code: 'period_closing.reason_needed' },
    ]);
}

async function refuseUnknown(
  db: Queryable,
  actor: Actor,
  academicPeriodId: number,
  classGroupIds: readonly number[],
): Promise<void> {
  const { rows } = await sql<{ begun: boolean; yearIsOpen: boolean }>`
    select period.starts_on <= (now() at time zone organization.time_zone)::date as begun,
           academic_year.state = 'open' as year_is_open
    from class_group_period as period
    join organization on organization.id = period.organization_id
    join academic_year on academic_year.id = period.academic_year_id
    where period.organization_id = ${actor.organizationId} and period.academic_period_id = ${academicPeriodId}
      and period.class_group_id = any (${classGroupIds}::bigint[])`.execute(db);
  if (rows.length < classGroupIds.length) throw new AppError('not_found', 'period_mark.period_unknown');
  if (rows.some(({ yearIsOpen }) => !yearIsOpen)) throw new AppError('conflict', 'lesson.year_closed');
  if (rows.some(({ begun }) => !begun)) throw new AppError('conflict', 'period_closing.period_not_begun');
}

/** @returns for which classes it was open until now. */
async function close(
  db: Queryable,
  { organizationId, personId }: Actor,
  academicPeriodId: number,
  classGroupIds: readonly number[],
): Promise<number[]> {
  const rows = await db
    .insertInto('periodClosing')
    .values(
      classGroupIds.map((classGroupId) => ({
        organizationId,
        classGroupId,
        academicPeriodId,
        closedByPersonId: personId,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('classGroupId')
    .execute();
  return rows.map(({ classGroupId }) => classGroupId);
}

/** @returns for which classes it was closed until now. */
async function open(
  db: Queryable,
  { organizationId, personId }: Actor,
  academicPeriodId: number,
  classGroupIds: readonly number[],
  reason: string,
): Promise<number[]> {
  const rows = await db
    .updateTable('periodClosing')
    .set({ openedAt: sql<Date>`now()`, openedByPersonId: personId, openedBecause: reason })
    .where('organizationId', '=', organizationId)
    .where('academicPeriodId', '=', academicPeriodId)
    .where('classGroupId', 'in', [...classGroupIds])
    .where('openedAt', 'is', null)
    .returning('classGroupId')
    .execute();
  return rows.map(({ classGroupId }) => classGroupId);
}
