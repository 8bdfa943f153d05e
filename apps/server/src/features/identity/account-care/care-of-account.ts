import { recordAudit } from '#platform/audit/record.ts';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { accountRepository } from '../accounts/index.ts';
import { covers, getOfficer, listHeldPlaces, mayLookAfter, mayUnlink } from '../delegation/index.ts';
import { sessionRepository } from '../sessions/index.ts';

type Work<Result> = (transaction: Queryable, accountId: number) => Promise<Result>;

/** Does something to an account that lies wholly in the actor's reach; the account is opened where there is none, and locked. */
export const lookAfter = <Result>(
  transaction: Queryable,
  actor: Actor,
  personId: number,
  work: Work<Result>,
): Promise<Result> => within(transaction, actor, personId, mayLookAfter, work);

/** Shuts or opens the door, also the one through ЕСИА. Whoever is in goes out at once. */
export const setBlocked = (
  transaction: Queryable,
  actor: Actor,
  personId: number,
  blocked: boolean,
): Promise<void> =>
  lookAfter(transaction, actor, personId, async (_, accountId) => {
    await accountRepository(transaction).setBlocked(accountId, blocked);
    if (blocked) await sessionRepository(transaction).removeOthers(accountId, null);
    await recordAudit(transaction, actor, {
      action: blocked ? 'account.blocked' : 'account.unblocked',
      subject: { kind: 'person', id: personId },
    });
  });

/** Ends the link to ЕСИА and the sessions of the account; the administrator has made sure who asks. */
export const unlinkEsia = (transaction: Queryable, actor: Actor, personId: number): Promise<void> =>
  within(transaction, actor, personId, mayUnlink, async (_, accountId) => {
    await accountRepository(transaction).unlink(accountId);
    await sessionRepository(transaction).removeOthers(accountId, null);
    await recordAudit(transaction, actor, {
      action: 'esia.unlinked',
      subject: { kind: 'person', id: personId },
    });
  });

async function within<Result>(
  transaction: Queryable,
  actor: Actor,
  personId: number,
  may: typeof mayLookAfter,
  work: Work<Result>,
): Promise<Result> {
  const officer = await getOfficer(transaction, actor);
  const held = await listHeldPlaces(transaction, [personId]);
  if (!held.some(({ place }) => covers(officer, place))) throw new AppError('not_found', 'person.not_found');
  if (!may(officer, held)) throw new AppError('forbidden', 'account.out_of_reach');
  const { id } = await accountRepository(transaction).openForUpdate(personId);
  return work(transaction, id);
}
