import type { PeriodMarkSheet, PutPeriodMarks, ReopenPeriod } from '@gorodok/contract';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit, recordAudits, recordReads } from '#platform/audit/record.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { findJournal, type Journal } from '../journal/index.ts';
import { findJournalPeriods } from './journal-periods.read.ts';
import { hasExamination, hasMarks, permitting, stateOfPeriod } from './period-mark.policy.ts';
import { periodMarkRepository } from './period-mark.repository.ts';
import { periodsOf, studentsOf } from './period-mark-sheet.ts';
import { findPeriodMarkFacts } from './period-mark-sheet.read.ts';
import { faultsOfMarks, placeOf } from './put-period-marks.policy.ts';

export const periodMarkService = (database: Database) => ({
  /** Students by periods with averages and what follows from them; the look is audited. */
  async getSheet(actor: Actor, subjectGroupId: number): Promise<PeriodMarkSheet> {
    const db = database.kysely;
    const sheet = await readSheet(db, actor, await journalOf(db, actor, subjectGroupId));
    await recordReads(database, actor, [
      {
        action: 'period_marks.read',
        subject: { kind: 'subject_group', id: subjectGroupId },
        details: { count: sheet.students.length },
      },
    ]);
    return sheet;
  },

  /** Puts the marks, all or none, and answers with the sheet as it is then. A request that was sent twice changes nothing more. */
  putMarks: (actor: Actor, subjectGroupId: number, { marks }: PutPeriodMarks): Promise<PeriodMarkSheet> =>
    database.kysely.transaction().execute(async (transaction) => {
      const journal = await journalOf(transaction, actor, subjectGroupId);
      if (journal.yearState !== 'open') throw new AppError('conflict', 'lesson.year_closed');
      if (!journal.writable) throw new AppError('forbidden', 'mark.not_your_lesson');
      const repository = periodMarkRepository(transaction, actor, journal);
      const enrolmentIds = [...new Set(marks.map(({ enrolmentId }) => enrolmentId))];
      if ((await repository.lockStudents(enrolmentIds)) < enrolmentIds.length)
        throw new AppError('not_found', 'mark.student_not_in_class');
      await refuseFaults(transaction, actor, journal, marks);
      const standing = new Map(
        (await repository.listStanding(enrolmentIds)).map((mark) => [placeOf(mark), mark.value]),
      );
      const changes = marks
        .map((mark) => ({ ...mark, before: standing.get(placeOf(mark)) ?? null }))
        .filter(({ before, value }) => before !== value);
      if (changes.some(({ before, was }) => before !== was))
        throw new AppError('conflict', 'period_mark.changed_meanwhile');
      await repository.replace(changes);
      await recordAudits(
        transaction,
        actor,
        changes.map(({ enrolmentId, kind, academicPeriodId, value, before }) => ({
          action: value === null ? 'period_mark.removed' : 'period_mark.put',
          subject: { kind: 'enrolment', id: enrolmentId },
          details: { kind, academicPeriodId, subjectGroupId, value, before },
        })),
      );
      return readSheet(transaction, actor, journal);
    }),

  /** Permits writing into one journal of a closed period, with a reason, until the end of a day. */
  reopen: (actor: Actor, subjectGroupId: number, permission: ReopenPeriod): Promise<PeriodMarkSheet> =>
    database.kysely.transaction().execute(async (transaction) => {
      const journal = await journalOf(transaction, actor, subjectGroupId);
      const { today, periods } = await periodsFor(transaction, actor, journal);
      const period = periods.find(({ id }) => id === permission.academicPeriodId);
      if (!period) throw new AppError('not_found', 'period_mark.period_unknown');
      if (!period.closed) throw new AppError('conflict', 'period_reopening.period_not_closed');
      if (permission.lastDay < today)
        throw new AppError('invalid', 'input_invalid', [
          { field: '/lastDay', code: 'period_reopening.day_is_over' },
        ]);
      await periodMarkRepository(transaction, actor, journal).reopen(subjectGroupId, permission);
      await recordAudit(transaction, actor, {
        action: 'period.reopened',
        subject: { kind: 'subject_group', id: subjectGroupId },
        details: { academicPeriodId: period.id, lastDay: permission.lastDay },
      });
      return readSheet(transaction, actor, journal);
    }),
});

async function journalOf(db: Queryable, actor: Actor, subjectGroupId: number): Promise<Journal> {
  const journal = await findJournal(db, actor, subjectGroupId);
  if (!journal) throw new AppError('not_found', 'subject_group.not_found');
  return journal;
}

const periodsFor = (db: Queryable, actor: Actor, { subjectGroup, classGroupId }: Journal) =>
  findJournalPeriods(db, actor, subjectGroup.id, classGroupId);

async function readSheet(db: Queryable, actor: Actor, journal: Journal): Promise<PeriodMarkSheet> {
  const { today, periods } = await periodsFor(db, actor, journal);
  const facts = await findPeriodMarkFacts(db, actor, journal);
  return {
    subjectGroup: journal.subjectGroup,
    writable: journal.writable,
    mayReopen: journal.yearState === 'open' && permitting.includes(actor.role),
    periods: periodsOf(periods, today),
    hasMarks: hasMarks(journal.grade),
    hasExamination: hasExamination(journal.grade),
    students: studentsOf(facts, periods, journal.grade),
  };
}

/** Names every mark that can't be written, and why. */
async function refuseFaults(
  db: Queryable,
  actor: Actor,
  journal: Journal,
  marks: PutPeriodMarks['marks'],
): Promise<void> {
  const { today, periods } = await periodsFor(db, actor, journal);
  const states = new Map(periods.map((period) => [period.id, stateOfPeriod(period, today)]));
  const faults = faultsOfMarks(marks, journal.grade, states);
  const [first] = faults;
  if (!first) return;
  if (faults.every(({ code }) => code === 'period_mark.period_closed'))
    throw new AppError('conflict', first.code);
  throw new AppError('invalid', 'input_invalid', faults);
}
