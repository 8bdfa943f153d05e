import type {
  Appoint,
  Appointed,
  AppointeeList,
  AppointmentList,
  AppointmentPlaceList,
  AppointmentPlaceSearch,
  AppointeeSearch,
  Role,
} from '@gorodok/contract';
import { employmentRepository } from '#features/registry/employment/index.ts';
import { getOrganizationNow } from '#features/registry/organizations/index.ts';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { listAppointments, listEmployees, listed, listPlaces } from './appointment.read.ts';
import { appointmentRepository } from './appointment.repository.ts';
import { employ, readEmployee } from './new-employee.ts';
import { findPlace, getOfficer } from './place.read.ts';
import { covers, refusalOfAppointment, rolesGivenBy, type Officer, type Place } from './reach.policy.ts';

export const delegationService = (database: Database) => {
  const db = database.kysely;

  async function list(actor: Actor, search: string): Promise<AppointmentList> {
    return db.transaction().execute(async (transaction) => {
      const officer = await getOfficer(transaction, actor);
      const appointments = await listAppointments(transaction, officer, search.trim());
      await recordAudit(transaction, actor, {
        action: 'appointments.listed',
        details: { count: appointments.length },
      });
      return {
        appointments,
        more: appointments.length === listed,
        mayAppoint: [...rolesGivenBy(actor.role)],
        noLaterThan: officer.validUntil === null ? null : lastDayBefore(officer.validUntil),
      };
    });
  }

  async function searchPlaces(
    actor: Actor,
    { role, search }: AppointmentPlaceSearch,
  ): Promise<AppointmentPlaceList> {
    const officer = await getOfficer(db, actor);
    return { organizations: await listPlaces(db, officer, role, search.trim()) };
  }

  async function searchEmployees(
    actor: Actor,
    { organizationId, search }: AppointeeSearch,
  ): Promise<AppointeeList> {
    return db.transaction().execute(async (transaction) => {
      await getCoveredPlace(transaction, await getOfficer(transaction, actor), organizationId);
      const employees = await listEmployees(transaction, organizationId, search.trim());
      await recordAudit(transaction, actor, {
        action: 'appointees.listed',
        subject: { kind: 'organization', id: organizationId },
        details: { count: employees.length },
      });
      return { employees };
    });
  }

  /** Gives a role for a time, to somebody who works there or to somebody new. */
  async function appoint(actor: Actor, given: Appoint): Promise<Appointed> {
    return db.transaction().execute(async (transaction) => {
      const { organizationId, role } = given;
      const officer = await getOfficer(transaction, actor);
      const place = await getCoveredPlace(transaction, officer, organizationId);
      const appointments = appointmentRepository(transaction);
      const moments = await appointments.momentsOf(organizationId, given);
      const refusal = refusalOfAppointment(
        officer,
        {
          role,
          place,
          validFrom: moments.validFrom.getTime(),
          validUntil: moments.validUntil?.getTime() ?? null,
        },
        Date.now(),
      );
      if (refusal) throw new AppError('conflict', refusal);
      const { personId, employmentId } = await findOrEmploy(transaction, given);
      if (await appointments.isHeld(employmentId, role))
        throw new AppError('conflict', 'appointment.held_already');
      const id = await appointments.add({
        employmentId,
        role,
        ...moments,
        appointedByAccountId: actor.accountId,
      });
      await employmentRepository(transaction).giveRole(employmentId, role, id);
      await recordAudit(transaction, actor, {
        action: 'appointment.made',
        subject: { kind: 'person', id: personId },
        details: { role, organizationId, startsOn: given.startsOn, endsOn: given.endsOn },
      });
      return { personId };
    });
  }

  /** Ends a role now; it is acted in no more with the next request. What was given in it is handed over to the actor. */
  async function end(actor: Actor, employmentId: number, role: Role): Promise<void> {
    await db.transaction().execute(async (transaction) => {
      const officer = await getOfficer(transaction, actor);
      const appointments = appointmentRepository(transaction);
      const found = await appointments.findForUpdate(employmentId, role);
      const place = found && (await findPlace(transaction, found.organizationId));
      if (!found || !place || !covers(officer, place) || !rolesGivenBy(officer.role).includes(role))
        throw new AppError('not_found', 'appointment.not_found');
      if (found.appointmentId !== null) await appointments.end(found.appointmentId, actor.accountId);
      await employmentRepository(transaction).takeRole(employmentId, role);
      const handedOver = await appointments.handOver(
        { role, place, validUntil: null, personId: found.personId },
        actor.accountId,
      );
      await recordAudit(transaction, actor, {
        action: 'appointment.ended',
        subject: { kind: 'person', id: found.personId },
        details: { role, organizationId: found.organizationId, handedOver },
      });
    });
  }

  return { list, searchPlaces, searchEmployees, appoint, end };
};

/** An organization out of reach looks as if there were none. */
async function getCoveredPlace(db: Queryable, officer: Officer, organizationId: number): Promise<Place> {
  const place = await findPlace(db, organizationId);
  if (!place || !covers(officer, place)) throw new AppError('not_found', 'organization.not_found');
  return place;
}

async function findOrEmploy(
  transaction: Queryable,
  { organizationId, personId, newEmployee, startsOn }: Appoint,
): Promise<{ personId: number; employmentId: number }> {
  if ((personId === null) === (newEmployee === null))
    throw new AppError('invalid', 'input_invalid', [{ field: '/personId', code: 'field_required' }]);
  if (newEmployee) {
    const { today } = await getOrganizationNow(transaction, organizationId);
    const card = readEmployee(newEmployee, today, '/newEmployee');
    return employ(transaction, organizationId, startsOn, card, newEmployee.position.trim());
  }
  const employment = await employmentRepository(transaction).findOpenForUpdate(personId ?? 0, organizationId);
  if (!employment) throw new AppError('not_found', 'person.not_found');
  return { personId: personId ?? 0, employmentId: employment.id };
}

/** The day in UTC that is over everywhere in Russia by then; a day less rather than a day more. */
const lastDayBefore = (moment: number): string =>
  new Date(moment - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
