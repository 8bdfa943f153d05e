import { Id, Strict } from '@gorodok/contract';
import { Type } from 'typebox';
import { contactRepository } from '#features/registry/people/index.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { noData, type JobKind } from '#platform/jobs/job-kind.ts';
import type { JobRunner } from '#platform/jobs/job-runner.ts';
import type { Mailer } from '#platform/mail/mailer.ts';
import type { Secrets } from '#platform/secrets/secrets.ts';
import { accountRepository } from '../accounts/index.ts';
import { letterLanguage } from '../recipients/index.ts';
import { throttle } from '../throttle/index.ts';
import { letters, linkAddress } from './letters.ts';
import { oneTimeLinkRepository } from './one-time-link.repository.ts';
import { passwordStepRepository } from './password-step.repository.ts';

const Recovery = Strict({ accountIds: Type.Array(Id) });

/** Sent for every request, known or not; what it comes to is seen by nobody who asked. */
export const recoverPasswords: JobKind<typeof Recovery> = {
  name: 'passwords.recover',
  data: Recovery,
  retryLimit: 5,
};

const removeOld: JobKind<typeof noData> = {
  name: 'passwords.remove-old',
  data: noData,
  retryLimit: 5,
  schedule: '30 * * * *',
};

export function passwordJobs(
  jobs: JobRunner,
  {
    database,
    mailer,
    secrets,
    publicUrl,
  }: { database: Database; mailer: Mailer; secrets: Secrets; publicUrl: string },
): void {
  jobs.handle(recoverPasswords, async ({ accountIds }) => {
    for (const accountId of accountIds)
      await database.kysely.transaction().execute(async (transaction) => {
        const account = await accountRepository(transaction).get(accountId);
        const email = await contactRepository(transaction).findConfirmedEmail(account.personId);
        // Only whoever has a password can have forgotten it; who is blocked gets no way around that.
        if (!email || account.blockedAt || account.passwordHash === null) return;
        const { token } = await oneTimeLinkRepository(transaction).create({
          accountId,
          purpose: 'password_recovery',
          email,
        });
        const language = await letterLanguage(transaction, account.personId);
        await mailer.send(transaction, letters.recovery(language, email, linkAddress(publicUrl, token)));
        await recordAudit(transaction, null, {
          action: 'password.recovery_sent',
          subject: { kind: 'account', id: accountId },
        });
      });
  });

  jobs.handle(removeOld, async () => {
    await oneTimeLinkRepository(database.kysely).removeOld();
    await passwordStepRepository(database.kysely).removeOld();
    await throttle(database.kysely, secrets).removeOld();
  });
}
