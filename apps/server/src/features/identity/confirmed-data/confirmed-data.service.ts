import type { ConfirmedCard, ConfirmedDifference, SettleDifference } from '@gorodok/contract';
import { requireOwnPerson } from '#features/registry/people/index.ts';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { readComparedCard } from './compared-card.read.ts';
import { confirmedDataRepository } from './confirmed-data.repository.ts';
import { confirmedFieldsOf } from './confirmed-identity.ts';
import { takeOver } from './take-over.ts';

type Row = Awaited<ReturnType<ReturnType<typeof confirmedDataRepository>['listOpen']>>[number];

export const confirmedDataService = ({ kysely }: Database) => ({
  /** The tasks of the actor's organization; the look at them is audited. */
  list: (actor: Actor): Promise<ConfirmedDifference[]> =>
    kysely.transaction().execute(async (transaction) => {
      const rows = await confirmedDataRepository(transaction).listOpen(actor);
      await recordAudit(transaction, actor, {
        action: 'confirmed_differences.listed',
        details: { count: rows.length },
      });
      return rows.map(presented);
    }),

  /** What of one card stands there as ЕСИА confirms it. Read together with the card, whose reading is audited. */
  describe: (actor: Actor, personId: number): Promise<ConfirmedCard> =>
    kysely.transaction().execute(async (transaction) => {
      await requireOwnPerson(transaction, actor, personId);
      const data = confirmedDataRepository(transaction);
      const confirmed = await data.find(personId);
      if (!confirmed) return { confirmedOn: null, fields: [], differences: [] };
      const rows = await data.listOpen(actor, personId);
      return {
        confirmedOn: confirmed.confirmedOn,
        fields: confirmedFieldsOf(confirmed, await readComparedCard(transaction, personId)),
        differences: rows.map(presented),
      };
    }),

  /** Takes over what ЕСИА confirms, or decides that the card is right. The second of two clicks finds no such task. */
  settle: (actor: Actor, id: number, { settlement }: SettleDifference): Promise<void> =>
    kysely.transaction().execute(async (transaction) => {
      const data = confirmedDataRepository(transaction);
      const task = await data.findOpenForUpdate(actor, id);
      if (!task) throw new AppError('not_found', 'confirmed_difference.not_found');
      const { personId, field } = task;
      const confirmed = settlement === 'accepted' ? await data.find(personId) : undefined;
      if (confirmed) await takeOver(transaction, actor, personId, confirmed, [field]);
      await data.settle(actor, id, settlement);
      await recordAudit(transaction, actor, {
        action: 'confirmed_difference.settled',
        subject: { kind: 'person', id: personId },
        details: { field, settlement },
      });
    }),
});

const presented = ({ cardValue, confirmedValue, foundAt, ...row }: Row): ConfirmedDifference => ({
  ...row,
  inCard: cardValue,
  confirmed: confirmedValue,
  foundAt: foundAt.toISOString(),
});
