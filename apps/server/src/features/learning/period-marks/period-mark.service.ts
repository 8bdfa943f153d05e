import type { MarkThresholds, PeriodMarkSheet, PutPeriodMarks, ReopenPeriod } from '@gorodok/contract';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { findJournal, type Journal } from '../journal/index.ts';
import { hasExamination, hasMarks, markRefusal, usualThresholds } from './period-mark.policy.ts';
import { periodMarkRepository } from './period-mark.repository.ts';
import { periodsOf, studentsOf } from './period-mark-sheet.ts';
import { findPeriodMarkFacts } from './period-mark-sheet.read.ts';

/** Who permits writing into a closed period. */
export const permitting: readonly string[] = ['deputy_head', 'director'];

export const periodMarkService = (database: Database) => ({
  /** Students by periods with averages and what follows from them; the look is audited. */
  async getSheet(actor: Actor, subjectGroupId: number): Promise<PeriodMarkSheet> {
    const db = database.kysely;
    const journal = await journalOf(db, actor, subjectGroupId);
    const sheet = await readSheet(db, actor, subjectGroupId, journal);
    await recordAudit(db, actor, {
      action: 'period_marks.read',
      subject: { kind: 'subject_group', id: subjectGroupId },
      details: { count: sheet.students.length },
    });
    return sheet;
  },

  /** Puts the marks, all or none, and answers with the sheet as it is then. A request that was sent twice changes nothing more. */
  putMarks: (actor: Actor, subjectGroupId: number, { marks }: PutPeriodMarks): Promise<PeriodMarkSheet> =>
    database.kysely.transaction().execute(async (transaction) => {
      const journal = await journalOf(transaction, actor, subjectGroupId);
      if (journal.yearState !== 'open') throw new AppError('conflict', 'lesson.year_closed');
      if (!journal.writable) throw new AppError('forbidden', 'mark.not_your_lesson');
      const repository = periodMarkRepository(transaction, actor);
      const enrolmentIds = [...new Set(marks.map(({ enrolmentId }) => enrolmentId))];
      const inClass = await repository.listInClass(journal.classGroupId, enrolmentIds);
      if (inClass.size < enrolmentIds.length) throw new AppError('not_found', 'mark.student_not_in_class');
      refuseFaults(marks, journal, await readSheet(transaction, actor, subjectGroupId, journal));
      await repository.lockStudents(enrolmentIds);
      for (const { was, value, ...cell } of marks) {
        const key = { ...cell, academicYearId: journal.academicYearId, subjectId: journal.subjectId };
        const before = await repository.find(key);
        if (before === value) continue;
        if (before !== was) throw new AppError('conflict', 'period_mark.changed_meanwhile');
        await repository.replace(key, value);
        await recordAudit(transaction, actor, {
          action: value === null ? 'period_mark.removed' : 'period_mark.put',
          subject: { kind: 'enrolment', id: cell.enrolmentId },
          details: { ...cell, subjectGroupId, value, before },
        });
      }
      return readSheet(transaction, actor, subjectGroupId, journal);
    }),

  /** Permits writing into one journal of a closed period, with a reason, until the end of a day. */
  reopen: (actor: Actor, subjectGroupId: number, permission: ReopenPeriod): Promise<PeriodMarkSheet> =>
    database.kysely.transaction().execute(async (transaction) => {
      const journal = await journalOf(transaction, actor, subjectGroupId);
      const facts = await findPeriodMarkFacts(transaction, actor, subjectGroupId, journal);
      const period = facts.periods.find(({ id }) => id === permission.academicPeriodId);
      if (!period) throw new AppError('not_found', 'period_mark.period_unknown');
      if (period.closedAt === null) throw new AppError('conflict', 'period_reopening.period_not_closed');
      if (permission.lastDay < facts.today)
        throw new AppError('invalid', 'input_invalid', [
          { field: '/lastDay', code: 'period_reopening.day_is_over' },
        ]);
      await periodMarkRepository(transaction, actor).reopen(subjectGroupId, permission);
      await recordAudit(transaction, actor, {
        action: 'period.reopened',
        subject: { kind: 'subject_group', id: subjectGroupId },
        details: { academicPeriodId: period.id, lastDay: permission.lastDay },
      });
      return readSheet(transaction, actor, subjectGroupId, journal);
    }),

  getThresholds: async (actor: Actor): Promise<MarkThresholds> =>
    (await periodMarkRepository(database.kysely, actor).findThresholds()) ?? usualThresholds,

  putThresholds: (actor: Actor, thresholds: MarkThresholds): Promise<MarkThresholds> =>
    database.kysely.transaction().execute(async (transaction) => {
      const { fiveFrom, fourFrom, threeFrom } = thresholds;
      const faults = [
        ...(fourFrom >= fiveFrom ? ['/fourFrom'] : []),
        ...(threeFrom >= fourFrom ? ['/threeFrom'] : []),
      ].map((field) => ({ field, code: 'mark_threshold.out_of_order' }));
      if (faults.length > 0) throw new AppError('invalid', 'input_invalid', faults);
      const repository = periodMarkRepository(transaction, actor);
      await repository.putThresholds(thresholds);
      await recordAudit(transaction, actor, {
        action: 'mark_thresholds.put',
        subject: { kind: 'organization', id: actor.organizationId },
        details: { ...thresholds },
      });
      return (await repository.findThresholds()) ?? usualThresholds;
    }),
});

async function journalOf(db: Queryable, actor: Actor, subjectGroupId: number): Promise<Journal> {
  const journal = await findJournal(db, actor, subjectGroupId);
  if (!journal) throw new AppError('not_found', 'subject_group.not_found');
  return journal;
}

async function readSheet(
  db: Queryable,
  actor: Actor,
  subjectGroupId: number,
  journal: Journal,
): Promise<PeriodMarkSheet> {
  const facts = await findPeriodMarkFacts(db, actor, subjectGroupId, journal);
  return {
    subjectGroup: journal.subjectGroup,
    writable: journal.writable,
    mayReopen: journal.yearState === 'open' && permitting.includes(actor.role),
    periods: periodsOf(facts),
    hasMarks: hasMarks(journal.grade),
    hasExamination: hasExamination(journal.grade),
    students: studentsOf(facts, journal.grade),
  };
}

/** Names every mark that can't be written, and why; and whichever is named twice. */
function refuseFaults(
  marks: PutPeriodMarks['marks'],
  journal: Pick<Journal, 'grade'>,
  sheet: PeriodMarkSheet,
): void {
  const states = new Map(sheet.periods.map(({ id, state }) => [id, state]));
  const seen = new Set<string>();
  const faults = marks.flatMap((mark, index) => {
    const cell = `${mark.enrolmentId} ${mark.kind} ${mark.academicPeriodId}`;
    const code = seen.has(cell) ? 'period_mark.named_twice' : markRefusal(mark, journal.grade, states);
    seen.add(cell);
    return code === null ? [] : [{ field: `/marks/${index}`, code }];
  });
  const [fault] = faults;
  if (!fault) return;
  if (faults.every(({ code }) => code === 'period_mark.period_closed'))
    throw new AppError('conflict', fault.code);
  throw new AppError('invalid', 'input_invalid', faults);
}
