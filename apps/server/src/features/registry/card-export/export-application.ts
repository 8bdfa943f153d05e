import type { StartCardExport } from '@gorodok/contract';
import type { Static } from 'typebox';
import { recordAudit } from '#platform/audit/record.ts';
import type { JobRunner } from '#platform/jobs/job-runner.ts';
import { writeWorkbook } from '#platform/spreadsheet/write-workbook.ts';
import { byName, cardRows, cardSearchService, type CardPlace, type CardRow } from '../cards/index.ts';
import { getOrganizationNow } from '../organizations/index.ts';
import { cardExportRepository } from './card-export.repository.ts';
import type { ExportFoundations } from './card-export.service.ts';
import { cardSheet } from './card-sheet.ts';
import { exportCards, removeExpiredExports } from './export-cards.job.ts';

type Task = Static<(typeof exportCards)['data']>;

const batch = 2_000;
const largestFile = 100 * 1024 * 1024;

/** Makes the files of exports, and removes those that are past their day. */
export function cardExportJobs(jobs: JobRunner, foundations: ExportFoundations): void {
  const { database, files } = foundations;
  const db = database.kysely;

  /** All the cards as they stand at one moment, batch by batch; how far it is can be seen meanwhile. */
  async function read({ exportId, actor }: Task, request: StartCardExport): Promise<CardRow[]> {
    const { wanted, total } = await cardSearchService(database).understand(actor, request);
    const sort = request.sort ?? byName;
    return db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (transaction) => {
        const cards: CardRow[] = [];
        let after: CardPlace | null = null;
        for (;;) {
          const query = cardRows(actor, { wanted, sort, after }, batch);
          const { rows } = await query.execute(transaction.withoutPlugins());
          cards.push(...rows);
          const last = rows.at(-1);
          if (rows.length < batch || !last) return cards;
          after = { key: last.sort_key, name: last.sort_name, personId: last.person_id };
          await cardExportRepository(db).tellProgress(exportId, cards.length, Math.max(total, cards.length));
        }
      });
  }

  async function make(task: Task, request: StartCardExport): Promise<void> {
    const { exportId, actor } = task;
    const cards = await read(task, request);
    const { today } = await getOrganizationNow(db, actor.organizationId);
    const bytes = await writeWorkbook([cardSheet(request.kind, request.columns, cards, today)]);
    const fileKey = await files.put('card-exports', bytes, largestFile);
    await db.transaction().execute(async (transaction) => {
      if (!(await cardExportRepository(transaction).finish(exportId, { fileKey, rows: cards.length }))) {
        await files.remove(fileKey);
        return;
      }
      // Which filters there were, not the words searched for: these may be a name.
      await recordAudit(transaction, actor, {
        action: 'cards.exported',
        subject: { kind: 'card_export', id: exportId },
        details: {
          kind: request.kind,
          count: cards.length,
          columns: request.columns,
          searched: Boolean(request.search),
          filters: request.filters ?? {},
        },
      });
    });
  }

  // One that is not queued (any longer) is passed over, so that the same job may come twice.
  jobs.handle(exportCards, async (task) => {
    const request = await cardExportRepository(db).findRequest(task.exportId);
    if (!request) return;
    try {
      await make(task, request);
    } catch (error) {
      // Where the database is away this throws too, and the job comes again.
      await cardExportRepository(db).finish(task.exportId, null);
      throw error;
    }
  });

  jobs.handle(removeExpiredExports, async () => {
    const exports = cardExportRepository(db);
    for (const { id, fileKey } of await exports.listExpired()) {
      if (fileKey !== null) await files.remove(fileKey);
      await exports.remove(id);
    }
  });
}
