import type { Role } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';

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
