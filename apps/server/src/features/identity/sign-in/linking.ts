import type { EsiaPerson } from '@gorodok/esia';
import { recordAudit } from '#platform/audit/record.ts';
import type { Queryable } from '#platform/database/database.ts';
import { accountRepository } from '../accounts/index.ts';
import { noteConfirmed } from '../confirmed-data/index.ts';
import { listRoleChoices, sessionRepository } from '../sessions/index.ts';
import type { Failure } from './admission.ts';
import { decideAtDoor, type Visitor } from './door.policy.ts';
import { listCandidates } from './door.read.ts';
import { mayUseAccount } from './sign-in.policy.ts';
import { visitorOf } from './visitor.ts';

/**
 * Links the account of ЕСИА to the one that is signed in, in the place of any other («Привязать пользователя портала гос.
 * услуг»). It must be the same human being: a parent's account is not linked to a child's.
 */
export async function linkAccount(
  transaction: Queryable,
  person: EsiaPerson,
  { accountId, personId, sessionToken }: { accountId: number; personId: number; sessionToken: string },
): Promise<{ linked: true } | { failure: Failure }> {
  const visitor = visitorOf(person);
  const accounts = accountRepository(transaction);
  const refused = (reason: Failure['reason']) => ({ failure: { reason, nearestPersonIds: [personId] } });
  const choices = await listRoleChoices(transaction, personId, 'esia');
  if (person.level === 'unconfirmed' || !mayUseAccount(person.level, choices))
    return refused('account_not_confirmed');
  await accounts.openForUpdate(personId);
  const owner = await accounts.findByOid(person.oid);
  if (owner && owner.id !== accountId) return refused('linked_to_another_account');
  const reason = await refusalOfCard(transaction, visitor, personId);
  if (reason) return refused(reason);

  const before = await accounts.findLink(accountId);
  await accounts.link(accountId, person);
  await noteConfirmed(transaction, personId, visitor);
  const replaced = before !== undefined && before.oid !== person.oid;
  // Who came by the account that is linked no more must not stay in.
  if (replaced) await sessionRepository(transaction).removeOthers(accountId, sessionToken);
  await recordAudit(
    transaction,
    { accountId, personId, actor: null },
    { action: replaced ? 'esia.relinked' : 'esia.linked', subject: { kind: 'person', id: personId } },
  );
  return { linked: true };
}

/** By the rules of the door; only that the card lacks a document is no matter, as the person has signed in otherwise. */
async function refusalOfCard(
  transaction: Queryable,
  visitor: Visitor,
  personId: number,
): Promise<Failure['reason'] | null> {
  const decision = decideAtDoor(visitor, await listCandidates(transaction, visitor));
  if (decision.admitted) return decision.personId === personId ? null : 'snils_belongs_to_another_card';
  const isOwn = decision.nearest.length === 1 && decision.nearest[0] === personId;
  return decision.reason === 'snils_missing_in_card' && isOwn ? null : decision.reason;
}
