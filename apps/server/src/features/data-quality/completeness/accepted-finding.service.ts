import { isAcceptable, type AcceptedFindings, type AcceptFinding } from '@gorodok/contract';
import { requireOwnPerson } from '#features/registry/people/index.ts';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { acceptedFindingRepository } from './accepted-finding.repository.ts';

/** «Так и есть»: what looks wrong and is right is remembered with its reason, until the value changes. */
export const acceptedFindingService = ({ kysely }: Database) => ({
  list: async (actor: Actor): Promise<AcceptedFindings> => {
    const accepted = await acceptedFindingRepository(kysely).list(actor);
    await recordAudit(kysely, actor, {
      action: 'findings.accepted_listed',
      details: { count: accepted.length },
    });
    return { accepted };
  },

  accept: (actor: Actor, finding: AcceptFinding): Promise<void> =>
    kysely.transaction().execute(async (transaction) => {
      const { personId, code } = finding;
      const reason = finding.reason.trim();
      await requireOwnPerson(transaction, actor, personId);
      if (!isAcceptable(code)) throw new AppError('conflict', 'finding.not_acceptable');
      if (reason === '')
        throw new AppError('invalid', 'input_invalid', [{ field: '/reason', code: 'field_required' }]);
      const findings = acceptedFindingRepository(transaction);
      if (!(await findings.isStillFound(finding)))
        throw new AppError('conflict', 'finding.changed_meanwhile');
      await findings.add(actor, { ...finding, reason });
      await recordAudit(transaction, actor, {
        action: 'finding.accepted',
        subject: { kind: 'person', id: personId },
        details: { code },
      });
    }),

  withdraw: (actor: Actor, id: number): Promise<void> =>
    kysely.transaction().execute(async (transaction) => {
      const removed = await acceptedFindingRepository(transaction).remove(actor, id);
      if (!removed) throw new AppError('not_found', 'finding.not_found');
      await recordAudit(transaction, actor, {
        action: 'finding.acceptance_withdrawn',
        subject: { kind: 'person', id: removed.personId },
        details: { code: removed.code },
      });
    }),
});
