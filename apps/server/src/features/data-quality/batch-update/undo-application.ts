import type { CardContact, CardDocument, FieldChange, KeptField } from '@gorodok/contract';
import type { Static } from 'typebox';
import {
  cardBatchRepository,
  conflictsOf,
  faultsOf,
  fullName,
  listForeignSnils,
  lockAllSnils,
  planOwnData,
  saveManyCards,
  type OwnData,
  type OwnWishes,
  type PlannedSave,
} from '#features/registry/people/index.ts';
import { recordAudit } from '#platform/audit/record.ts';
import { workOrFail } from '#platform/database/failure-kind.ts';
import { headingOfChange } from './batch-columns.ts';
import type { BatchFoundations } from './batch-export.service.ts';
import type { undoBatchUpdate } from './batch-update.jobs.ts';
import { batchUpdateRepository, type WrittenRow } from './batch-update.repository.ts';

type Task = Static<(typeof undoBatchUpdate)['data']>;

const atOnce = 1_000;
const mostKeptShown = 1_000;

/** Puts back what an update changed, where nobody has edited it since, in one transaction; the rest is listed. */
export function undoApplication({ database }: BatchFoundations) {
  const db = database.kysely;

  async function undoOnce({ updateId, actor }: Task): Promise<void> {
    await db.transaction().execute(async (transaction) => {
      const updates = batchUpdateRepository(transaction);
      const cards = cardBatchRepository(transaction);
      const written: WrittenRow[] = [];
      for (;;) {
        const chunk = await updates.listWritten(updateId, written.at(-1)?.rowNumber ?? 0, atOnce);
        written.push(...chunk);
        if (chunk.length < atOnce) break;
      }
      await cards.lock(written.map(({ personId }) => personId));
      const holders = await cards.listHolders(actor, written);
      const saves: PlannedSave[] = [];
      const kept: KeptField[] = [];
      for (let done = 0; done < written.length; done += atOnce) {
        await batchUpdateRepository(db).tellProgress(updateId, done, written.length);
        const rows = written.slice(done, done + atOnce);
        const data = await cards.read(rows.map(({ personId }) => personId));
        const snils = rows.flatMap(({ personId, changes }) =>
          changes.flatMap((change) => {
            const was = change.field === 'snils' ? (change.was as OwnData['fields']['snils']).value : null;
            return was === null ? [] : [{ personId, snils: was }];
          }),
        );
        await lockAllSnils(
          transaction,
          snils.map(({ snils }) => snils),
        );
        const foreign = await listForeignSnils(transaction, snils);
        for (const row of rows) {
          const current = data.get(row.personId);
          if (!current) continue;
          const mayChange = holders.has(row.personId);
          const isAllowed = ({ field }: FieldChange) =>
            mayChange && !(field === 'snils' && foreign.has(row.personId));
          const { plan, left } = backwards(current, row.changes.filter(isAllowed));
          saves.push({ personId: row.personId, current, plan });
          const { surname, firstName, patronymic } = current.fields;
          for (const { field, was, now } of [...left, ...row.changes.filter((change) => !isAllowed(change))])
            kept.push({
              row: row.rowNumber,
              name: fullName({ surname, firstName, patronymic: patronymic.value }),
              column: headingOfChange(field, now ?? was),
            });
        }
      }
      const changing = saves.filter(
        ({ plan: { fields, documents, contacts } }) =>
          fields.changes.length + documents.changes.length + contacts.changes.length > 0,
      );
      await saveManyCards(transaction, actor, changing, { batchUpdateId: updateId, undo: true });
      const report = await updates.getReport(updateId);
      const undone = {
        rows: changing.length,
        keptFields: kept.length,
        kept: kept.slice(0, mostKeptShown),
      };
      if (!(await updates.finish(updateId, 'undoing', { state: 'undone', report: { ...report, undone } })))
        return;
      await recordAudit(transaction, actor, {
        action: 'batch_update.undone',
        subject: { kind: 'batch_update', id: updateId },
        details: { rows: undone.rows, keptFields: undone.keptFields },
      });
    });
  }

  return async (task: Task): Promise<void> => {
    const pending = await batchUpdateRepository(db).findPending(task.updateId, 'undoing');
    if (!pending) return;
    await workOrFail(
      () => undoOnce(task),
      async () => {
        await batchUpdateRepository(db).finish(pending.id, 'undoing', {
          state: 'applied',
          failureCode: 'batch_update.failed_inside',
        });
      },
    );
  };
}

/** The save that takes back these changes, as far as they still stand, and those that somebody has edited since. */
function backwards(current: OwnData, changes: readonly FieldChange[]) {
  let wanted = [...changes];
  const left: FieldChange[] = [];
  for (;;) {
    const { wishes, changeAt } = wishesBack(wanted);
    // The values stood on the card before: they go back as they were, be they right or wrong.
    const plan = planOwnData(current, wishes, null);
    const against = new Set(
      [...conflictsOf(plan), ...faultsOf(plan)].map(({ field }) => changeAt(field) ?? wanted[0]),
    );
    if (against.size === 0) return { plan, left };
    left.push(...wanted.filter((change) => against.has(change)));
    wanted = wanted.filter((change) => !against.has(change));
  }
}

function wishesBack(changes: readonly FieldChange[]) {
  const back = ({ was, now }: FieldChange) => ({ was: now, now: was });
  const entries = (word: string) => changes.filter(({ field }) => field === word);
  const fields = changes.filter(({ field }) => field !== 'document' && field !== 'contact');
  // An entry that was removed comes back under a new key; any other is the one that was changed or added.
  const entryBack = <Value>(change: FieldChange) => ({
    id: change.now === null ? null : change.entryId,
    was: change.now as Value | null,
    now: change.was as Value | null,
  });
  const documents = entries('document');
  const contacts = entries('contact');
  const wishes: OwnWishes = {
    fields: Object.fromEntries(fields.map((change) => [change.field, back(change)])),
    documents: documents.map((change) => entryBack<CardDocument>(change)),
    contacts: contacts.map((change) => entryBack<CardContact>(change)),
  };
  const changeAt = (place: string): FieldChange | undefined => {
    const [, list, which] = place.split('/');
    if (list === 'documents') return documents[Number(which ?? 0)];
    if (list === 'contacts') return contacts[Number(which ?? 0)];
    return fields.find(({ field }) => field === which);
  };
  return { wishes, changeAt };
}
