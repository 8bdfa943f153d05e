import type { EsiaPerson } from '@gorodok/esia';
import { recordAudit } from '#platform/audit/record.ts';
import type { Queryable } from '#platform/database/database.ts';
import { accountRepository } from '../accounts/index.ts';
import { noteConfirmed } from '../confirmed-data/index.ts';
import { listRoleChoices } from '../sessions/index.ts';
import type { NewSignInFailure } from '../sign-in-failures/index.ts';
import { decideAtDoor, type Visitor } from './door.policy.ts';
import { listCandidates, listLikeAgedRelatives, listLikeCards } from './door.read.ts';
import { mayUseAccount, roleRefusal } from './sign-in.policy.ts';
import { isUnlinkedGuardian, listNotOpen } from './standing.read.ts';
import { visitorOf } from './visitor.ts';

export type Failure = Omit<NewSignInFailure, 'organizationId'>;
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
  const refused = (failure: Failure): Admission => ({
    failure: { ...failure, nearestPersonIds: [personId] },
  });
  if (account.blockedAt) return refused({ reason: 'blocked' });
  const link = await accounts.findLink(account.id);
  if (link && link.oid !== person.oid)
    return refused({ reason: 'linked_to_another_account', ...namedBy(visitor) });
  const refusal = await refusalByRole(transaction, personId, person.level, wantedOrganizationId);
  if (refusal) return refused({ ...refusal, ...namedBy(visitor) });
  await accounts.link(account.id, person);
  if (!link)
    await recordAudit(
      transaction,
      { accountId: account.id, personId, actor: null },
      { action: 'esia.linked', subject: { kind: 'person', id: personId } },
    );
  await noteConfirmed(transaction, personId, visitor);
  return { accountId: account.id, personId };
}

/** Whether the person's roles let him in today, with this kind of account and where he wants to go. */
async function refusalByRole(
  transaction: Queryable,
  personId: number,
  level: EsiaPerson['level'],
  wantedOrganizationId: number | null,
): Promise<Pick<Failure, 'reason' | 'opensOn'> | null> {
  const choices = await listRoleChoices(transaction, personId, 'esia');
  if (choices.length > 0 && !mayUseAccount(level, choices)) return { reason: 'account_not_confirmed' };
  const notOpen = await listNotOpen(
    transaction,
    choices.map(({ organizationId }) => organizationId),
  );
  // Only of somebody without a role it matters why.
  const unlinked = choices.length === 0 && (await isUnlinkedGuardian(transaction, personId));
  return roleRefusal({ choices, notOpen, wantedOrganizationId, isUnlinkedGuardian: unlinked });
}

async function findByCards(
  transaction: Queryable,
  visitor: Visitor,
  wantedOrganizationId: number | null,
): Promise<{ personId: number } | { failure: Failure }> {
  const decision = decideAtDoor(visitor, await listCandidates(transaction, visitor));
  if (decision.admitted) return { personId: decision.personId };
  const { reason, nearest } = decision;
  const [first] = nearest;
  const alike =
    first !== undefined
      ? reason === 'name_differs'
        ? await listLikeAgedRelatives(transaction, first)
        : []
      : wantedOrganizationId === null
        ? []
        : await listLikeCards(transaction, visitor, wantedOrganizationId);
  const failure = { reason, nearestPersonIds: [...new Set([...nearest, ...alike])], ...givenBy(visitor) };
  const documentMatters = reason === 'document_differs' || reason === 'snils_missing_in_card';
  return { failure: { ...failure, givenDocument: documentMatters ? visitor.document : null } };
}

const namedBy = (visitor: Visitor) => ({
  givenSurname: visitor.surname,
  givenFirstName: visitor.firstName,
  givenPatronymic: visitor.patronymic,
});

/** What the administrator needs to mend the card. */
const givenBy = (visitor: Visitor) => ({
  ...namedBy(visitor),
  givenBirthDate: visitor.birthDate,
  givenSnils: visitor.snils,
});
