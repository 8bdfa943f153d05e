import type {
  OtherRegister,
  Reconciliation,
  ReconciliationQuery,
  ReconciliationSummary,
} from '@gorodok/contract';
import {
  listComparable,
  listMunicipalityNames,
  replaceInnRemarks,
} from '#features/registry/organizations/index.ts';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import type { UploadedFile } from '#platform/http/uploaded-file.ts';
import { reconcile, type Reconciled } from './reconcile.ts';
import { reconciliationRepository } from './reconciliation.repository.ts';
import { readRegisterFile } from './register-file.ts';
import { writeReconciliation } from './reconciliation-workbook.ts';

const registerNames: Readonly<Record<OtherRegister, string>> = {
  sferum: 'платформой «Сферум»',
  form_85k: 'формой 85-К',
  my_school: 'ФГИС «Моя школа»',
};

export const reconciliationService = (database: Database) => {
  const db = database.kysely;

  async function get(actor: Actor, id: number): Promise<Reconciliation> {
    const found = await reconciliationRepository(db).find(actor, id);
    if (!found) throw new AppError('not_found', 'reconciliation.not_found');
    return found;
  }

  return {
    list: (actor: Actor): Promise<ReconciliationSummary[]> => reconciliationRepository(db).list(actor),
    view: get,

    /**
     * Holds the register against the file of another one, keeps what was found, and puts the remarks about ИНН where the
     * organisations are listed. The register itself is not changed by it.
     */
    async make(actor: Actor, query: ReconciliationQuery, file: UploadedFile): Promise<Reconciliation> {
      const rows = await readRegisterFile(file.bytes);
      const { register, kind = null } = query;
      const id = await db.transaction().execute(async (transaction) => {
        const organizations = await listComparable(transaction, kind);
        const reconciled = reconcile(organizations, rows, await listMunicipalityNames(transaction));
        const id = await reconciliationRepository(transaction).add(actor, {
          register,
          kind,
          fileName: file.name,
          ...reconciled,
        });
        await replaceInnRemarks(
          transaction,
          register,
          `Сверка с ${registerNames[register]}, № ${id}`,
          organizations.map((organization) => organization.id),
          innRemarks(reconciled),
        );
        await recordAudit(transaction, actor, {
          action: 'organizations.reconciled',
          subject: { kind: 'reconciliation', id },
          details: { register, ...reconciled.counts },
        });
        return id;
      });
      return get(actor, id);
    },

    /** The findings as an Excel file: what the coordinators of the municipalities are sent. */
    async file(actor: Actor, id: number): Promise<{ name: string; bytes: Uint8Array }> {
      const found = await get(actor, id);
      await recordAudit(db, actor, {
        action: 'reconciliation.exported',
        subject: { kind: 'reconciliation', id },
        details: { count: found.findings.length },
      });
      return writeReconciliation(found);
    },
  };
};

/** A number that differs is a remark of that register; one that is wrong in itself is seen without any. */
const innRemarks = ({ findings }: Reconciled) =>
  findings.flatMap(({ kind, organizationId }) =>
    kind === 'inn_differs' && organizationId !== null
      ? [{ organizationId, remark: 'differs_from_other_register' as const }]
      : [],
  );
