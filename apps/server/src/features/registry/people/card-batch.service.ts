import type { Actor } from '#platform/actor/actor.ts';
import { recordAudits } from '#platform/audit/record.ts';
import type { Queryable } from '#platform/database/database.ts';
import type { JsonObject } from '#platform/database/schema.ts';
import { addCardHistory, auditOf } from './card-change.repository.ts';
import { cardBatchRepository } from './card-batch.repository.ts';
import { changesOf, type OwnData, type OwnDataPlan } from './card-save.policy.ts';

/** A plan without faults and conflicts, made of the data as they stand, whose person is locked. */
export interface PlannedSave {
  readonly personId: number;
  readonly current: OwnData;
  readonly plan: OwnDataPlan;
}

/** So many people go into one statement: its parameters stay small, and others are answered in between. */
const atOnce = 2_000;

/**
 * Writes what was planned about many people, with the histories of their cards and the entries of the audit log, as the save of
 * one card does. `details` go into each of these entries.
 */
export async function saveManyCards(
  transaction: Queryable,
  actor: Actor,
  saves: readonly PlannedSave[],
  details: JsonObject,
): Promise<void> {
  const cards = cardBatchRepository(transaction);
  for (let done = 0; done < saves.length; done += atOnce) {
    const batch = saves.slice(done, done + atOnce);
    await cards.changeFields(
      batch
        .filter(({ plan }) => plan.fields.changes.length > 0)
        .map(({ personId, current, plan }) => ({
          personId,
          fields: { ...current.fields, ...plan.fields.values },
        })),
    );
    await cards.writeDocuments(batch.map(({ personId, plan }) => ({ personId, plan: plan.documents })));
    await cards.writeContacts(batch.map(({ personId, plan }) => ({ personId, plan: plan.contacts })));
    const changed = batch.map(({ personId, plan }) => ({ personId, changes: changesOf(plan) }));
    await addCardHistory(
      transaction,
      actor,
      changed.map((change) => ({ ...change, belongsToOrganizationId: null })),
    );
    await recordAudits(
      transaction,
      actor,
      changed.flatMap((change) => auditOf({ ...change, action: 'card.changed' }, details)),
    );
  }
}
