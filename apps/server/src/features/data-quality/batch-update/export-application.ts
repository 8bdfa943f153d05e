import type { Static } from 'typebox';
import { cardBatchRepository } from '#features/registry/people/index.ts';
import { recordAudit } from '#platform/audit/record.ts';
import { workOrFail } from '#platform/database/failure-kind.ts';
import { beginTextFile, type TextColumn } from '#platform/spreadsheet/text-file/text-file.ts';
import { keyHeading, columnsOf, type BatchColumn } from './batch-columns.ts';
import { batchExportRepository, type KnownExport } from './batch-export.repository.ts';
import { kindTitles, type BatchFoundations } from './batch-export.service.ts';
import type { makeBatchExport } from './batch-update.jobs.ts';
import { listBatchPeople } from './batch-selection.read.ts';
import { instructions } from './instructions.ts';
import { rowKeys } from './row-key.ts';
import { textsOf } from './row-texts.ts';
import { mostRows } from './update-plan.ts';

type Task = Static<(typeof makeBatchExport)['data']>;

const atOnce = 1_000;
const largestFile = 200 * 1024 * 1024;

/** The columns as a file shows them: the key of the row first, out of sight. */
export const fileColumns = (columns: readonly BatchColumn[]): TextColumn[] => [
  { heading: keyHeading, width: 12, hidden: true, locked: true },
  ...columns.map(({ heading, width, locked, choices }) => ({
    heading,
    width,
    locked: locked === 'always',
    ...(choices && { choices }),
  })),
];

/**
 * Makes the file of a queued export, and keeps what stands in it: each row as it was when it was read. An export that is not queued
 * (any longer) is passed over, so that the same job may come twice.
 */
export function exportApplication({ database, files, secrets, unfilled }: BatchFoundations) {
  const db = database.kysely;

  async function make({ exportId, actor }: Task, { filter, columns: set, format }: KnownExport) {
    const columns = columnsOf(filter.kind, set);
    const keys = rowKeys(secrets, actor.organizationId, exportId);
    const file = beginTextFile({
      format,
      name: kindTitles[filter.kind],
      columns: fileColumns(columns),
      instructions,
    });
    try {
      await db.transaction().execute(async (transaction) => {
        const exports = batchExportRepository(transaction);
        const people = await listBatchPeople(transaction, actor, filter, unfilled, mostRows + 1);
        const failureCode =
          (people.length === 0 && 'batch_export.nobody') ||
          (people.length > mostRows && 'batch_export.too_many_rows');
        if (failureCode) {
          await exports.finish(exportId, { failureCode });
          return;
        }
        for (let done = 0; done < people.length; done += atOnce) {
          await batchExportRepository(db).tellProgress(exportId, done, people.length);
          const chunk = people.slice(done, done + atOnce);
          const data = await cardBatchRepository(transaction).read(chunk.map(({ personId }) => personId));
          const rows = chunk.flatMap(({ personId, kind, context }, index) => {
            const own = data.get(personId);
            const ordinal = done + index + 1;
            return own
              ? [{ ordinal, personId, kind, texts: textsOf({ kind, context, data: own }, columns, format) }]
              : [];
          });
          await exports.addRows(exportId, rows);
          file.add(
            rows.map(({ ordinal, personId, texts }) => ({
              cells: [keys.keyOf(ordinal, personId), ...columns.map(({ key }) => texts[key] ?? '')],
            })),
          );
        }
        const fileKey = await files.put('batch-exports', await file.end(), largestFile);
        if (!(await exports.finish(exportId, { fileKey, rows: people.length }))) {
          await files.remove(fileKey);
          return;
        }
        await recordAudit(transaction, actor, {
          action: 'batch_export.made',
          subject: { kind: 'batch_export', id: exportId },
          details: { kind: filter.kind, count: people.length, columns: set, format, filter },
        });
      });
    } finally {
      file.abandon();
    }
  }

  return async (task: Task): Promise<void> => {
    const queued = await batchExportRepository(db).findQueued(task.exportId);
    if (!queued) return;
    await workOrFail(
      () => make(task, queued),
      async () => {
        await batchExportRepository(db).finish(task.exportId, { failureCode: 'batch_export.failed_inside' });
      },
    );
  };
}
