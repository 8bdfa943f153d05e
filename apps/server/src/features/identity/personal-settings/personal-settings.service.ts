import type {
  CardErrorReport,
  ChangeEmail,
  ChangePhone,
  ChangeUserName,
  ChooseYear,
  PersonalSettings,
  Preferences,
  YearChoice,
} from '@gorodok/contract';
import { parseEmail, parsePhone } from '@gorodok/identifiers';
import {
  changeOwnContacts,
  contactRepository,
  fullName,
  personRepository,
} from '#features/registry/people/index.ts';
import type { Actor, Identity } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import type { Mailer } from '#platform/mail/mailer.ts';
import type { Secrets } from '#platform/secrets/secrets.ts';
import { accountRepository } from '../accounts/index.ts';
import { letters, linkAddress, oneTimeLinkRepository, type passwordService } from '../passwords/index.ts';
import { letterLanguage } from '../recipients/index.ts';
import { isRequired, secondFactorRepository } from '../second-factor/index.ts';
import { throttle } from '../throttle/index.ts';
import { cardErrorRepository } from './card-error.repository.ts';
import { chosenYearRepository } from './chosen-year.repository.ts';
import { personalSettingsRepository } from './personal-settings.repository.ts';

interface Parts {
  database: Database;
  mailer: Mailer;
  secrets: Secrets;
  publicUrl: string;
  passwords: Pick<ReturnType<typeof passwordService>, 'refuseWrongPassword'>;
}

/** «Персональные настройки»: what a person sees and changes of the own account. */
export const personalSettingsService = ({ database, mailer, secrets, publicUrl, passwords }: Parts) => {
  const db = database.kysely;

  async function describe(identity: Identity): Promise<PersonalSettings> {
    const { accountId, personId, actor } = identity;
    const account = await accountRepository(db).get(accountId);
    const { surname, firstName, patronymic } = await personRepository(db).getName(personId);
    const contacts = contactRepository(db);
    const confirmed = await contacts.findConfirmedEmail(personId);
    const email = confirmed ?? (await personRepository(db).findEmail(personId)) ?? null;
    const phone = await contacts.findPhone(personId);
    const factors = secondFactorRepository(db);
    return {
      surname,
      firstName,
      patronymic,
      reportWaits: actor ? await cardErrorRepository(db).waits(actor) : false,
      userName: account.userName,
      role: actor?.role ?? null,
      phone: phone?.value ?? null,
      phoneVisibleToStaff: phone?.visibleToStaff ?? true,
      email,
      emailConfirmed: confirmed !== undefined,
      emailWaiting: await oneTimeLinkRepository(db).findWaitingEmail(accountId),
      hasPassword: account.passwordHash !== null,
      passwordChangedAt: account.passwordChangedAt?.toISOString() ?? null,
      hasSecondFactor: await factors.isOn(accountId),
      secondFactorRequired: await isRequired(db, personId),
      recoveryCodesLeft: await factors.countRecoveryCodes(accountId),
      esiaLinkedAt: account.esiaLinkedAt?.toISOString() ?? null,
      esiaTriedAt: account.esiaSignedInAt?.toISOString() ?? null,
    };
  }

  const getPreferences = (identity: Identity): Promise<Preferences> =>
    personalSettingsRepository(db).find(identity.accountId);

  const putPreferences = (identity: Identity, preferences: Preferences): Promise<void> =>
    personalSettingsRepository(db).put(identity.accountId, preferences);

  /** Without a role there is no organization, and so no year. */
  const findYears = async ({ actor }: Identity): Promise<YearChoice> =>
    actor ? chosenYearRepository(db, actor).find() : { years: [], currentId: null, chosenId: null };

  /** The year that runs is no choice: who goes back to it goes on with the next one in its time. */
  async function chooseYear({ actor }: Identity, { academicYearId }: ChooseYear): Promise<void> {
    if (!actor) throw new AppError('forbidden', 'role_needed');
    const chosen = chosenYearRepository(db, actor);
    const { years, currentId } = await chosen.find();
    if (academicYearId === null || academicYearId === currentId) return chosen.forget();
    if (!years.some(({ id }) => id === academicYearId))
      throw new AppError('not_found', 'academic_year.not_found');
    return chosen.put(academicYearId);
  }

  async function changeUserName(identity: Identity, { userName }: ChangeUserName): Promise<void> {
    await db.transaction().execute(async (transaction) => {
      await accountRepository(transaction).setUserName(identity.accountId, userName);
      await recordAudit(transaction, identity, { action: 'account.user_name_changed' });
    });
  }

  async function changePhone(identity: Identity, given: ChangePhone): Promise<void> {
    const phone = given.phone?.trim() ? parsePhone(given.phone) : null;
    if (phone && !phone.ok)
      throw new AppError('invalid', 'input_invalid', [{ field: '/phone', code: `cell.${phone.code}` }]);
    await db
      .transaction()
      .execute((transaction) =>
        changeOwnContacts(transaction, identity, (contacts) =>
          contacts.replacePhone(identity.personId, phone?.value ?? null, given.visibleToStaff),
        ),
      );
  }

  /** Sends a letter to the address; nothing changes until its link is opened. */
  async function changeEmail(identity: Identity, given: ChangeEmail): Promise<void> {
    const email = parseEmail(given.email);
    if (!email.ok)
      throw new AppError('invalid', 'input_invalid', [{ field: '/email', code: `cell.${email.code}` }]);
    const { accountId } = identity;
    await passwords.refuseWrongPassword(accountId, given.password, '/password');
    await throttle(db, secrets).enter([{ of: `confirmations of ${accountId}`, limit: 5 }]);
    await db.transaction().execute(async (transaction) => {
      const { token } = await oneTimeLinkRepository(transaction).create({
        accountId,
        purpose: 'email_confirmation',
        email: email.value,
      });
      const language = await letterLanguage(transaction, identity.personId);
      await mailer.send(
        transaction,
        letters.confirmation(language, email.value, linkAddress(publicUrl, token)),
      );
      await recordAudit(transaction, identity, { action: 'email.confirmation_sent' });
    });
  }

  /** «Сообщить об ошибке»: the card is the administrator's to mend, never silently the person's. */
  async function reportCardError(identity: Identity, text: string): Promise<void> {
    const { actor } = identity;
    if (!actor) throw new AppError('forbidden', 'role_needed');
    await db.transaction().execute(async (transaction) => {
      const id = await cardErrorRepository(transaction).report(actor, text.trim());
      await recordAudit(transaction, actor, {
        action: 'card_error.reported',
        subject: { kind: 'card_error_report', id },
      });
    });
  }

  async function listCardErrors(actor: Actor): Promise<CardErrorReport[]> {
    return db.transaction().execute(async (transaction) => {
      const rows = await cardErrorRepository(transaction).list(actor);
      await recordAudit(transaction, actor, {
        action: 'card_errors.listed',
        details: { count: rows.length },
      });
      return rows.map(({ id, personId, text, reportedAt, ...name }) => ({
        id,
        personId,
        text,
        displayName: fullName(name),
        reportedAt: reportedAt.toISOString(),
      }));
    });
  }

  async function handleCardError(actor: Actor, id: number): Promise<void> {
    await db.transaction().execute(async (transaction) => {
      if (!(await cardErrorRepository(transaction).markHandled(actor, id)))
        throw new AppError('not_found', 'card_error.not_found');
      await recordAudit(transaction, actor, {
        action: 'card_error.handled',
        subject: { kind: 'card_error_report', id },
      });
    });
  }

  return {
    describe,
    getPreferences,
    putPreferences,
    findYears,
    chooseYear,
    changeUserName,
    changePhone,
    changeEmail,
    reportCardError,
    listCardErrors,
    handleCardError,
  };
};
