import type { AcademicYear, ChangeYear, DraftYear } from '@gorodok/contract';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { faultsOfYear } from './year.policy.ts';
import { listYears, yearRepository, type YearHead } from './year.repository.ts';

export const yearService = (database: Database) => {
  /** Runs a change of one year while nobody else changes any year of the organization. */
  const change = (
    actor: Actor,
    id: number,
    action: string,
    apply: (transaction: Queryable, year: YearHead, others: YearHead[]) => Promise<void>,
  ): Promise<AcademicYear> =>
    database.kysely.transaction().execute(async (transaction) => {
      const years = await yearRepository(transaction).lockAll(actor);
      const year = years.find((known) => known.id === id);
      if (!year) throw new AppError('not_found', 'academic_year.not_found');
      await apply(
        transaction,
        year,
        years.filter((other) => other.id !== id),
      );
      await recordAudit(transaction, actor, { action, subject: { kind: 'academic_year', id } });
      return getYear(transaction, actor, id);
    });

  return {
    add: (actor: Actor, draft: DraftYear): Promise<AcademicYear> =>
      database.kysely.transaction().execute(async (transaction) => {
        const years = yearRepository(transaction);
        refuseFaults(draft, await years.lockAll(actor));
        const id = await years.add(actor, draft);
        await years.putCalendar(id, draft);
        await recordAudit(transaction, actor, {
          action: 'academic_year.added',
          subject: { kind: 'academic_year', id },
        });
        return getYear(transaction, actor, id);
      }),

    change: (actor: Actor, id: number, { version, ...draft }: ChangeYear): Promise<AcademicYear> =>
      change(actor, id, 'academic_year.changed', async (transaction, year, others) => {
        if (year.version !== version) throw new AppError('conflict', 'academic_year.changed_meanwhile');
        if (year.state === 'closed') throw new AppError('conflict', 'academic_year.closed');
        refuseFaults(draft, others);
        await yearRepository(transaction).change(id, draft);
        if (!(await yearRepository(transaction).putCalendar(id, draft)))
          throw new AppError('conflict', 'academic_year.period_in_use');
      }),

    open: (actor: Actor, id: number): Promise<AcademicYear> =>
      change(actor, id, 'academic_year.opened', async (transaction, year, others) => {
        if (year.state !== 'planned') throw new AppError('conflict', 'academic_year.not_planned');
        if (others.filter(({ state }) => state === 'open').length >= 2)
          throw new AppError('conflict', 'academic_year.two_open_already');
        await yearRepository(transaction).setState(id, 'open');
      }),

    close: (actor: Actor, id: number): Promise<AcademicYear> =>
      change(actor, id, 'academic_year.closed', async (transaction, year) => {
        if (year.state !== 'open') throw new AppError('conflict', 'academic_year.not_open');
        if (await yearRepository(transaction).hasStudents(id))
          throw new AppError('conflict', 'academic_year.has_students');
        await yearRepository(transaction).setState(id, 'closed');
      }),
  };
};

async function getYear(db: Queryable, actor: Actor, id: number): Promise<AcademicYear> {
  const year = (await listYears(db, actor)).find((known) => known.id === id);
  if (!year) throw new AppError('not_found', 'academic_year.not_found');
  return year;
}

function refuseFaults(draft: DraftYear, others: readonly YearHead[]): void {
  const faults = faultsOfYear(draft, others);
  if (faults.length > 0) throw new AppError('invalid', 'input_invalid', faults);
}
