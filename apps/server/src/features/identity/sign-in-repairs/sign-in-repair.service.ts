import type { RepairedSignIn, RepairSignIn, SignInFailureReason } from '@gorodok/contract';
import { linkKnownGuardian } from '#features/registry/guardianship/index.ts';
import { requireCard, type CheckNewPerson } from '#features/registry/people/index.ts';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import type { Mailer } from '#platform/mail/mailer.ts';
import { setBlocked, unlinkEsia } from '../account-care/index.ts';
import { listComparedCards, takeOver } from '../confirmed-data/index.ts';
import {
  compare,
  fieldsToTakeOver,
  givenIdentity,
  repairsFor,
  signInFailureRepository,
} from '../sign-in-failures/index.ts';
import { doesNotFit } from './does-not-fit.ts';
import { listCardOrganizations } from './card-organizations.read.ts';
import { createCard } from './new-card.ts';
import { listGuardianAddresses } from './guardian-address.read.ts';
import { parentalConsentMemo } from './memo.ts';

interface Parts {
  database: Database;
  mailer: Mailer;
  publicUrl: string;
  checkNewPerson: CheckNewPerson;
}

type Failure = NonNullable<Awaited<ReturnType<ReturnType<typeof signInFailureRepository>['findForUpdate']>>>;

/** Mends what kept somebody out, from the queue «Не вошли», in one click. */
export const signInRepairService = ({ database, mailer, publicUrl, checkNewPerson }: Parts) => {
  /**
   * Everything in one transaction: the repair, that the attempt is handled, and the entries of both in the audit log. What is
   * repaired must be what the attempt was refused for, so that the queue opens no other door.
   */
  const repair = (actor: Actor, id: number, wanted: RepairSignIn): Promise<RepairedSignIn> =>
    database.kysely.transaction().execute(async (transaction) => {
      const failures = signInFailureRepository(transaction);
      const failure = await failures.findForUpdate(actor, id);
      if (!failure) throw new AppError('not_found', 'sign_in.failure_not_found');
      if (failure.handledAt !== null) return { letters: 0 }; // a second click
      const letters = await mend(transaction, actor, failure, wanted);
      if (wanted.repair === 'forward') await failures.forward(id, wanted.organizationId);
      else await failures.markHandled(actor, id);
      await recordAudit(transaction, actor, {
        action: 'sign_in_failure.repaired',
        subject: { kind: 'sign_in_failure', id },
        details: { reason: failure.reason, repair: wanted.repair },
      });
      return { letters };
    });

  /** @returns how many letters go out. */
  async function mend(
    transaction: Queryable,
    actor: Actor,
    failure: Failure,
    wanted: RepairSignIn,
  ): Promise<number> {
    if (wanted.repair === 'forward') {
      await refuseOtherOrganization(transaction, actor, failure, wanted.organizationId);
      return 0;
    }
    // Whom nobody was addressed by is mended where the card is.
    if (failure.organizationId === null) throw doesNotFit();
    const reason = failure.reason as SignInFailureReason; // the table's own constraint holds the same list
    if (wanted.repair === 'take_over')
      await takeOverGiven(transaction, actor, { ...failure, reason }, wanted);
    else if (!repairsFor(reason).includes(wanted.repair)) throw doesNotFit();
    else if (wanted.repair === 'send_memo') return sendMemo(transaction, actor, wanted.childId);
    else if (wanted.repair === 'create_guardian' || wanted.repair === 'create_employee')
      await createCard(transaction, actor, givenIdentity(failure), wanted, checkNewPerson).catch(
        (error: unknown) => {
          throw error instanceof AppError && error.code === 'duplicate.likely'
            ? new AppError('conflict', 'sign_in.card_is_likely')
            : error;
        },
      );
    else if (!failure.nearestPersonIds.includes(wanted.personId)) throw doesNotFit();
    else if (wanted.repair === 'link_child') {
      const { personId: guardianId, childId, relation } = wanted;
      await linkKnownGuardian(transaction, actor, { guardianId, childId }, relation);
    } else if (wanted.repair === 'unblock') await setBlocked(transaction, actor, wanted.personId, false);
    else await unlinkEsia(transaction, actor, wanted.personId);
    return 0;
  }

  async function sendMemo(transaction: Queryable, actor: Actor, childId: number): Promise<number> {
    await requireCard(transaction, actor, 'student', childId);
    const addresses = await listGuardianAddresses(transaction, childId);
    if (addresses.length === 0) throw new AppError('conflict', 'sign_in.memo_has_no_address');
    for (const address of addresses) await mailer.send(transaction, parentalConsentMemo(address, publicUrl));
    await recordAudit(transaction, actor, {
      action: 'parental_consent_memo.sent',
      subject: { kind: 'person', id: childId },
      details: { letters: addresses.length },
    });
    return addresses.length;
  }

  return { repair };
};

async function takeOverGiven(
  transaction: Queryable,
  actor: Actor,
  failure: Omit<Failure, 'reason'> & { reason: SignInFailureReason },
  { personId, fields }: Extract<RepairSignIn, { repair: 'take_over' }>,
): Promise<void> {
  const given = givenIdentity(failure);
  const [card] = await listComparedCards(transaction, [personId]);
  if (!given || !card || !failure.nearestPersonIds.includes(personId)) throw doesNotFit();
  const possible = fieldsToTakeOver(failure.reason, compare(given, card));
  if (!fields.every((field) => possible.includes(field))) throw doesNotFit();
  await takeOver(transaction, actor, personId, given, fields);
}

/** An attempt goes only to where one of its nearest people has a card. */
async function refuseOtherOrganization(
  transaction: Queryable,
  actor: Actor,
  failure: Failure,
  organizationId: number,
): Promise<void> {
  if (failure.organizationId !== null || actor.role !== 'regional_coordinator') throw doesNotFit();
  const known = await listCardOrganizations(transaction, failure.nearestPersonIds);
  if (!known.includes(organizationId)) throw new AppError('conflict', 'sign_in.forward_needs_card');
}
