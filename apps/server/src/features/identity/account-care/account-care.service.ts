import type { AccountList, AccountSearch, Invitation, Invite } from '@gorodok/contract';
import { contactRepository, fullName, personRepository } from '#features/registry/people/index.ts';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import type { Mailer } from '#platform/mail/mailer.ts';
import { covers, getOfficer, listHeldPlaces } from '../delegation/index.ts';
import { letters, linkAddress, oneTimeLinkRepository } from '../passwords/index.ts';
import { removeSecondFactor } from '../second-factor/index.ts';
import { letterLanguage } from '../recipients/index.ts';
import { listAccounts, rolesByPerson } from './account-care.read.ts';
import * as care from './care-of-account.ts';

/** What an administrator does for people who can't get in. No password is ever told: only links, good once. */
export const accountCareService = ({
  database,
  mailer,
  publicUrl,
}: {
  database: Database;
  mailer: Mailer;
  publicUrl: string;
}) => {
  const db = database.kysely;

  async function search(actor: Actor, wanted: AccountSearch): Promise<AccountList> {
    return db.transaction().execute(async (transaction) => {
      const officer = await getOfficer(transaction, actor);
      const { accounts, next } = await listAccounts(transaction, officer, wanted);
      const held = await listHeldPlaces(
        transaction,
        accounts.map(({ personId }) => personId),
      );
      const roles = rolesByPerson(held.filter(({ place }) => covers(officer, place)));
      await recordAudit(transaction, actor, {
        action: 'accounts.listed',
        details: { count: accounts.length },
      });
      return {
        accounts: accounts.map((account) => ({ ...account, roles: roles.get(account.personId) ?? [] })),
        next,
      };
    });
  }

  /** Gives a one-time link by which the person sets a password: printed, or sent to the address in the card. */
  const invite = (actor: Actor, personId: number, { way }: Invite): Promise<Invitation> =>
    lookAfter(actor, personId, async (transaction, accountId) => {
      const email = way === 'letter' ? await findAddress(transaction, personId) : null;
      const { token, expiresAt } = await oneTimeLinkRepository(transaction).create({
        accountId,
        purpose: 'invitation',
        email,
      });
      const address = linkAddress(publicUrl, token);
      if (email) {
        const language = await letterLanguage(transaction, personId);
        await mailer.send(transaction, letters.invitation(language, email, address));
      }
      await recordAudit(transaction, actor, {
        action: 'account.invited',
        subject: { kind: 'person', id: personId },
        details: { way },
      });
      return {
        displayName: fullName(await personRepository(transaction).getName(personId)),
        address: email ? null : address,
        validUntil: expiresAt.toISOString(),
      };
    });

  const setBlocked = (actor: Actor, personId: number, blocked: boolean): Promise<void> =>
    db.transaction().execute((transaction) => care.setBlocked(transaction, actor, personId, blocked));

  const unlinkEsia = (actor: Actor, personId: number): Promise<void> =>
    db.transaction().execute((transaction) => care.unlinkEsia(transaction, actor, personId));

  /** For a lost phone without recovery codes: the administrator has made sure who asks. */
  const takeSecondFactorOff = (actor: Actor, personId: number): Promise<void> =>
    lookAfter(actor, personId, async (transaction, accountId) => {
      if (!(await removeSecondFactor(transaction, accountId)))
        throw new AppError('conflict', 'second_factor.is_off');
      await recordAudit(transaction, actor, {
        action: 'second_factor.taken_off',
        subject: { kind: 'person', id: personId },
      });
    });

  const lookAfter = <Result>(
    actor: Actor,
    personId: number,
    work: (transaction: Queryable, accountId: number) => Promise<Result>,
  ): Promise<Result> =>
    db.transaction().execute((transaction) => care.lookAfter(transaction, actor, personId, work));

  return { search, invite, setBlocked, unlinkEsia, takeSecondFactorOff };
};

async function findAddress(transaction: Queryable, personId: number): Promise<string> {
  const email =
    (await contactRepository(transaction).findConfirmedEmail(personId)) ??
    (await personRepository(transaction).findEmail(personId));
  if (!email) throw new AppError('conflict', 'account.no_email');
  return email;
}
