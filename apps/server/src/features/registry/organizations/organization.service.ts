import type { EditOrganization, OrganizationDetails } from '@gorodok/contract';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { changedFields, judgeEdit } from './organization.policy.ts';
import { findOrganization } from './organization.read.ts';
import { forgetInnRemarks, updateOrganization } from './organization.repository.ts';

export const organizationService = (database: Database) => {
  const db = database.kysely;

  async function get(queryable: typeof db, actor: Actor, id: number): Promise<OrganizationDetails> {
    const organization = await findOrganization(queryable, actor, id);
    if (!organization) throw new AppError('not_found', 'organization.not_found');
    return organization;
  }

  return {
    view: (actor: Actor, id: number) => get(db, actor, id),

    /** Changes the organization. What others remarked about a former ИНН is gone with it; the next reconciliation tells anew. */
    edit: (actor: Actor, id: number, { version, ...edit }: EditOrganization): Promise<OrganizationDetails> =>
      db.transaction().execute(async (transaction) => {
        const before = await get(transaction, actor, id);
        const { fields, faults } = judgeEdit(actor, before, edit);
        if (faults.length > 0) throw new AppError('invalid', 'input_invalid', faults);
        const changed = changedFields(before, fields);
        if (changed.length === 0) return before;
        if (!(await updateOrganization(transaction, id, version, fields)))
          throw new AppError('conflict', 'organization.changed_meanwhile');
        if (changed.includes('inn')) await forgetInnRemarks(transaction, id);
        await recordAudit(transaction, actor, {
          action: 'organization.changed',
          subject: { kind: 'organization', id },
          details: { fields: changed },
        });
        return get(transaction, actor, id);
      }),
  };
};
