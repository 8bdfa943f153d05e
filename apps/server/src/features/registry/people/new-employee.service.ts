import type { NewEmployee } from '@gorodok/contract';
import { employmentRepository } from '#features/registry/employment/index.ts';
import { getOrganizationNow } from '#features/registry/organizations/index.ts';
import type { Actor } from '#platform/actor/actor.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { recordCardChange } from './card-change.repository.ts';
import { mayGiveRoles } from './card-scope.ts';
import { tidy } from './card-save.service.ts';
import type { CheckNewPerson } from './new-person-check.ts';
import { takePerson } from './new-person.ts';

/** Adds somebody to the organization's staff; returns whose card it is. Who works there already is refused. */
export const addEmployee = (
  database: Database,
  actor: Actor,
  employee: NewEmployee,
  check: CheckNewPerson,
): Promise<number> =>
  database.kysely
    .transaction()
    .execute((transaction) => addEmployeeWithin(transaction, actor, employee, check));

/** The same as a part of something larger. */
export async function addEmployeeWithin(
  transaction: Queryable,
  actor: Actor,
  employee: NewEmployee,
  check: CheckNewPerson,
): Promise<number> {
  if (employee.roles.length > 0 && !mayGiveRoles(actor))
    throw new AppError('forbidden', 'card.roles_by_administrator');
  const { today } = await getOrganizationNow(transaction, actor.organizationId);
  if (Number(employee.startsOn.slice(0, 4)) > Number(today.slice(0, 4)) + 1)
    throw new AppError('invalid', 'input_invalid', [
      { field: '/startsOn', code: 'employment.starts_in_far_future' },
    ]);
  const employments = employmentRepository(transaction);
  const personId = await takePerson(transaction, actor, employee, {
    today,
    place: '',
    kind: 'employee',
    check,
    answer: employee.duplicates,
  });
  const namesakes = await employments.listNamesakes(actor, personId);
  if (namesakes.length > 0) throw new AppError('conflict', 'employee.works_here');
  const positions = tidy(employee.positions);
  const roles = [...new Set(employee.roles)].sort();
  const [employmentId] = await employments.add(actor.organizationId, employee.startsOn, [
    { personId, positions },
  ]);
  if (employmentId === undefined) throw new Error('An employment without a key.');
  await employments.setSchoolRoles(employmentId, roles);
  const { startsOn } = employee;
  await recordCardChange(transaction, actor, {
    personId,
    belongsToOrganizationId: actor.organizationId,
    action: 'card.created',
    changes: Object.entries({ startsOn, positions, roles }).map(([field, now]) => ({
      field,
      entryId: null,
      was: null,
      now,
    })),
  });
  return personId;
}
