import type { Static } from 'typebox';
import { findRecipient } from '#features/identity/recipients/index.ts';
import { getOrganizationNow } from '#features/registry/organizations/index.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Queryable } from '#platform/database/database.ts';
import { workOrFail } from '#platform/database/failure-kind.ts';
import type { Mailer } from '#platform/mail/mailer.ts';
import { readSpreadsheet } from '../spreadsheets/index.ts';
import type { applyImport } from './apply-import.job.ts';
import { letterAbout } from './import.letter.ts';
import { importRepository, type QueuedImport, type Report } from './import.repository.ts';
import type { ImportFoundations } from './import.service.ts';
import { reportOf } from './report.ts';

type Task = Static<(typeof applyImport)['data']>;
type Outcome =
  | { state: 'applied'; failureCode: null; report: Report }
  | { state: 'failed'; failureCode: string; report?: Report };

export interface ApplicationFoundations extends ImportFoundations {
  mailer: Mailer;
  publicUrl: string;
}

/**
 * Applies a queued import in one transaction: the file is read and checked again, since the cards may have changed, and either
 * everything is written together with the state, the audit entry and the letter, or nothing. An import that is not queued
 * (any longer) is passed over, so that the same job may come twice.
 */
export function importApplication(foundations: ApplicationFoundations) {
  const { database, files, importers } = foundations;

  async function end(transaction: Queryable, { importId, actor }: Task, outcome: Outcome): Promise<void> {
    if (!(await importRepository(transaction).finish(importId, outcome))) return;
    const counts = outcome.report?.counts;
    await recordAudit(transaction, actor, {
      action: outcome.state === 'applied' ? 'import.applied' : 'import.failed',
      subject: { kind: 'import', id: importId },
      details: {
        ...(outcome.failureCode !== null && { code: outcome.failureCode }),
        ...(counts && { rows: counts.rows, rowsWithErrors: counts.rowsWithErrors }),
        ...(outcome.state === 'applied' && counts && { created: counts.created, updated: counts.updated }),
      },
    });
    const { language, noticesTo } = await findRecipient(transaction, actor.personId);
    if (noticesTo === null) return;
    const letter = letterAbout(
      language,
      outcome.state,
      outcome.failureCode,
      counts,
      `${foundations.publicUrl}/imports/${importId}`,
    );
    await foundations.mailer.send(transaction, { ...letter, to: noticesTo });
  }

  async function applyOnce(task: Task, queued: QueuedImport, bytes: Uint8Array): Promise<void> {
    const spreadsheet = await readSpreadsheet(bytes);
    await database.kysely.transaction().execute(async (transaction) => {
      const imports = importRepository(transaction);
      await imports.lock(queued.organizationId, queued.kind !== 'timetable');
      if (!(await imports.findQueued(queued.id))) return;
      const organization = await getOrganizationNow(transaction, queued.organizationId);
      const plan = await importers[queued.kind].plan(
        transaction,
        organization,
        spreadsheet,
        queued.knownPeople,
      );
      const report = reportOf(plan);
      if (queued.rows === 'all' && report.counts.faultlessRows < report.counts.rows) {
        await end(transaction, task, { state: 'failed', failureCode: 'import.changed_since_check', report });
        return;
      }
      await plan.write(transaction, { importId: queued.id, by: task.actor });
      await end(transaction, task, { state: 'applied', failureCode: null, report });
    });
  }

  const fail = (task: Task, failureCode: string) =>
    database.kysely
      .transaction()
      .execute((transaction) => end(transaction, task, { state: 'failed', failureCode }));

  return async function apply(task: Task): Promise<void> {
    const queued = await importRepository(database.kysely).findQueued(task.importId);
    if (!queued) return;
    const bytes = await files.get(queued.fileKey).catch(() => null);
    if (bytes === null) return fail(task, 'import.file_lost');
    await workOrFail(
      () => applyOnce(task, queued, bytes),
      () => fail(task, 'import.failed_inside'),
    );
  };
}
