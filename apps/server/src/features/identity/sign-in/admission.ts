import type { EsiaPerson } from '@gorodok/esia';
import type { Queryable } from '#platform/database/database.ts';
import { accountRepository } from '../accounts/index.ts';
import { listRoleChoices } from '../sessions/index.ts';
import type { NewSignInFailure } from '../sign-in-failures/index.ts';
import { confirmedDifferenceRepository } from './confirmed-difference.repository.ts';
import { decideAtDoor, type Visitor } from './door.policy.ts';
import { listCandidates, listLikeCards } from './door.read.ts';
import { mayUseAccount, roleRefusal } from './sign-in.policy.ts';
import { visitorOf } from './visitor.ts';

type Failure = Omit<NewSignInFailure, 'organizationId'>;
export type Admission = { accountId: number; personId: number } | { failure: Failure };

/**
 * Lets a person in by the data that ЕСИА has confirmed, or says why not. A link made earlier by the same account of ЕСИА
 * decides by itself; otherwise the cards do, and the account is linked.
 */
export async function admit(
  transaction: Queryable,
  person: EsiaPerson,
  wantedOrganizationId: number | null,
): Promise<Admission> {
  const visitor = visitorOf(person);
  const accounts = accountRepository(transaction);
  // Unconfirmed data must not even be compared with the cards.
  if (person.level === 'unconfirmed') return { failure: { reason: 'account_not_confirmed' } };
  const linked = await accounts.findByOid(person.oid);
  const found = linked
    ? { personId: linked.personId }
    : await findByCards(transaction, visitor, wantedOrganizationId);
  if ('failure' in found) return found;

  const { personId } = found;
  const account = await accounts.openForUpdate(personId);
  if (account.blockedAt) return { failure: { reason: 'blocked', nearestPersonIds: [personId] } };
  const link = await accounts.findLink(account.id);
  if (link && link.oid !== person.oid)
    return { failure: { reason: 'linked_to_another_account', nearestPersonIds: [personId] } };
  const choices = await listRoleChoices(transaction, personId, 'esia');
  const reason = mayUseAccount(person.level, choices)
    ? roleRefusal(choices, wantedOrganizationId)
    : 'account_not_confirmed';
  if (reason) return { failure: { reason, nearestPersonIds: [personId] } };
  await accounts.link(account.id, person);
  return { accountId: account.id, personId };
}

async function findByCards(
  transaction: Queryable,
  visitor: Visitor,
  wantedOrganizationId: number | null,
): Promise<{ personId: number } | { failure: Failure }> {
  const candidates = await listCandidates(transaction, visitor);
  const decision = decideAtDoor(visitor, candidates);
  if (!decision.admitted) {
    const alike =
      decision.nearest.length > 0 || wantedOrganizationId === null
        ? decision.nearest
        : await listLikeCards(transaction, visitor, wantedOrganizationId);
    return { failure: { reason: decision.reason, nearestPersonIds: alike, ...givenBy(visitor) } };
  }
  const card = candidates.find((candidate) => candidate.personId === decision.personId);
  if (card) await confirmedDifferenceRepository(transaction).note(card, visitor, decision.differences);
  return { personId: decision.personId };
}

/** What the administrator needs to mend the card. */
const givenBy = (visitor: Visitor) => ({
  givenSurname: visitor.surname,
  givenFirstName: visitor.firstName,
  givenPatronymic: visitor.patronymic,
  givenBirthDate: visitor.birthDate,
  givenSnils: visitor.snils,
});
