import type { Role } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';
import { coveredBy } from './place.read.ts';
import { rolesGivenBy, type Officer } from './reach.policy.ts';

export const appointmentRepository = (db: Queryable) => ({
  /** The moments at which the organization's days begin and end: midnight there, not here. */
  async momentsOf(
    organizationId: number,
    days: { startsOn: string; endsOn: string | null },
  ): Promise<{ validFrom: Date; validUntil: Date | null }> {
    const { rows } = await sql<{ validFrom: Date; validUntil: Date | null }>`
      select ${days.startsOn}::date::timestamp at time zone time_zone as valid_from,
        (${days.endsOn}::date + 1)::timestamp at time zone time_zone as valid_until
      from organization where id = ${organizationId}`.execute(db);
    const [moments] = rows;
    if (!moments) throw new Error('There is no such organization.');
    return moments;
  },

  /** Whether the employee holds the role, or will come to hold it. */
  async isHeld(employmentId: number, role: Role): Promise<boolean> {
    const row = await db
      .selectFrom('employmentRole')
      .leftJoin('appointment', 'appointment.id', 'employmentRole.appointmentId')
      .select('employmentRole.role')
      .where('employmentRole.employmentId', '=', employmentId)
      .where('employmentRole.role', '=', role)
      .where(sql<boolean>`(appointment.valid_until is null or appointment.valid_until > now())`)
      .executeTakeFirst();
    return row !== undefined;
  },

  async add(appointment: {
    employmentId: number;
    role: Role;
    validFrom: Date;
    validUntil: Date | null;
    appointedByAccountId: number | null;
  }): Promise<number> {
    const { id } = await db
      .insertInto('appointment')
      .values(appointment)
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  },

  /** The role with whom it belongs to, locked; two who end it at once do it one after the other. */
  findForUpdate: (employmentId: number, role: Role) =>
    db
      .selectFrom('employmentRole')
      .innerJoin('employment', 'employment.id', 'employmentRole.employmentId')
      .select(['employmentRole.appointmentId', 'employment.personId', 'employment.organizationId'])
      .where('employmentRole.employmentId', '=', employmentId)
      .where('employmentRole.role', '=', role)
      .forUpdate('employmentRole')
      .executeTakeFirst(),

  /**
   * Whoever ends an officer's role answers from then on for those that the officer gave in it. They go on: nobody who works under them
   * is shut out because somebody above has left. @returns how many there are.
   */
  async handOver(officer: Officer & { personId: number }, toAccountId: number): Promise<number> {
    const { numAffectedRows } = await sql`
      update appointment set handed_over_to_account_id = ${toAccountId}
      from account, employment, organization
      where account.person_id = ${officer.personId}
        and coalesce(handed_over_to_account_id, appointed_by_account_id) = account.id
        and appointment.role = any (${[...rolesGivenBy(officer.role)]}::text[])
        and (valid_until is null or valid_until > now())
        and employment.id = appointment.employment_id and organization.id = employment.organization_id
        and ${coveredBy(officer)}`.execute(db);
    return Number(numAffectedRows ?? 0);
  },

  async end(id: number, accountId: number): Promise<void> {
    await db
      .updateTable('appointment')
      .set({
        validUntil: sql<Date>`greatest(valid_from, least(valid_until, now()))`,
        endedAt: sql<Date>`now()`,
        endedByAccountId: accountId,
      })
      .where('id', '=', id)
      .execute();
  },
});
