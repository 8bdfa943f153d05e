import type { BulkPreview, BulkResult, CardSelection } from '@gorodok/contract';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudits } from '#platform/audit/record.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { selectPeople } from '../cards/index.ts';
import { addCardHistory } from '../people/index.ts';
import type { BulkAction } from './bulk-action.ts';

/** Changes of many cards at once: first a look at what would change, then all of it in one transaction or nothing. */
export const bulkChangeService = (database: Database) => {
  async function plan(
    db: Queryable,
    actor: Actor,
    selection: CardSelection,
    action: BulkAction,
    lock: boolean,
  ): Promise<{ changing: readonly number[]; preview: BulkPreview }> {
    const { ids, gone } = await selectPeople(database, db, actor, selection, { lock });
    const { changing, exceptions } = await action.plan(db, actor, ids);
    const passedOver = [...exceptions, { code: 'card_is_gone' as const, people: gone }];
    return {
      changing,
      preview: {
        people: ids.length + gone,
        changes: changing.length,
        exceptions: passedOver.filter(({ people }) => people > 0),
      },
    };
  }

  return {
    async preview(actor: Actor, selection: CardSelection, action: BulkAction): Promise<BulkPreview> {
      return (await plan(database.kysely, actor, selection, action, false)).preview;
    },

    /** Refuses where the preview would tell another number by now: what is done is what was agreed to. */
    async apply(
      actor: Actor,
      selection: CardSelection,
      action: BulkAction,
      changes: number,
    ): Promise<BulkResult> {
      return database.kysely.transaction().execute(async (transaction) => {
        const { changing } = await plan(transaction, actor, selection, action, true);
        if (changing.length !== changes) throw new AppError('conflict', 'bulk.changed_since_preview');
        await addCardHistory(transaction, actor, await action.write(transaction, actor, changing));
        await recordAudits(
          transaction,
          actor,
          changing.map((id) => ({
            action: action.audit.action,
            subject: { kind: 'person', id },
            details: { ...action.audit.details, people: changing.length },
          })),
        );
        return { changed: changing.length };
      });
    },
  };
};
