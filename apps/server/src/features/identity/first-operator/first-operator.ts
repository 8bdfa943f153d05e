import { employ, readEmployee, appointmentRepository, type EmployeeCard } from '../delegation/index.ts';
import { sql } from 'kysely';
import { employmentRepository } from '#features/registry/employment/index.ts';
import { addRegionAuthority, findRegionAuthority } from '#features/registry/organizations/index.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { accountRepository } from '../accounts/index.ts';
import { linkAddress, oneTimeLinkRepository } from '../passwords/index.ts';

export interface OperatorWanted {
  person: EmployeeCard;
  /** How the region's authority is called, where there is none yet. */
  authorityName: string;
  timeZone: string;
  /** Also where there is an operator already. */
  another: boolean;
  publicUrl: string;
}

/** There is an operator; a second one is wanted only when it is said so. */
export class OperatorExists extends Error {}

/**
 * Makes an operator out of nothing: the region's authority where there is none, the person, the employment, the role, the
 * account, and a one-time link to set the password. Everything or nothing.
 */
export async function createOperator(
  database: Database,
  wanted: OperatorWanted,
): Promise<{ address: string; validUntil: Date; authority: string }> {
  return database.kysely.transaction().execute(async (transaction) => {
    // Two commands at once: the second one waits, and finds the first one's operator.
    await sql`lock table employment_role in share row exclusive mode`.execute(transaction);
    const existing = await transaction
      .selectFrom('employmentRole')
      .innerJoin('employment', 'employment.id', 'employmentRole.employmentId')
      .select('employmentRole.role')
      .where('role', '=', 'operator')
      .where('endsOn', 'is', null)
      .executeTakeFirst();
    if (existing && !wanted.another) throw new OperatorExists();
    const authority =
      (await findRegionAuthority(transaction)) ??
      (await addRegionAuthority(transaction, { name: wanted.authorityName, timeZone: wanted.timeZone }));
    const today = new Date().toISOString().slice(0, 10);
    const card = readEmployee(wanted.person, today, '');
    const { personId, employmentId } = await employ(transaction, authority.id, today, card, 'Оператор');
    const appointmentId = await appointmentRepository(transaction).add({
      employmentId,
      role: 'operator',
      validFrom: new Date(),
      validUntil: null,
      appointedByAccountId: null,
    });
    await employmentRepository(transaction).giveRole(employmentId, 'operator', appointmentId);
    const { id: accountId } = await accountRepository(transaction).openForUpdate(personId);
    const { token, expiresAt } = await oneTimeLinkRepository(transaction).create({
      accountId,
      purpose: 'invitation',
      email: null,
    });
    await recordAudit(transaction, null, {
      action: 'operator.created',
      subject: { kind: 'person', id: personId },
    });
    return {
      address: linkAddress(wanted.publicUrl, token),
      validUntil: expiresAt,
      authority: authority.name,
    };
  });
}
