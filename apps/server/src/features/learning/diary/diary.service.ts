import type { DiaryResults } from '@gorodok/contract';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { hashToken } from '#features/identity/sessions/index.ts';
import { findDiaryWeek, listDiaryStudents } from './diary.read.ts';
import { findDiaryResults } from './results.read.ts';
import { diaryRepository } from './diary.repository.ts';

/** How many sessions and children are remembered as audited; past it the table is asked again, which is only slower. */
const rememberedReadings = 50_000;

export const diaryService = (database: Database) => {
  const audited = new Set<string>();

  /** One audit entry for a session and child (requirement of 152-FZ in the measure of a family's own diary). */
  async function auditReading(actor: Actor, sessionToken: string, enrolmentId: number): Promise<void> {
    const tokenHash = hashToken(sessionToken);
    const reading = `${tokenHash.toString('base64')} ${enrolmentId}`;
    if (audited.has(reading)) return;
    await database.kysely.transaction().execute(async (transaction) => {
      if (await diaryRepository(transaction).noteReading(tokenHash, enrolmentId)) {
        await recordAudit(transaction, actor, {
          action: 'diary.read',
          subject: { kind: 'enrolment', id: enrolmentId },
        });
      }
    });
    if (audited.size >= rememberedReadings) audited.clear();
    audited.add(reading);
  }

  return {
    listStudents: (actor: Actor) => listDiaryStudents(database.kysely, actor),

    /** The week as ready JSON; another family's diary does not exist for the actor. */
    async getWeek(
      actor: Actor,
      sessionToken: string,
      enrolmentId: number,
      date: string | null,
    ): Promise<string> {
      const week = await findDiaryWeek(database.pool, actor, enrolmentId, date);
      if (week === undefined) throw new AppError('not_found', 'diary.not_found');
      await auditReading(actor, sessionToken, enrolmentId);
      return week;
    },

    /** A year by subject; a year that the diary does not have is none. */
    async getResults(
      actor: Actor,
      sessionToken: string,
      enrolmentId: number,
      academicYearId: number | null,
    ): Promise<DiaryResults> {
      const results = await findDiaryResults(database.pool, actor, enrolmentId, academicYearId);
      if (results === undefined) throw new AppError('not_found', 'diary.not_found');
      await auditReading(actor, sessionToken, enrolmentId);
      return results;
    },
  };
};
