import { isDeepStrictEqual } from 'node:util';
import type { GuardianLink, GuardianLinkSave, NewGuardian } from '@gorodok/contract';
import { getOrganizationNow } from '#features/registry/organizations/index.ts';
import {
  fullName,
  lockCard,
  personRepository,
  recordCardChange,
  requireOwnPerson,
  takePerson,
  type CheckNewPerson,
} from '#features/registry/people/index.ts';
import type { Actor } from '#platform/actor/actor.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { historyOfLink } from './link-history.ts';
import { linkRepository } from './link.repository.ts';

/** Links a guardian to a student of the organization; returns whose card it is. The child's row is the lock. */
export function addGuardian(
  database: Database,
  actor: Actor,
  childId: number,
  given: NewGuardian,
  check: CheckNewPerson,
): Promise<number> {
  const { personId, person, duplicates, ...link } = given;
  return database.kysely.transaction().execute(async (transaction) => {
    await lockCard(transaction, actor, 'student', childId);
    const { today } = await getOrganizationNow(transaction, actor.organizationId);
    checkDays(link, today, '');
    let guardianId = personId;
    if (guardianId !== null) await requireOwnPerson(transaction, actor, guardianId);
    else if (person)
      guardianId = await takePerson(transaction, actor, person, {
        today,
        place: '/person',
        kind: 'guardian',
        childId,
        check,
        answer: duplicates,
      });
    else
      throw new AppError('invalid', 'input_invalid', [
        { field: '/person', code: 'guardianship.guardian_needed' },
      ]);
    await addLink(transaction, actor, { guardianId, childId }, link);
    return guardianId;
  });
}

/**
 * Links somebody whom the organization knows otherwise than by a card, such as by a failed sign-in, to a student of it, from
 * today on. The caller answers for that.
 */
export async function linkKnownGuardian(
  transaction: Queryable,
  actor: Actor,
  { guardianId, childId }: { guardianId: number; childId: number },
  relation: GuardianLink['relation'],
): Promise<void> {
  await lockCard(transaction, actor, 'student', childId);
  const { today } = await getOrganizationNow(transaction, actor.organizationId);
  const link = { relation, startsOn: today, endsOn: null, maySee: true, maySign: true };
  await addLink(transaction, actor, { guardianId, childId }, link);
}

async function addLink(
  transaction: Queryable,
  actor: Actor,
  { guardianId, childId }: { guardianId: number; childId: number },
  link: GuardianLink,
): Promise<void> {
  const links = linkRepository(transaction);
  if (guardianId === childId) throw new AppError('conflict', 'guardianship.one_person');
  if (link.endsOn === null && (await links.isLinked(guardianId, childId)))
    throw new AppError('conflict', 'guardianship.exists');
  const id = await links.add({ guardianId, childId, ...link });
  await recordLink(transaction, actor, { id, guardianId, childId }, null, link);
}

/** Changes a link, ends it, or takes its end back. Refused where somebody has changed it meanwhile. */
export function saveLink(
  database: Database,
  actor: Actor,
  id: number,
  { was, now }: GuardianLinkSave,
): Promise<void> {
  return database.kysely.transaction().execute(async (transaction) => {
    const links = linkRepository(transaction);
    const childId = await links.findChild(id);
    if (childId === undefined) throw new AppError('not_found', 'guardianship.not_found');
    await lockCard(transaction, actor, 'student', childId).catch((error: unknown) => {
      throw error instanceof AppError ? new AppError('not_found', 'guardianship.not_found') : error;
    });
    const { guardianId, ...current } = await links.get(id);
    if (isDeepStrictEqual(current, now)) return;
    if (!isDeepStrictEqual(current, was)) throw new AppError('conflict', 'card.changed_meanwhile');
    checkDays(now, (await getOrganizationNow(transaction, actor.organizationId)).today, '/now');
    const reopens = current.endsOn !== null && now.endsOn === null;
    if (reopens && (await links.isLinked(guardianId, childId)))
      throw new AppError('conflict', 'guardianship.exists');
    await links.change(id, now);
    await recordLink(transaction, actor, { id, guardianId, childId }, current, now);
  });
}

/** A link holds from its first day until its end is set: neither lies ahead. */
function checkDays({ startsOn, endsOn }: GuardianLink, today: string, place: string): void {
  const faults = [
    ...(startsOn > today ? [{ field: `${place}/startsOn`, code: 'cell.day_in_future' }] : []),
    ...(endsOn !== null && endsOn > today ? [{ field: `${place}/endsOn`, code: 'cell.day_in_future' }] : []),
    ...(endsOn !== null && endsOn < startsOn
      ? [{ field: `${place}/endsOn`, code: 'guardianship.ends_before_it_starts' }]
      : []),
  ];
  if (faults.length > 0) throw new AppError('invalid', 'input_invalid', faults);
}

async function recordLink(
  transaction: Queryable,
  actor: Actor,
  { id, guardianId, childId }: { id: number; guardianId: number; childId: number },
  was: GuardianLink | null,
  now: GuardianLink,
): Promise<void> {
  const people = personRepository(transaction);
  const names = new Map(
    await Promise.all(
      [guardianId, childId].map(
        async (personId) => [personId, fullName(await people.getName(personId))] as const,
      ),
    ),
  );
  const between = { id, guardianId, childId };
  for (const row of historyOfLink(actor, between, was, now, (personId) => names.get(personId) ?? ''))
    await recordCardChange(transaction, actor, { ...row, action: 'guardianship.changed' });
}
